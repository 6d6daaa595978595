/**
 * One side view of the lower spine in the patient's midline, front to the left, from which every drawing is made.
 * A place in it is `(t, u)`: `t` runs down the column (0 = T11, 1 = T12, 2 = L1 … 6 = L5, 7 = S1 … 9 = S3; halves are
 * the discs), `u` is the distance behind the middle of the vertebral bodies.
 */
export type Point = { x: number; y: number }

type Level = { name: string; leanDegrees: number; stepToNext: number }

/** The lower back curves forward (lordosis), then the sacrum turns sharply back. */
const LEVELS: readonly Level[] = [
  { name: 'T11', leanDegrees: -9, stepToNext: 52 },
  { name: 'T12', leanDegrees: -9, stepToNext: 53 },
  { name: 'L1', leanDegrees: -8, stepToNext: 54 },
  { name: 'L2', leanDegrees: -5, stepToNext: 55 },
  { name: 'L3', leanDegrees: -1, stepToNext: 55 },
  { name: 'L4', leanDegrees: 5, stepToNext: 55 },
  { name: 'L5', leanDegrees: 15, stepToNext: 51 },
  { name: 'S1', leanDegrees: 35, stepToNext: 40 },
  { name: 'S2', leanDegrees: 44, stepToNext: 35 },
  { name: 'S3', leanDegrees: 48, stepToNext: 30 },
]

const TOP: Point = { x: 150, y: -14 }

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}

function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

function level(index: number): Level {
  const found = LEVELS[Math.max(0, Math.min(LEVELS.length - 1, index))]
  if (!found) throw new Error(`There is no level ${index}`)
  return found
}

function findCenters(): Point[] {
  const points = [TOP]
  let from = TOP
  for (const [index, { leanDegrees, stepToNext }] of LEVELS.entries()) {
    const lean = radians(mix(leanDegrees, level(index + 1).leanDegrees, 0.5))
    from = { x: from.x + stepToNext * Math.sin(lean), y: from.y + stepToNext * Math.cos(lean) }
    points.push(from)
  }
  return points
}

const centers: readonly Point[] = findCenters()

export function leanAt(t: number): number {
  const below = Math.floor(t)
  return mix(level(below).leanDegrees, level(below + 1).leanDegrees, t - below)
}

/** The point `u` behind the axis of the bodies at height `t`, moved `v` down along the column. */
export function at(t: number, u: number, v = 0): Point {
  const index = Math.max(0, Math.min(centers.length - 2, Math.floor(t)))
  const [from, to] = [centers[index] ?? TOP, centers[index + 1] ?? TOP]
  const lean = radians(leanAt(t))
  return {
    x: mix(from.x, to.x, t - index) + u * Math.cos(lean) + v * Math.sin(lean),
    y: mix(from.y, to.y, t - index) - u * Math.sin(lean) + v * Math.cos(lean),
  }
}

/** SVG `transform` that puts a part drawn around (0, 0), upright, at height `t`. */
export function placeAt(t: number): string {
  const { x, y } = at(t, 0)
  return `translate(${round(x)} ${round(y)}) rotate(${round(-leanAt(t))})`
}

/** A smooth line through points (Catmull-Rom), as path data without its first `M`. */
function curveThrough(points: readonly Point[]): string {
  return points
    .slice(1)
    .map((end, index) => {
      const start = points[index] ?? end
      const before = points[index - 1] ?? start
      const after = points[index + 2] ?? end
      const first = { x: start.x + (end.x - before.x) / 6, y: start.y + (end.y - before.y) / 6 }
      const second = { x: end.x - (after.x - start.x) / 6, y: end.y - (after.y - start.y) / 6 }
      return `C${[first, second, end].map(({ x, y }) => `${round(x)} ${round(y)}`).join(' ')}`
    })
    .join('')
}

/** An open smooth line through points, as path data. */
export function lineThrough(points: readonly Point[]): string {
  const [start] = points
  return start ? `M${round(start.x)} ${round(start.y)}${curveThrough(points)}` : ''
}

/** A closed shape between a front edge and a back edge, both given from top to bottom. */
export function bandBetween(front: readonly Point[], back: readonly Point[]): string {
  const upwards = [...back].reverse()
  const [corner] = upwards
  if (!corner) return ''
  return `${lineThrough(front)}L${round(corner.x)} ${round(corner.y)}${curveThrough(upwards)}Z`
}

/** The height of the disc that bulges in the drawings that show one. */
export const BULGING_DISC = 5.5

/** Half the front-to-back depth of the bodies at height `t`: even in the lower back, tapering in the sacrum. */
export function bodyDepth(t: number): number {
  if (t < 1.5) return 30
  return t <= 6.5 ? 33 : Math.max(9, 31 - (t - 6.5) * 7)
}

/** Steps of `t` from `from` to `to`, both included. */
export function steps(from: number, to: number, step = 0.5): number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => from + index * step)
}
