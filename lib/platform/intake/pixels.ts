import sharp, { type Sharp } from 'sharp'

/** A gray picture, one byte a pixel. */
export type Gray = { data: Uint8Array; width: number; height: number }

const PAPER = 235

/** The brightness of each pixel, without the way through sharp's colour spaces, which costs five times as much. */
export function grayOf(rgba: Uint8Array, width: number, height: number): Gray {
  const data = new Uint8Array(width * height)
  for (let at = 0, from = 0; at < data.length; at += 1, from += 4) {
    // The weights of ITU-R BT.709, of 256.
    const [red, green, blue] = [rgba[from] ?? 0, rgba[from + 1] ?? 0, rgba[from + 2] ?? 0]
    data[at] = (red * 54 + green * 183 + blue * 19 + 128) >> 8
  }
  return { data, width, height }
}

export function grayImage({ data, width, height }: Gray): Sharp {
  return sharp(data, { raw: { width, height, channels: 1 } })
}

/** A smaller copy whose longer side has at most `longest` pixels. */
export async function shrunk(gray: Gray, longest: number): Promise<Gray> {
  if (Math.max(gray.width, gray.height) <= longest) return gray
  return toGray(grayImage(gray).resize(longest, longest, { fit: 'inside' }))
}

export async function toGray(image: Sharp): Promise<Gray> {
  const { data, info } = await image.grayscale().raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/** How strong the edges of the writing are: the 99th percentile of the steps between neighbours, relative to contrast. */
export function sharpnessOf({ data, width, height }: Gray): number {
  const steps = new Uint32Array(256)
  const levels = new Uint32Array(256)
  for (let y = 0; y < height; y += 1) {
    for (let x = 1; x < width; x += 1) {
      const at = y * width + x
      const value = data[at] ?? 0
      const step = Math.abs(value - (data[at - 1] ?? 0))
      steps[step] = (steps[step] ?? 0) + 1
      levels[value] = (levels[value] ?? 0) + 1
    }
  }
  const contrast = quantile(levels, 0.95) - quantile(levels, 0.02)
  return contrast < 8 ? 0 : Math.min(100, (100 * quantile(steps, 0.99)) / contrast)
}

/** Without the specks that a sensor makes where there is little light. */
export function calmed(gray: Gray): Promise<Gray> {
  return toGray(grayImage(gray).blur(1.2).median(3))
}

/** How bright the paper is: the level that most of a page lies below. */
export function brightnessOf({ data }: Gray): number {
  const levels = new Uint32Array(256)
  for (const value of data) levels[value] = (levels[value] ?? 0) + 1
  return quantile(levels, 0.75)
}

function quantile(histogram: Uint32Array, share: number): number {
  const total = histogram.reduce((sum, count) => sum + count, 0)
  let seen = 0
  for (const [level, count] of histogram.entries()) {
    seen += count
    if (seen >= total * share) return level
  }
  return histogram.length - 1
}

/**
 * Evens out shadows and dim light: each pixel is divided by the light of its surroundings, so that paper is white
 * everywhere and writing keeps its contrast.
 */
export async function flattened(gray: Gray): Promise<Gray> {
  const { width, height } = gray
  const light = await lightOf(gray)
  const data = new Uint8Array(gray.data.length)
  for (let at = 0; at < data.length; at += 1) {
    const around = Math.max(24, light[at] ?? 255)
    const even = ((gray.data[at] ?? 0) * PAPER) / around
    data[at] = even > 255 ? 255 : even
  }
  return { data, width, height }
}

const CELL = 16

/** The light that falls on each pixel: the bright part of its cell, blurred over the neighbours. */
async function lightOf({ data, width, height }: Gray): Promise<Uint8Array> {
  const columns = Math.ceil(width / CELL)
  const rows = Math.ceil(height / CELL)
  const cells = new Uint8Array(columns * rows)
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor(y / CELL) * columns
    for (let x = 0; x < width; x += 1) {
      const cell = row + Math.floor(x / CELL)
      const value = data[y * width + x] ?? 0
      if (value > (cells[cell] ?? 0)) cells[cell] = value
    }
  }
  return sharp(cells, { raw: { width: columns, height: rows, channels: 1 } })
    .median(5)
    .blur(2)
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .grayscale()
    .raw()
    .toBuffer()
}

/**
 * How often ink begins along a row, for each pixel. Writing covers a page with about one stroke in fifty pixels at
 * most; where there is little light a sensor makes many times as much, and a reader takes minutes over it.
 */
export function specksOf({ data, width, height }: Gray): number {
  let runs = 0
  let seen = 0
  for (let y = 0; y < height; y += 3) {
    let isInk = false
    for (let x = 0; x < width; x += 1) {
      const next = (data[y * width + x] ?? 255) < INK
      if (next && !isInk) runs += 1
      isInk = next
    }
    seen += width
  }
  return seen === 0 ? 0 : runs / seen
}

const INK = 150
const MAX_SKEW_DEGREES = 12

/** How lines of writing run: their angle in degrees, and how much clearer rows are than columns (below 1: sideways). */
export async function linesOf(flat: Gray): Promise<{ angle: number; rowsToColumns: number }> {
  const small = await shrunk(flat, 900)
  const ink = inkOf(small)
  const rows = bestAngle(ink, false)
  const columns = bestAngle(ink, true)
  const isSideways = columns.score > rows.score * 1.3
  return {
    angle: isSideways ? columns.angle : rows.angle,
    rowsToColumns: rows.score / Math.max(1, columns.score),
  }
}

function inkOf({ data, width, height }: Gray): { x: Int32Array; y: Int32Array; count: number } {
  const x = new Int32Array(data.length)
  const y = new Int32Array(data.length)
  let count = 0
  // A margin: the edge of the table is a line too.
  const [marginX, marginY] = [Math.floor(width * 0.03), Math.floor(height * 0.03)]
  for (let row = marginY; row < height - marginY; row += 1) {
    for (let column = marginX; column < width - marginX; column += 1) {
      if ((data[row * width + column] ?? 255) >= INK) continue
      x[count] = column
      y[count] = row
      count += 1
    }
  }
  return { x, y, count }
}

type Ink = ReturnType<typeof inkOf>

function bestAngle(ink: Ink, isSideways: boolean): { angle: number; score: number } {
  let best = { angle: 0, score: profileScore(ink, 0, isSideways) }
  const consider = (angle: number) => {
    const score = profileScore(ink, angle, isSideways)
    if (score > best.score) best = { angle, score }
  }
  for (let angle = -MAX_SKEW_DEGREES; angle <= MAX_SKEW_DEGREES; angle += 1) consider(angle)
  for (const step of [0.5, 0.25, 0.125]) {
    const { angle } = best
    consider(angle - step)
    consider(angle + step)
  }
  return best
}

/** Ink summed along lines at an angle: the more it comes in peaks, the better the lines run that way. */
function profileScore({ x, y, count }: Ink, degrees: number, isSideways: boolean): number {
  const slope = Math.tan((degrees * Math.PI) / 180)
  const offset = 1_000
  const profile = new Float64Array(4_000)
  const across = isSideways ? x : y
  const along = isSideways ? y : x
  const sign = isSideways ? 1 : -1
  for (let at = 0; at < count; at += 1) {
    const line = Math.round((across[at] ?? 0) + sign * slope * (along[at] ?? 0)) + offset
    if (line >= 0 && line < profile.length) profile[line] = (profile[line] ?? 0) + 1
  }
  let score = 0
  for (let line = 1; line < profile.length; line += 1) {
    const step = (profile[line] ?? 0) - (profile[line - 1] ?? 0)
    score += step * step
  }
  return score
}

/** Turned by any angle, with paper where nothing was. */
export async function turned(flat: Gray, degrees: number): Promise<Gray> {
  if (Math.abs(degrees) < 0.1) return flat
  return toGray(grayImage(flat).rotate(degrees, { background: { r: PAPER, g: PAPER, b: PAPER } }))
}
