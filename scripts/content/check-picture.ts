export type CheckedPicture = { width: number; height: number; problems: string[] }

export const LARGEST_PICTURE_BYTES = 400 * 1024
const WIDTHS = { least: 480, most: 2_400 }

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Parts that hold pixels or how to show them. Everything else may name a person, a place or a time. */
const PNG_PARTS = new Set('IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT bKGD pHYs'.split(' '))
const WEBP_PARTS = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH'])
const JPEG = { start: 0xd8, end: 0xd9, scan: 0xda, app0: 0xe0, app14: 0xee, comment: 0xfe }

/**
 * Checks a medical picture before it is published: a PNG, JPEG or WebP of sensible size with nothing in it but the
 * picture. Writing that is part of the picture itself is for a person to see: `isDeidentified` in the front matter.
 */
export function checkPicture(bytes: Buffer): CheckedPicture {
  const found = read(bytes)
  if (!found) return { width: 0, height: 0, problems: ['must be a whole PNG, JPEG or WebP'] }
  const { width, height, extras } = found
  const problems = extras.map((part) => `holds '${part}', which is no part of a picture: remove its metadata`)
  if (bytes.length > LARGEST_PICTURE_BYTES) {
    problems.push(`has ${bytes.length} bytes; the limit is ${LARGEST_PICTURE_BYTES}`)
  }
  if (width < WIDTHS.least || width > WIDTHS.most || height > WIDTHS.most) {
    problems.push(
      `is ${width} × ${height} pixels; it must be ${WIDTHS.least} to ${WIDTHS.most} wide and at most ${WIDTHS.most} high`,
    )
  }
  return { width, height, problems }
}

/** `extras` are the names of what is not picture. */
type Found = { width: number; height: number; extras: string[] }

function read(bytes: Buffer): Found | undefined {
  try {
    if (bytes.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE)) return readPng(bytes)
    if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') {
      return readWebp(bytes)
    }
    return bytes[0] === 0xff && bytes[1] === JPEG.start ? readJpeg(bytes) : undefined
  } catch (error) {
    // Reading past the end: the file is cut off.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function readPng(bytes: Buffer): Found {
  const extras: string[] = []
  let at = PNG_SIGNATURE.length
  for (let type = ''; type !== 'IEND'; ) {
    const length = bytes.readUInt32BE(at)
    type = bytes.toString('latin1', at + 4, at + 8)
    if (!PNG_PARTS.has(type)) extras.push(type)
    at += 12 + length
  }
  if (at !== bytes.length) extras.push('bytes after the end')
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), extras }
}

function readWebp(bytes: Buffer): Found {
  const extras: string[] = []
  const size = { width: 0, height: 0 }
  let at = 12
  while (at < bytes.length) {
    const type = bytes.toString('latin1', at, at + 4)
    const length = bytes.readUInt32LE(at + 4)
    const data = at + 8
    if (!WEBP_PARTS.has(type)) extras.push(type.trim())
    if (type === 'VP8 ') {
      size.width = bytes.readUInt16LE(data + 6) & 0x3fff
      size.height = bytes.readUInt16LE(data + 8) & 0x3fff
    } else if (type === 'VP8L') {
      const bits = bytes.readUInt32LE(data + 1)
      size.width = (bits & 0x3fff) + 1
      size.height = ((bits >>> 14) & 0x3fff) + 1
    }
    at = data + length + (length % 2)
  }
  if (at !== bytes.length || bytes.readUInt32LE(4) + 8 !== bytes.length) extras.push('bytes after the end')
  return { ...size, extras }
}

function readJpeg(bytes: Buffer): Found {
  const extras: string[] = []
  const size = { width: 0, height: 0 }
  let at = 2
  for (;;) {
    if (bytes.readUInt8(at) !== 0xff) throw new RangeError('no marker')
    const marker = bytes.readUInt8(at + 1)
    if (marker === JPEG.end) break
    const length = bytes.readUInt16BE(at + 2)
    const name = bytes.toString('latin1', at + 4, at + 9)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame)
      Object.assign(size, { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) })
    if (isJpegExtra(marker, name))
      extras.push(marker === JPEG.comment ? 'comment' : `APP${marker - JPEG.app0}`)
    at += 2 + length
    if (marker === JPEG.scan) at = endOfScan(bytes, at)
  }
  if (at + 2 !== bytes.length) extras.push('bytes after the end')
  return { ...size, extras }
}

function isJpegExtra(marker: number, name: string): boolean {
  if (marker === JPEG.comment) return true
  if (marker < JPEG.app0 || marker > 0xef) return false
  return !(marker === JPEG.app0 && name === 'JFIF\0') && !(marker === JPEG.app14 && name === 'Adobe')
}

/** Where the compressed pixels end: at the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, start: number): number {
  let at = start
  for (;;) {
    const next = bytes.readUInt8(at + 1)
    if (bytes.readUInt8(at) === 0xff && next !== 0 && (next < 0xd0 || next > 0xd7)) return at
    at += 1
  }
}
