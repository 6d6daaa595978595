'use client'

import { ChevronLeft, ChevronRight, RotateCw, ZoomIn, ZoomOut } from 'lucide-react'
import { type ReactNode, useState } from 'react'

/** Times the width of the pane. */
const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const
const FITS_WIDTH = ZOOMS.indexOf(1)

export type Rotation = 0 | 90 | 180 | 270

/** Zoom and rotation of one document, and how to change them. */
export function useViewControls() {
  const [step, setStep] = useState(FITS_WIDTH)
  const [rotation, setRotation] = useState<Rotation>(0)
  return {
    zoom: ZOOMS[step] ?? 1,
    rotation,
    zoomIn: () => setStep((now) => Math.min(now + 1, ZOOMS.length - 1)),
    zoomOut: () => setStep((now) => Math.max(now - 1, 0)),
    rotate: () => setRotation((now) => nextRotation(now)),
  }
}

function nextRotation(now: Rotation): Rotation {
  const order = { 0: 90, 90: 180, 180: 270, 270: 0 } as const
  return order[now]
}

type ToolbarProps = {
  controls: ReturnType<typeof useViewControls>
  canRotate?: boolean
  /** Left out for documents without pages. */
  pages?: { current: number; count: number; goBy: (by: 1 | -1) => void }
}

/** The buttons above a document. */
export function ViewerToolbar({ controls, canRotate = true, pages }: ToolbarProps) {
  return (
    <div
      role="toolbar"
      aria-label="View"
      className="flex flex-wrap items-center gap-1 border-line border-b bg-surface px-2 py-1 text-sm"
    >
      <ToolButton label="Zoom out" onPress={controls.zoomOut}>
        <ZoomOut aria-hidden className="size-5" />
      </ToolButton>
      <span className="w-12 text-center tabular-nums">{Math.round(controls.zoom * 100)} %</span>
      <ToolButton label="Zoom in" onPress={controls.zoomIn}>
        <ZoomIn aria-hidden className="size-5" />
      </ToolButton>
      {canRotate && (
        <ToolButton label="Turn right" onPress={controls.rotate}>
          <RotateCw aria-hidden className="size-5" />
        </ToolButton>
      )}
      {pages && (
        <span className="ms-auto flex items-center">
          <ToolButton label="Page before" onPress={() => pages.goBy(-1)}>
            <ChevronLeft aria-hidden className="size-5" />
          </ToolButton>
          <span aria-live="polite" className="whitespace-nowrap tabular-nums">
            Page {pages.current} of {pages.count}
          </span>
          <ToolButton label="Next page" onPress={() => pages.goBy(1)}>
            <ChevronRight aria-hidden className="size-5" />
          </ToolButton>
        </span>
      )}
    </div>
  )
}

export function ToolButton(props: {
  label: string
  onPress: () => void
  children: ReactNode
  /** For a button that is on or off. */
  isOn?: boolean
  isDisabled?: boolean
}) {
  return (
    <button
      type="button"
      aria-label={props.label}
      title={props.label}
      {...(props.isOn !== undefined && { 'aria-pressed': props.isOn })}
      disabled={props.isDisabled}
      onClick={props.onPress}
      className="grid size-[44px] shrink-0 place-content-center rounded-field text-ink hover:bg-action-tint disabled:text-ink-soft disabled:opacity-50 aria-pressed:bg-action aria-pressed:text-on-action"
    >
      {props.children}
    </button>
  )
}
