'use client'

import { Highlighter, MousePointer2, Move, Pencil, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { Notice } from '@/components/ui/notice'
import type { Scene } from '@/lib/videos/script-schema'
import type { SessionState } from './recording-session'
import { STAGE_HEIGHT, STAGE_WIDTH } from './stage-size'
import type { Tool, useStage } from './use-stage'

type Props = {
  stage: ReturnType<typeof useStage>
  /** Pixels of the recorded picture for each unit of the stage. */
  scale: number
  scene: Scene | null
  state: SessionState
  /** The section should show a picture, and it cannot be had. */
  isPictureMissing: boolean
  onKeepView: () => void
  onDropMarks: () => void
}

/** The picture as it is recorded, with the tools to point and draw on it. */
export function StageView({ stage, scale, scene, state, isPictureMissing, onKeepView, onDropMarks }: Props) {
  const { tool, setTool, canvas, handlers, undo, clear, zoom, showWhole } = stage
  return (
    <section aria-label="Stage" className="grid gap-2">
      <div className="relative overflow-hidden rounded-card border-2 border-line-strong bg-sunk">
        <canvas
          ref={canvas}
          width={STAGE_WIDTH * scale}
          height={STAGE_HEIGHT * scale}
          aria-label="What the patient sees"
          className={classNames(
            'block w-full touch-none',
            tool === 'move' ? 'cursor-grab' : 'cursor-crosshair',
          )}
          {...handlers}
        />
        {state.phase === 'counting' && (
          <p
            role="status"
            className="pointer-events-none absolute inset-0 grid place-content-center bg-paper/70 font-semibold text-5xl tabular-nums"
          >
            {state.count}
          </p>
        )}
      </div>
      {isPictureMissing && (
        <Notice tone="danger" title="The picture of this section is not there" isLive>
          It was taken away, or is being covered. Choose another on the work screen, or load this page again.
        </Notice>
      )}
      <div role="toolbar" aria-label="Tools" className="flex flex-wrap items-center gap-1">
        {TOOLS.filter(({ name }) => name !== 'mark' || scene?.kind === 'page').map(
          ({ name, label, icon }) => (
            <ToolButton key={name} label={label} isOn={tool === name} onClick={() => setTool(name)}>
              {icon}
            </ToolButton>
          ),
        )}
        <ToolButton label="Undo (Z)" onClick={undo}>
          <Undo2 aria-hidden className="size-5" />
        </ToolButton>
        <Button size="sm" variant="quiet" onClick={clear}>
          Clear
        </Button>
        <Button size="sm" variant="quiet" onClick={() => zoom(1.25)}>
          Larger
        </Button>
        <Button size="sm" variant="quiet" onClick={() => zoom(0.8)}>
          Smaller
        </Button>
        <Button size="sm" variant="quiet" onClick={showWhole}>
          Show all
        </Button>
        {(scene?.kind === 'page' || scene?.kind === 'picture') && (
          <Button size="sm" variant="quiet" onClick={onKeepView}>
            Keep this view
          </Button>
        )}
        {scene?.kind === 'page' && (
          <Button size="sm" variant="quiet" onClick={onDropMarks}>
            Drop the marks
          </Button>
        )}
      </div>
    </section>
  )
}

const TOOLS: readonly { name: Tool; label: string; icon: ReactNode }[] = [
  { name: 'pointer', label: 'Point (1)', icon: <MousePointer2 aria-hidden className="size-5" /> },
  { name: 'pen', label: 'Draw (2)', icon: <Pencil aria-hidden className="size-5" /> },
  { name: 'mark', label: 'Mark words (3)', icon: <Highlighter aria-hidden className="size-5" /> },
  { name: 'move', label: 'Move the picture (4)', icon: <Move aria-hidden className="size-5" /> },
]

type ToolButtonProps = { label: string; isOn?: boolean; onClick: () => void; children: ReactNode }

function ToolButton({ label, isOn, onClick, children }: ToolButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...(isOn !== undefined && { 'aria-pressed': isOn })}
      onClick={onClick}
      className={classNames(
        'grid size-[44px] place-content-center rounded-field border-2',
        isOn ? 'border-action bg-action-tint text-action' : 'border-transparent hover:bg-sunk',
      )}
    >
      {children}
    </button>
  )
}
