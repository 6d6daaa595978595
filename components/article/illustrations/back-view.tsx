import type { Point } from './spine-geometry'

/**
 * The lower spine seen from behind, as the doctor sees a patient who lies on the stomach. Each vertebra is drawn
 * around the middle of its lamina; the next one lies `VERTEBRA_STEP` below. The right half is mirrored for the left.
 */
export const BACK_MIDLINE = 212
const VERTEBRA_STEP = 92
const BONE = {
  fill: 'var(--art-bone)',
  stroke: 'var(--art-bone-line)',
  strokeWidth: 2.5,
  strokeLinejoin: 'round',
} as const

/** Half of the arch: lamina, joint knob that points up, side process, joint knob that points down. */
const HALF_ARCH =
  'M0 -20L20 -22L29 -44Q38 -56 49 -45L52 -20L66 -19L98 -27Q110 -22 104 -10L66 4L46 6Q36 12 31 26L29 50Q24 64 14 58L8 40L0 34Z'

function vertebraPlace(index: number, top: number): Point {
  return { x: BACK_MIDLINE, y: top + index * VERTEBRA_STEP }
}

/** Where the joint between vertebra `index` and the one below it lies; `side` is 1 on the right, -1 on the left. */
export function facetPlace(index: number, top: number, side: 1 | -1): Point {
  const { x, y } = vertebraPlace(index, top)
  return { x: x + side * 30, y: y + 47 }
}

function VertebraFromBehind({ place, name }: { place: Point; name: string }) {
  return (
    <g data-lit={`vertebra-${name}`} transform={`translate(${place.x} ${place.y})`}>
      <path {...BONE} d="M-48 -34Q0 -26 48 -34Q42 0 48 34Q0 26 -48 34Q-42 0 -48 -34Z" opacity="0.55" />
      <path {...BONE} d={HALF_ARCH} />
      <path {...BONE} d={HALF_ARCH} transform="scale(-1 1)" />
      <path {...BONE} d="M-10 -12Q0 -18 10 -12L13 30Q0 46 -13 30Z" />
      <text y="14" textAnchor="middle" fontSize="14" fill="var(--art-bone-text)">
        {name}
      </text>
    </g>
  )
}

function FacetJoint({ place, isSore }: { place: Point; isSore: boolean }) {
  return (
    <ellipse
      data-lit={isSore ? 'sore' : 'joint'}
      cx={place.x}
      cy={place.y}
      rx="5.5"
      ry="16"
      fill={isSore ? 'var(--art-heat)' : 'var(--art-disc-core)'}
      stroke="var(--art-disc-line)"
      strokeWidth="1.5"
    />
  )
}

/** Vertebrae from above down with the joints between them; `soreJoint` is the one that hurts, on the right. */
export function SpineFromBehind({
  names,
  top,
  soreJoint,
}: {
  names: readonly string[]
  top: number
  soreJoint?: number
}) {
  const fromBelow = names.map((name, index) => ({ name, index })).reverse()
  return (
    <g>
      {fromBelow.map(({ name, index }) => (
        <VertebraFromBehind key={name} name={name} place={vertebraPlace(index, top)} />
      ))}
      {names.slice(0, -1).map((name, index) => (
        <g key={name}>
          <FacetJoint place={facetPlace(index, top, -1)} isSore={false} />
          <FacetJoint place={facetPlace(index, top, 1)} isSore={index === soreJoint} />
        </g>
      ))}
    </g>
  )
}

/** The small nerve that crosses the right side process of vertebra `index` to the joints above and below it. */
export function MedialBranch({ index, top }: { index: number; top: number }) {
  const { x, y } = vertebraPlace(index, top)
  return (
    <g
      data-lit="nerve"
      transform={`translate(${x} ${y})`}
      fill="none"
      stroke="var(--art-root)"
      strokeLinecap="round"
    >
      <path d="M92 -64Q64 -46 57 -20Q52 2 40 14Q33 24 31 34" strokeWidth="3.5" />
      <path d="M55 -14Q42 -16 36 -34" strokeWidth="2.2" />
    </g>
  )
}

/** The place on the side process where a medial branch is numbed or heated. */
export function medialBranchPlace(index: number, top: number): Point {
  const { x, y } = vertebraPlace(index, top)
  return { x: x + 56, y: y - 16 }
}

/** The sacrum between the two hip bones, and the joints that link them. The one on the right is sore. */
export function PelvisFromBehind({ top }: { top: number }) {
  const hip = 'M84 34L88 -6Q128 -44 178 -14Q204 22 190 92Q178 128 138 150Q112 176 100 164L92 118Q80 78 84 34Z'
  const joint = 'M84 34Q78 80 93 122'
  return (
    <g transform={`translate(${BACK_MIDLINE} ${top})`}>
      <path data-lit="hip" {...BONE} d={hip} />
      <path data-lit="hip" {...BONE} d={hip} transform="scale(-1 1)" />
      <path
        data-lit="sacrum"
        {...BONE}
        d="M-80 26Q-66 0 -34 4Q0 14 34 4Q66 0 80 26Q74 80 89 122Q70 150 40 178Q18 232 0 236Q-18 232 -40 178Q-70 150 -89 122Q-74 80 -80 26Z"
      />
      <g data-lit="sacrum" fill="var(--art-fat)" stroke="var(--art-bone-line)" strokeWidth="1.2">
        {[42, 76, 108, 138].map((y, index) => (
          <g key={y}>
            <ellipse cx={38 - index * 4} cy={y} rx="6" ry="5" />
            <ellipse cx={-38 + index * 4} cy={y} rx="6" ry="5" />
          </g>
        ))}
      </g>
      <path data-lit="sacrum" {...BONE} d="M-7 22Q0 14 7 22L6 150Q0 160 -6 150Z" />
      <g fill="none" strokeLinecap="round">
        <path data-lit="sore" d={joint} stroke="var(--art-heat)" strokeWidth="8" />
        <path
          data-lit="joint"
          d={joint}
          stroke="var(--art-disc-line)"
          strokeWidth="7"
          transform="scale(-1 1)"
        />
      </g>
    </g>
  )
}
