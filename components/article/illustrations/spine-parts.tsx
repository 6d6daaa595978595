import { at, bandBetween, bodyDepth, lineThrough, type Point, placeAt, steps } from './spine-geometry'

/** Anatomy shared by all drawings, coloured by the `--art-…` variables of the figure around them. */

const CANAL_FRONT = 36
const SAC_FRONT = 39
export const SAC_BACK = 68
const CANAL_BACK = 78
const SAC_END = 8
const BODY_HEIGHT = 20
const SACRUM_TOP = 6.66
/** What the bodies are called, from above down. */
const LEVELS = ['T11', 'T12', 'L1', 'L2', 'L3', 'L4', 'L5', 'S1'] as const

/** A place in the canal: `u` as in the lower back, drawn nearer to the bone where the sacrum narrows the canal. */
function inCanal(t: number, u: number): Point {
  const narrowing = t <= 6.3 ? 1 : Math.max(0.4, 1 - (t - 6.3) * 0.3)
  const wall = t <= 6.3 ? CANAL_FRONT : bodyDepth(t) + 4
  return at(t, wall + (u - CANAL_FRONT) * narrowing)
}

/** Everything in front of the skin, and the layer of fat under it. */
export function Back({ skin }: { skin: readonly Point[] }) {
  const underSkin = skin.map(({ x, y }) => ({ x: x - 11, y }))
  const front = [-60, 560].map((y) => ({ x: -60, y }))
  return (
    <g fill="none" strokeLinecap="round">
      <path d={bandBetween(front, skin)} fill="var(--art-tissue)" />
      <path data-lit="fat" d={lineThrough(underSkin)} stroke="var(--art-under-skin)" strokeWidth="18" />
      <path data-lit="skin" d={lineThrough(skin)} stroke="var(--art-skin)" strokeWidth="6" />
    </g>
  )
}

function Vertebra({ index, name, sunk = 0 }: { index: number; name?: string | undefined; sunk?: number }) {
  const d = bodyDepth(index)
  const h = BODY_HEIGHT
  const outline = `M${-d} ${sunk - h}Q0 ${-h + 4} ${d} ${-h}Q${d - 5} 0 ${d} ${h}Q0 ${h - 4} ${-d} ${h}Q${-d + 5} ${sunk / 2} ${-d} ${sunk - h}Z`
  return (
    <g data-lit={`vertebra-${LEVELS[index]}`} transform={placeAt(index)}>
      <path
        d={outline}
        fill="var(--art-bone)"
        stroke="var(--art-bone-line)"
        strokeWidth="2.5"
        strokeLinejoin="round"
      />
      {name ? (
        <text y="6" textAnchor="middle" fontSize="16" fill="var(--art-bone-text)">
          {name}
        </text>
      ) : null}
    </g>
  )
}

function SpinousProcess({ index }: { index: number }) {
  const reach = index < 2 ? 112 : 122 - Math.max(0, index - 5) * 14
  const drop = index < 2 ? 12 : 4
  const path = `M80 3Q86 -2 94 2L${reach - 8} ${4 + drop}Q${reach} ${6 + drop} ${reach} ${15 + drop}L${reach - 2} ${24 + drop}Q${reach - 6} ${30 + drop} ${reach - 14} ${27 + drop}L94 ${19 + drop / 2}Q82 20 80 15Z`
  return (
    <g data-lit="process" transform={placeAt(index)}>
      <path
        d={path}
        fill="var(--art-bone)"
        stroke="var(--art-bone-line)"
        strokeWidth="2.5"
        strokeLinejoin="round"
      />
    </g>
  )
}

function Disc({ index, bulge = 0 }: { index: number; bulge?: number | undefined }) {
  const d = index > 6 ? 31 : bodyDepth(index) + 1
  const isThin = bulge > 0
  const h = isThin ? 6 : 7.5
  const back = d + bulge
  const outline = `M${-d + 3} ${-h}Q0 ${-h - 3} ${d - 2} ${-h}Q${back + 3} ${-h + 1} ${back + 2} 0Q${back + 3} ${h - 1} ${d - 2} ${h}Q0 ${h + 3} ${-d + 3} ${h}Q${-d - 3} 0 ${-d + 3} ${-h}Z`
  const [above, below] = [LEVELS[Math.floor(index)], LEVELS[Math.ceil(index)]]
  return (
    <g data-lit={`disc-${above}-${below}`} transform={placeAt(index)}>
      <path d={outline} fill="var(--art-disc)" stroke="var(--art-disc-line)" strokeWidth="1.5" />
      <ellipse
        cx={isThin ? 6 : 0}
        rx={isThin ? 22 : 20}
        ry={isThin ? 3 : 4.5}
        fill={isThin ? 'var(--art-disc-dry)' : 'var(--art-disc-core)'}
      />
    </g>
  )
}

/** The fused bones below L5, with the lines where they grew together and the crest behind the canal. */
function Sacrum({ name }: { name?: string | undefined }) {
  const heights = [...steps(SACRUM_TOP, 9.46, 0.2), 9.6]
  const crest = steps(7.3, 9.4, 0.3)
  const bone = { fill: 'var(--art-bone)', stroke: 'var(--art-bone-line)', strokeWidth: 2.5 }
  return (
    <g data-lit="sacrum" strokeLinejoin="round">
      <path
        {...bone}
        d={bandBetween(
          heights.map((t) => at(t, -bodyDepth(t))),
          heights.map((t) => at(t, bodyDepth(t))),
        )}
      />
      {[7.5, 8.5].map((t) => (
        <path
          key={t}
          d={lineThrough([at(t, -bodyDepth(t) + 3), at(t, bodyDepth(t) - 3)])}
          stroke="var(--art-bone-line)"
          strokeWidth="1.5"
        />
      ))}
      <path
        {...bone}
        d={bandBetween(
          crest.map((t) => inCanal(t, CANAL_BACK + 2)),
          crest.map((t, index) => inCanal(t, CANAL_BACK + (index % 3 === 1 ? 36 : 24))),
        )}
      />
      {name ? (
        <text transform={placeAt(7.05)} y="6" textAnchor="middle" fontSize="16" fill="var(--art-bone-text)">
          {name}
        </text>
      ) : null}
    </g>
  )
}

type ColumnProps = {
  bulgingDisc?: number
  isNamed?: boolean
  sunkVertebrae?: Readonly<Record<number, number>>
}

/**
 * Bodies, discs, spinous processes and sacrum. `bulgingDisc` is the height of a disc that presses backwards,
 * `sunkVertebrae` how far the upper front edge of a broken body has sunk.
 */
export function Column({ bulgingDisc, isNamed = true, sunkVertebrae = {} }: ColumnProps) {
  const bodies = steps(0, 6, 1)
  return (
    <g>
      {bodies.map((index) => (
        <Disc key={index} index={index + 0.5} bulge={index + 0.5 === bulgingDisc ? 9 : 0} />
      ))}
      <Sacrum name={isNamed ? 'S1' : undefined} />
      {bodies.map((index) => (
        <Vertebra
          key={index}
          index={index}
          name={isNamed && index > 0 ? LEVELS[index] : undefined}
          sunk={sunkVertebrae[index] ?? 0}
        />
      ))}
      {bodies.map((index) => (
        <SpinousProcess key={index} index={index} />
      ))}
    </g>
  )
}

/** The spinal canal with the fat of the epidural space and the ligamentum flavum behind it. */
export function Canal() {
  const heights = steps(-0.2, 9.4, 0.2)
  // The fat is deepest between two laminae, where the needle passes.
  const fatDepth = (t: number) => (t > 6.4 ? 0 : 3 * Math.sin((t - 0.35) * 2 * Math.PI))
  const back = heights.map((t) => inCanal(t, CANAL_BACK + fatDepth(t)))
  return (
    <g>
      <path
        data-lit="space"
        d={bandBetween(
          heights.map((t) => inCanal(t, CANAL_FRONT)),
          back,
        )}
        fill="var(--art-fat)"
      />
      {steps(0, 5, 1).map((index) => (
        <path
          key={index}
          data-lit="ligament"
          d={lineThrough([at(index, 80, 16), at(index + 0.6, 82), at(index + 1, 81, 2)])}
          fill="none"
          stroke="var(--art-ligament)"
          strokeWidth="5"
          strokeLinecap="round"
        />
      ))}
    </g>
  )
}

type SacProps = { dent?: number; dyeFrom?: number }

/**
 * The sac with its fluid, the end of the cord and the nerve roots. `dent` is where a disc presses on it, `dyeFrom` the
 * height below which dye has mixed with the fluid.
 */
export function Sac({ dent, dyeFrom }: SacProps) {
  const heights = [...steps(-0.2, 7.8, 0.2), 7.9, 7.96, SAC_END]
  const pressed = (t: number) => (dent === undefined ? 0 : 8 * Math.exp(-(((t - dent) / 0.16) ** 2)))
  const middle = (SAC_FRONT + SAC_BACK) / 2
  const half = (t: number) =>
    ((SAC_BACK - SAC_FRONT) / 2) * Math.sqrt(Math.max(0, 1 - Math.max(0, (t - 6.8) / 1.2) ** 2))
  const outline = (part: readonly number[]) =>
    bandBetween(
      part.map((t) => inCanal(t, middle - half(t) + pressed(t))),
      part.map((t) => inCanal(t, middle + half(t))),
    )
  const skin = { stroke: 'var(--art-dura)', strokeWidth: 2.5, strokeLinejoin: 'round' } as const
  return (
    <g>
      <path data-lit="sac" d={outline(heights)} fill="var(--art-fluid)" {...skin} />
      {dyeFrom === undefined ? null : (
        <path
          data-part="dye"
          d={outline(heights.filter((t) => t >= dyeFrom))}
          fill="var(--art-contrast)"
          {...skin}
        />
      )}
      <NerveRoots pressed={pressed} />
      <Cord />
    </g>
  )
}

function Cord() {
  const heights = [-0.2, 0.5, 1, 1.5, 1.9, 2.2, 2.45]
  const half = [8.5, 8.5, 9, 9, 7, 4, 1]
  const front = heights.map((t, index) => inCanal(t, 54 - (half[index] ?? 0)))
  const back = heights.map((t, index) => inCanal(t, 54 + (half[index] ?? 0)))
  return (
    <path
      data-lit="cord"
      d={bandBetween(front, back)}
      fill="var(--art-cord)"
      stroke="var(--art-cord-line)"
      strokeWidth="1.5"
      strokeLinejoin="round"
    />
  )
}

function NerveRoots({ pressed }: { pressed: (t: number) => number }) {
  const roots = [
    { from: 1, start: 46, lane: 45, to: 5.2 },
    { from: 1.4, start: 46, lane: 49, to: 6.6 },
    { from: 2.3, start: 54, lane: 54, to: 7.6 },
    { from: 1.7, start: 61, lane: 59, to: 7.2 },
    { from: 1.2, start: 62, lane: 63, to: 6.6 },
  ]
  return (
    <g data-lit="roots" fill="none" stroke="var(--art-root)" strokeWidth="1.8" strokeLinecap="round">
      {roots.map(({ from, start, lane, to }) => {
        const points = [
          inCanal(from, start),
          ...steps(from + 0.8, to, 0.2).map((t) => inCanal(t, lane + pressed(t) * 0.8)),
        ]
        return <path key={lane} d={lineThrough(points)} />
      })}
    </g>
  )
}

/** Medicine, or blood, that has spread in the epidural space around height `t`. */
export function Medicine({ t, fill = 'var(--art-medicine)' }: { t: number; fill?: string }) {
  const heights = steps(t - 0.75, t + 0.75, 0.15)
  const depth = (height: number) => 8.5 * Math.sqrt(Math.max(0, 1 - ((height - t) / 0.78) ** 2))
  return (
    <path
      data-part="medicine"
      d={bandBetween(
        heights.map((height) => inCanal(height, SAC_BACK)),
        heights.map((height) => inCanal(height, SAC_BACK + depth(height))),
      )}
      fill={fill}
    />
  )
}
