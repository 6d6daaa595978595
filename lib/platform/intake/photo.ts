import sharp from 'sharp'
import type { Emit } from './emit.ts'
import { savePage } from './pages.ts'
import { type Gray, toGray } from './pixels.ts'
import { INTAKE_CAPS, type IntakeTask, Refusal } from './protocol.ts'
import { readPicture } from './read-picture.ts'
import { readingLimits } from './reading-limits.ts'

const LONGEST_SIDE = 2_600

/** One photo is one page: decoded, turned as the camera says, read, and written anew without place or device. */
export async function processPhoto(input: Uint8Array, task: IntakeTask, emit: Emit): Promise<void> {
  const gray = task.mediaType === 'image/heic' ? await decodeHeic(input) : await decode(input)
  emit({ type: 'opened', pageCount: 1 })
  await savePage(task, emit, {
    ...(await readPicture(gray, {
      isPhoto: true,
      mayRead: task.unreadPage !== 1,
      limits: readingLimits(task),
      emit,
    })),
    number: 1,
  })
}

/** Decodes what sharp can; a picture of too many pixels is refused before one of them is made. */
export async function decode(input: Uint8Array): Promise<Gray> {
  const options = { limitInputPixels: INTAKE_CAPS.pixels, failOn: 'error', sequentialRead: true } as const
  const { width, height } = await sharp(input, { ...options, limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw new Refusal('UNREADABLE')
    })
  if (width * height > INTAKE_CAPS.pixels) throw new Refusal('TOO_MANY_PIXELS')
  try {
    return await toGray(
      sharp(input, { ...options, failOn: 'none' })
        .autoOrient()
        .flatten({ background: '#ffffff' })
        .resize(LONGEST_SIDE, LONGEST_SIDE, { fit: 'inside', withoutEnlargement: true }),
    )
  } catch {
    throw new Refusal('UNREADABLE')
  }
}

/** Its size is missing in the package's types. */
type HeicImage = Awaited<ReturnType<typeof import('heic-decode')['all']>>[number] & {
  width: number
  height: number
}

/** HEIC needs a decoder of its own; it turns the picture itself. */
async function decodeHeic(input: Uint8Array): Promise<Gray> {
  const { default: decodeImages } = await import('heic-decode')
  const images = await decodeImages.all({ buffer: input }).catch(() => {
    throw new Refusal('UNREADABLE')
  })
  const image = (images as HeicImage[])[0]
  if (!image) throw new Refusal('EMPTY')
  if (image.width * image.height > INTAKE_CAPS.pixels) throw new Refusal('TOO_MANY_PIXELS')
  const { data, width, height } = await image.decode().catch(() => {
    throw new Refusal('UNREADABLE')
  })
  return toGray(
    sharp(Buffer.from(data.buffer, data.byteOffset, data.byteLength), { raw: { width, height, channels: 4 } })
      .flatten({ background: '#ffffff' })
      .resize(LONGEST_SIDE, LONGEST_SIDE, { fit: 'inside', withoutEnlargement: true }),
  )
}
