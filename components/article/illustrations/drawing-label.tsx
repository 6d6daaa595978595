import type { Point } from './spine-geometry'

type Props = {
  text: string
  x: number
  y: number
  to: Point
  side: 'left' | 'right'
  /** The part at which it points (`data-lit`). */
  part?: string
}

/**
 * Words beside the drawing with a line to the thing they name. A `|` in the text starts a new line. The explainer
 * videos (scripts/explainer) find labels by `data-label` and what can come and go by `data-part`; the recorder lights up
 * what has `data-lit`, or else `data-part` (lib/articles/illustration-parts-schema.ts).
 */
export function DrawingLabel({ text, x, y, to, side, part, scale = 1 }: Props & { scale?: number }) {
  const isLeft = side === 'left'
  const startX = x + (isLeft ? 5 : -5) * scale
  return (
    <g data-label={text} data-lit={part}>
      <path
        d={`M${startX.toFixed(1)} ${(y - 6 * scale).toFixed(1)}L${to.x.toFixed(1)} ${to.y.toFixed(1)}`}
        stroke="var(--art-leader)"
        strokeWidth={1.4 * scale}
        fill="none"
      />
      <circle cx={to.x.toFixed(1)} cy={to.y.toFixed(1)} r={3.4 * scale} fill="var(--art-leader)" />
      <text fontSize={17 * scale} textAnchor={isLeft ? 'end' : 'start'} fill="var(--art-label)">
        {text.split('|').map((line, index) => (
          <tspan key={line} x={x} y={y + index * 20 * scale}>
            {line}
          </tspan>
        ))}
      </text>
    </g>
  )
}

const CLOSE_VIEW = 0.85

/** In a close view: smaller, so that its words come out the same size as in the other drawings. */
export function CloseLabel(props: Props) {
  return <DrawingLabel {...props} scale={CLOSE_VIEW} />
}
