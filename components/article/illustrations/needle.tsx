import type { Point } from './spine-geometry'

/** A needle whose tip is at `tip`, coming from the back at `angleDegrees` below the horizontal. */
export function Needle({ tip, angleDegrees, length }: { tip: Point; angleDegrees: number; length: number }) {
  return (
    <g
      data-part="needle"
      transform={`translate(${tip.x.toFixed(1)} ${tip.y.toFixed(1)}) rotate(${angleDegrees})`}
    >
      <path
        d={`M0 0L7 -1.8H${length}V1.8H7Z`}
        fill="var(--art-needle)"
        stroke="var(--art-needle-line)"
        strokeWidth="0.8"
      />
      <path
        d={`M${length} -3H${length + 8}V-7H${length + 24}V7H${length + 8}V3H${length}Z`}
        fill="var(--art-hub)"
        stroke="var(--art-needle-line)"
        strokeWidth="1"
        strokeLinejoin="round"
      />
    </g>
  )
}
