/**
 * A slice across the lower back, seen from the feet, of a patient who lies on the stomach: the back is up. The middle
 * of the vertebral body is at (212, 280).
 */
const BONE = {
  fill: 'var(--art-bone)',
  stroke: 'var(--art-bone-line)',
  strokeWidth: 2.5,
  strokeLinejoin: 'round',
} as const

/** Half of the ring behind the body: pedicle, side process, joint knob and half of the spinous process. */
const HALF_RING =
  'M212 96Q222 92 224 104L222 142Q236 156 252 160Q266 150 272 166L268 184L326 176Q338 182 330 194L272 208L268 232L244 240L240 210Q238 184 212 170Z'

function Muscle({ isRight }: { isRight: boolean }) {
  return (
    <path
      data-lit="muscle"
      d="M232 84Q300 78 348 112Q372 144 340 168L276 152Q250 138 236 146Z"
      fill="var(--art-muscle)"
      transform={isRight ? undefined : 'translate(424 0) scale(-1 1)'}
    />
  )
}

/** Skin, fat, muscle, the vertebra and the sac with its nerve roots. */
export function CrossSection() {
  return (
    <g>
      <path d="M-20 96Q90 52 196 60Q212 64 228 60Q334 52 444 96V500H-20Z" fill="var(--art-tissue)" />
      <path
        data-lit="fat"
        d="M-20 104Q90 60 196 68Q212 72 228 68Q334 60 444 104"
        fill="none"
        stroke="var(--art-under-skin)"
        strokeWidth="16"
      />
      <path
        data-lit="skin"
        d="M-20 96Q90 52 196 60Q212 64 228 60Q334 52 444 96"
        fill="none"
        stroke="var(--art-skin)"
        strokeWidth="6"
      />
      <Muscle isRight />
      <Muscle isRight={false} />
      <ellipse data-lit="space" cx="212" cy="208" rx="34" ry="30" fill="var(--art-fat)" />
      <ellipse
        data-lit="sac"
        cx="212"
        cy="208"
        rx="24"
        ry="21"
        fill="var(--art-fluid)"
        stroke="var(--art-dura)"
        strokeWidth="2.5"
      />
      {[
        { x: 198, y: 204 },
        { x: 203, y: 216 },
        { x: 212, y: 197 },
        { x: 212, y: 220 },
        { x: 221, y: 216 },
        { x: 226, y: 204 },
      ].map(({ x, y }) => (
        <circle key={`${x}-${y}`} data-lit="roots" cx={x} cy={y} r="3" fill="var(--art-root)" />
      ))}
      <path
        data-lit="vertebra"
        {...BONE}
        d="M148 256Q152 230 184 236Q212 244 240 236Q272 230 276 256Q292 300 258 336Q212 362 166 336Q132 300 148 256Z"
      />
      <path data-lit="vertebra" {...BONE} d={HALF_RING} />
      <path data-lit="vertebra" {...BONE} d={HALF_RING} transform="translate(424 0) scale(-1 1)" />
    </g>
  )
}

/** The part of the bone that looked odd on a scan. */
export function Spot({ cx, cy }: { cx: number; cy: number }) {
  return (
    <path
      data-part="spot"
      d={`M${cx - 20} ${cy - 4}Q${cx - 12} ${cy - 22} ${cx + 6} ${cy - 17}Q${cx + 24} ${cy - 8} ${cx + 18} ${cy + 10}Q${cx + 4} ${cy + 24} ${cx - 12} ${cy + 15}Q${cx - 24} ${cy + 8} ${cx - 20} ${cy - 4}Z`}
      fill="var(--art-spot)"
    />
  )
}
