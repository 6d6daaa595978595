'use client'

import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import type { HiddenBox, HiddenSuggestion } from '@/lib/reports/hidden-part-schema'
import type { PageTurn } from '@/lib/reports/report-page-schema'
import { messagesFor } from '@/lib/shared/messages/messages'
import { boxAfterKey, boxBetween, boxOnPage, type HidingState, type Size } from './hidden-part-list'
import styles from './hide-parts.module.css'

type CanvasProps = {
  url: string
  label: string
  page: Size & { turn: PageTurn }
  suggestions: readonly HiddenSuggestion[]
  state: HidingState
  isDrawing: boolean
  onTick: (index: number) => void
  onDraw: (box: HiddenBox) => void
  onMove: (id: number, box: HiddenBox) => void
  onRemove: (id: number) => void
}

type Drag =
  | { kind: 'draw'; from: DOMPoint; box: HiddenBox }
  | { kind: 'move' | 'size'; id: number; from: DOMPoint; start: HiddenBox }

/** The page, with a box over each part: tapped, drawn, moved and sized by pointer or keys. */
export function HidePartsCanvas(props: CanvasProps) {
  const { url, label, page, suggestions, state, isDrawing } = props
  const sheet = useRef<SVGGElement>(null)
  const [drag, setDrag] = useState<Drag>()
  const pointOf = ({ clientX, clientY }: PointerEvent): DOMPoint | null => {
    const matrix = sheet.current?.getScreenCTM()
    return matrix ? new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse()) : null
  }
  const begin = (event: PointerEvent, make: (from: DOMPoint) => Drag) => {
    const from = pointOf(event)
    if (!from) return
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    setDrag(make(from))
  }
  function onPointerMove(event: PointerEvent) {
    const to = drag && pointOf(event)
    if (!drag || !to) return
    if (drag.kind === 'draw') return setDrag({ ...drag, box: boxBetween(drag.from, to, page) })
    const { start, from, id } = drag
    const [dx, dy] = [to.x - from.x, to.y - from.y]
    const moved = drag.kind === 'move' ? { ...start, x: start.x + dx, y: start.y + dy } : null
    props.onMove(id, boxOnPage(moved ?? { ...start, w: start.w + dx, h: start.h + dy }, page))
  }
  function onPointerUp() {
    // A tap is no box.
    if (drag?.kind === 'draw' && drag.box.w > 8 && drag.box.h > 8) props.onDraw(drag.box)
    setDrag(undefined)
  }
  function onKeyDown(event: KeyboardEvent, id: number, box: HiddenBox) {
    const isRemoving = event.key === 'Delete' || event.key === 'Backspace'
    const next = boxAfterKey(box, event, page)
    if (!isRemoving && !next) return
    event.preventDefault()
    if (next) props.onMove(id, next)
    else props.onRemove(id)
  }
  const { width, height } = page
  const isSideways = page.turn % 180 !== 0
  return (
    <svg
      viewBox={isSideways ? `0 0 ${height} ${width}` : `0 0 ${width} ${height}`}
      className={styles.page}
      data-drawing={isDrawing}
      onPointerDown={(event) =>
        isDrawing && begin(event, (from) => ({ kind: 'draw', from, box: boxBetween(from, from, page) }))
      }
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => setDrag(undefined)}
    >
      <title>{label}</title>
      <g ref={sheet} transform={turnOf(page)}>
        <image href={url} width={width} height={height} />
        {suggestions.map(({ box }, index) => (
          // Its checkbox below is the way for keys and for screen readers.
          <rect
            key={`${box.x}-${box.y}`}
            {...rectOf(box)}
            aria-hidden
            className={state.ticked.includes(index) ? styles.covered : styles.suggested}
            onClick={() => !isDrawing && props.onTick(index)}
          />
        ))}
        {state.own.map(({ id, box }, index) => (
          <g key={id}>
            {/* biome-ignore lint/a11y/useSemanticElements: there is no button element within a drawing */}
            <rect
              {...rectOf(box)}
              className={styles.own}
              role="button"
              tabIndex={0}
              data-box={id}
              aria-label={messagesFor('en').hideParts.boxKeys({ number: index + 1 })}
              onKeyDown={(event) => onKeyDown(event, id, box)}
              onPointerDown={(event) => begin(event, (from) => ({ kind: 'move', id, from, start: box }))}
            />
            <circle
              cx={box.x + box.w}
              cy={box.y + box.h}
              r={width / 45}
              className={styles.handle}
              onPointerDown={(event) => begin(event, (from) => ({ kind: 'size', id, from, start: box }))}
            />
          </g>
        ))}
        {drag?.kind === 'draw' && <rect {...rectOf(drag.box)} className={styles.covered} />}
      </g>
    </svg>
  )
}

function rectOf({ x, y, w, h }: HiddenBox) {
  return { x, y, width: w, height: h }
}

function turnOf({ width, height, turn }: CanvasProps['page']): string {
  const moves = { 0: '0 0', 90: `${height} 0`, 180: `${width} ${height}`, 270: `0 ${width}` } as const
  return `translate(${moves[turn]}) rotate(${turn})`
}
