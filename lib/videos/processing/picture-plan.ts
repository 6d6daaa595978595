import type { PictureFacts } from '@/lib/platform/media'

/** Everything that is made plays at this rate; copied pictures keep their own. */
export const FRAME_RATE = 30
/** Of what is larger a phone on the road would load more than it can show. */
const COPY_BITS_PER_SECOND = 8_000_000
const MAX_LONG_SIDE = 1920
const MAX_SHORT_SIDE = 1080
/** Between keyframes: a player cannot jump into the middle of a longer stretch. */
const MAX_KEYFRAME_SECONDS = 12

/** Whether pictures can be taken as they are: any phone plays them, and they fit to each other. */
export function mayCopy(pictures: readonly PictureFacts[]): boolean {
  const [first] = pictures
  return pictures.every((picture) => isPlayable(picture) && picture.parameters === first?.parameters)
}

function isPlayable(picture: PictureFacts): boolean {
  const { codec, pixelFormat, width, height, rate } = picture
  const isPlain = codec === 'h264' && ['yuv420p', 'yuvj420p'].includes(pixelFormat)
  const isAsShown = !picture.needsTurning && !picture.isHdr && !picture.isInterlaced
  const isSmall =
    Math.max(width, height) <= MAX_LONG_SIDE &&
    Math.min(width, height) <= MAX_SHORT_SIDE &&
    picture.bitsPerSecond <= COPY_BITS_PER_SECOND
  return isPlain && isAsShown && isSmall && rate >= 5 && rate <= 61 && canBeSought(picture)
}

function canBeSought({ keyframes, endSeconds }: PictureFacts): boolean {
  if ((keyframes[0] ?? Number.POSITIVE_INFINITY) > 0.5) return false
  return [...keyframes.slice(1), endSeconds].every(
    (at, index) => at - (keyframes[index] ?? 0) <= MAX_KEYFRAME_SECONDS,
  )
}

/** The last moment at or before this one where a copied picture may begin. */
export function keyframeBefore({ keyframes }: PictureFacts, seconds: number): number {
  return keyframes.findLast((at) => at <= seconds) ?? 0
}

export type Canvas = { width: number; height: number }

/** The size that every picture of a video gets: the first one's, at most 1080p, lying or standing, in even numbers. */
export function canvasFor({ width, height }: Canvas): Canvas {
  const scale = Math.min(1, MAX_LONG_SIDE / Math.max(width, height), MAX_SHORT_SIDE / Math.min(width, height))
  const even = (size: number) => Math.max(2, Math.round((size * scale) / 2) * 2)
  return { width: even(width), height: even(height) }
}

/**
 * What is done to a picture before it is encoded: an even rate from the very start (recorders skip frames, and begin
 * late), the last frame held for as long as there is sound, fitted into the canvas, bright pictures made plain.
 */
export function pictureFilter(
  picture: PictureFacts,
  canvas: Canvas,
  inSeconds: number,
  seconds: number,
): string {
  const { width, height } = canvas
  return [
    ...(picture.isInterlaced ? ['yadif'] : []),
    `fps=${FRAME_RATE}:start_time=0`,
    'tpad=stop=-1:stop_mode=clone',
    `trim=start=${inSeconds.toFixed(3)}:duration=${seconds.toFixed(3)}`,
    'setpts=PTS-STARTPTS',
    ...(picture.needsTurning ? SQUARE_PIXELS : []),
    `scale=${width}:${height}:force_original_aspect_ratio=decrease:force_divisible_by=2`,
    `pad=${width}:${height}:(ow-iw)/2:(oh-ih)/2`,
    'setsar=1',
    ...(picture.isHdr ? TONE_MAP : []),
    'format=yuv420p',
  ].join(',')
}

/** Fitting into a canvas counts pixels, whatever their shape. */
const SQUARE_PIXELS = ['scale=trunc(iw*sar/2)*2:ih', 'setsar=1']

const TONE_MAP = [
  'zscale=transfer=linear:npl=100',
  'format=gbrpf32le',
  'zscale=primaries=bt709',
  'tonemap=hable:desat=0',
  'zscale=transfer=bt709:matrix=bt709:range=tv',
]
