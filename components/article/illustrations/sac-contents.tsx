import { at, lineThrough, type Point } from './spine-geometry'
import { SAC_BACK } from './spine-parts'

/** Medicine at the tip of the needle and the way in which the fluid carries it up and down. */
export function MedicineInSac({ t }: { t: number }) {
  const drops = [
    { t: t - 1.5, u: 47, r: 2 },
    { t: t - 1.1, u: 60, r: 2.4 },
    { t: t - 0.75, u: 50, r: 2.8 },
    { t: t - 0.45, u: 61, r: 3 },
    { t: t - 0.2, u: 47, r: 3.2 },
    { t: t + 0.25, u: 60, r: 3.2 },
    { t: t + 0.5, u: 48, r: 2.8 },
    { t: t + 0.9, u: 58, r: 2.4 },
    { t: t + 1.3, u: 49, r: 2 },
  ]
  return (
    <g data-part="medicine" fill="var(--art-medicine)">
      {drops.map(({ t: height, u, r }) => {
        const { x, y } = at(height, u)
        return <circle key={height} cx={x.toFixed(1)} cy={y.toFixed(1)} r={r} />
      })}
    </g>
  )
}

/** Fluid that runs out of a hole in the back of the sac at height `t`. */
export function Leak({ t }: { t: number }) {
  const drops = [
    { t: t + 0.02, u: 72, r: 2.2 },
    { t: t + 0.2, u: 75, r: 3 },
    { t: t + 0.44, u: 74, r: 2.4 },
  ]
  return (
    <g data-part="leak">
      <path
        d={lineThrough([at(t - 0.05, SAC_BACK), at(t + 0.05, SAC_BACK)])}
        stroke="var(--art-fluid)"
        strokeWidth="5"
      />
      {drops.map(({ t: height, u, r }) => {
        const { x, y } = at(height, u)
        return <circle key={height} cx={x.toFixed(1)} cy={y.toFixed(1)} r={r} fill="var(--art-leak)" />
      })}
    </g>
  )
}

/** A syringe on the hub of a needle whose tip and angle are given, as for `Needle`. */
export function Syringe({
  tip,
  angleDegrees,
  length,
  fill,
}: {
  tip: Point
  angleDegrees: number
  length: number
  fill: string
}) {
  const start = length + 24
  return (
    <g
      data-part="needle"
      transform={`translate(${tip.x.toFixed(1)} ${tip.y.toFixed(1)}) rotate(${angleDegrees})`}
    >
      <g stroke="var(--art-needle-line)" strokeWidth="1">
        <rect x={start} y="-10" width="44" height="20" rx="3" fill="var(--art-paper)" />
        <rect x={start + 1} y="-9" width="26" height="18" fill={fill} stroke="none" />
        <path d={`M${start + 28} 0H${start + 62}M${start + 62} -9V9`} strokeWidth="3" fill="none" />
      </g>
    </g>
  )
}
