import fs from 'node:fs/promises'
import { z } from 'zod'
import { parseJson } from '@/lib/shared/parse-json'
import { err, ok, type Result } from '@/lib/shared/result'
import { type ChildStop, runChild } from './child-process'
import { env } from './env'

/** What the picture of a file is, as it would be shown. Times are seconds from the file's start. */
export type PictureFacts = {
  codec: string
  pixelFormat: string
  /** As shown: turned and with square pixels. */
  width: number
  height: number
  /** The coded picture is not the shown one: it is turned, or its pixels are not square. */
  needsTurning: boolean
  isHdr: boolean
  isInterlaced: boolean
  /** Frames a second on average. */
  rate: number
  bitsPerSecond: number
  endSeconds: number
  /** Where a copy may begin. */
  keyframes: readonly number[]
  /** Two pictures with the same can be joined without encoding them again. */
  parameters: string
  /** What their times count in; to be joined it must be the same too, which needs no encoding. */
  timeBase: string
}

export type MediaFacts = {
  /** Of the longer of picture and sound, by what the file really holds. */
  seconds: number
  picture: PictureFacts
}

/** `NOT_A_VIDEO` no container that we take, or none that can be read; `TOO_SLOW`, `TOO_MUCH_MEMORY` the limits. */
export type ProbeError = 'NOT_A_VIDEO' | 'NO_PICTURE' | 'NO_SOUND' | 'NO_DURATION' | ChildStop

const TIMEOUT_MS = 120_000
/** All of a file is read once: a disk that is shared with other work gives at least so much in a millisecond. */
const SLOWEST_BYTES_PER_MS = 10_000
/** Only containers that we take are opened, and nothing but that one file (a playlist could name others). */
export const SAFE_INPUT = ['-protocol_whitelist', 'file', '-format_whitelist', 'mov,matroska,webm'] as const

const rational = z.string().transform((text) => {
  const [top = 0, bottom = 0] = text.split(/[/:]/).map(Number)
  return bottom > 0 ? top / bottom : 0
})
const streamSchema = z.object({
  index: z.number(),
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  profile: z.string().optional(),
  level: z.number().optional(),
  pix_fmt: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  sample_aspect_ratio: rational.optional(),
  field_order: z.string().optional(),
  color_transfer: z.string().optional(),
  extradata_hash: z.string().optional(),
  time_base: z.string().optional(),
  side_data_list: z.array(z.object({ rotation: z.number().optional() })).optional(),
  disposition: z.object({ attached_pic: z.number() }).partial().optional(),
})
const answerSchema = z.object({
  format: z.object({ start_time: z.coerce.number().optional() }),
  streams: z.array(streamSchema),
})
type Stream = z.output<typeof streamSchema>

/**
 * What a video file holds, by ffprobe: its streams by their headers, and how long they really are by their packets,
 * for recorders write no duration and a file that was cut off still claims its own.
 */
export async function probeVideo(
  file: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<Result<MediaFacts, ProbeError>> {
  const wanted = ['-of', 'json', '-show_format', '-show_streams', '-show_data_hash', 'sha256']
  const timeoutMs = TIMEOUT_MS + (await fs.stat(file)).size / SLOWEST_BYTES_PER_MS
  const answer = await ffprobe([...wanted, file], { signal, timeoutMs })
  if (answer.stoppedAs) return err(answer.stoppedAs)
  const parsed = answer.code === 0 ? answerSchema.safeParse(parseJson(answer.stdout)) : null
  if (!parsed?.success) return err('NOT_A_VIDEO')
  const { format, streams } = parsed.data
  const picture = streams.find(isPicture)
  if (!picture?.width || !picture.height) return err('NO_PICTURE')
  const sound = streams.find((stream) => stream.codec_type === 'audio')
  if (!sound) return err('NO_SOUND')
  const packets = await readPackets(file, format.start_time ?? 0, { signal, timeoutMs })
  // What was read so far is not all that the file holds.
  if (!packets.ok) return packets
  const [shown, heard] = [packets.value.get(picture.index), packets.value.get(sound.index)]
  if (!shown || !heard) return err('NO_DURATION')
  const seconds = Math.max(shown.end, heard.end)
  if (!(seconds > 0) || !(shown.end > 0)) return err('NO_DURATION')
  return ok({ seconds, picture: pictureFacts(picture, shown) })
}

function isPicture(stream: Stream): boolean {
  return stream.codec_type === 'video' && stream.disposition?.attached_pic !== 1
}

function pictureFacts(stream: Stream, packets: Packets): PictureFacts {
  const rotation = stream.side_data_list?.find((side) => side.rotation !== undefined)?.rotation ?? 0
  const isSideways = Math.abs(Math.round(rotation / 90)) % 2 === 1
  const aspect = stream.sample_aspect_ratio || 1
  const [wide, high] = [Math.round((stream.width ?? 0) * aspect), stream.height ?? 0]
  return {
    codec: stream.codec_name ?? '',
    pixelFormat: stream.pix_fmt ?? '',
    width: isSideways ? high : wide,
    height: isSideways ? wide : high,
    needsTurning: rotation !== 0 || aspect !== 1,
    isHdr: ['smpte2084', 'arib-std-b67'].includes(stream.color_transfer ?? ''),
    isInterlaced: ['tt', 'bb', 'tb', 'bt'].includes(stream.field_order ?? ''),
    rate: packets.count / packets.end,
    bitsPerSecond: (packets.bytes * 8) / packets.end,
    endSeconds: packets.end,
    keyframes: packets.keyframes,
    parameters: [stream.profile, stream.level, stream.width, stream.height, stream.extradata_hash].join(' '),
    timeBase: stream.time_base ?? '',
  }
}

type Packets = { end: number; count: number; bytes: number; keyframes: number[] }

type Limits = { signal: AbortSignal; timeoutMs: number }

/** By the index of their stream. */
async function readPackets(
  file: string,
  origin: number,
  limits: Limits,
): Promise<Result<Map<number, Packets>, ChildStop>> {
  const found = new Map<number, Packets>()
  const fields = 'packet=stream_index,pts_time,duration_time,size,flags'
  // An error at the end of a file that was cut off is no news: what came before it counts.
  const read = await ffprobe(['-show_entries', fields, '-of', 'csv=p=0', file], {
    ...limits,
    onLine(line) {
      const [index = '', at, length, size, flags] = line.split(',')
      const start = Number(at) - origin
      if (!Number.isFinite(start)) return
      const packets = found.get(Number(index)) ?? { end: 0, count: 0, bytes: 0, keyframes: [] }
      packets.end = Math.max(packets.end, start + (Number(length) || 0))
      packets.count += 1
      packets.bytes += Number(size) || 0
      // Every packet of a sound is one.
      if (flags?.startsWith('K') && packets.keyframes.length < 20_000) packets.keyframes.push(start)
      found.set(Number(index), packets)
    },
  })
  return read.stoppedAs ? err(read.stoppedAs) : ok(found)
}

function ffprobe(args: readonly string[], options: Limits & { onLine?: (line: string) => void }) {
  return runChild(env().FFPROBE_PATH, ['-v', 'error', ...SAFE_INPUT, ...args], options)
}
