import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'

const run = promisify(execFile)

/** A picture that moves, of so many seconds. */
export const picture = (size: string, seconds: number, rate = 15) => [
  ...['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=${rate}:duration=${seconds}`],
]
/** A voice of noise that is heard in these spans of seconds and silent between them. */
export function voice(seconds: number, heard: readonly (readonly [number, number])[]): string[] {
  const isHeard = heard.map(([from, to]) => `between(t\\,${from}\\,${to})`).join('+') || '0'
  const sound = `anoisesrc=color=pink:seed=1:duration=${seconds}:amplitude=0.2,volume='${isHeard}':eval=frame`
  return ['-f', 'lavfi', '-i', sound]
}
export const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac']
export const VP8 = [
  '-c:v',
  'libvpx',
  '-deadline',
  'realtime',
  '-cpu-used',
  '8',
  '-b:v',
  '500k',
  '-c:a',
  'libopus',
]

/** Makes a media file by ffmpeg's arguments. */
export async function makeMedia(
  dir: string,
  name: string,
  ...args: readonly (readonly string[])[]
): Promise<string> {
  const file = path.join(dir, name)
  await run('ffmpeg', ['-v', 'error', '-y', ...args.flat(), file])
  return file
}

const factsSchema = z.object({
  format: z.object({ duration: z.coerce.number() }),
  streams: z.array(
    z.object({
      codec_name: z.string(),
      pix_fmt: z.string().optional(),
      width: z.number().optional(),
      height: z.number().optional(),
      r_frame_rate: z.string(),
      duration: z.coerce.number(),
      sample_rate: z.string().optional(),
      channels: z.number().optional(),
    }),
  ),
})

/** What ffprobe says of a finished video: its picture, its sound, and its length in seconds. */
export async function factsOf(file: string) {
  const { stdout } = await run('ffprobe', [
    '-v',
    'error',
    '-of',
    'json',
    '-show_format',
    '-show_streams',
    file,
  ])
  const { format, streams } = factsSchema.parse(JSON.parse(stdout))
  const [shown, heard] = streams
  if (!shown || !heard) throw new Error('a stream is missing')
  return { seconds: format.duration, picture: shown, sound: heard }
}

/** Integrated loudness in LUFS, of all of it or of a stretch (seconds). */
export async function loudnessOf(file: string, stretch?: { from: number; seconds: number }): Promise<number> {
  const part = stretch ? ['-ss', String(stretch.from), '-t', String(stretch.seconds)] : []
  const meter = ['-af', 'ebur128=framelog=verbose', '-f', 'null', '-']
  const { stderr } = await run('ffmpeg', ['-hide_banner', '-nostats', ...part, '-i', file, ...meter])
  return Number(/I:\s+(-?[\d.]+) LUFS/.exec(stderr)?.[1])
}

/** How bright the picture is at a moment, 0 (black) to 255 (white). */
export async function brightnessAt(file: string, seconds: number): Promise<number> {
  const pixel = ['-frames:v', '1', '-vf', 'scale=1:1', '-pix_fmt', 'gray', '-f', 'rawvideo', '-']
  const args = ['-v', 'error', '-ss', String(seconds), '-i', file, ...pixel]
  const { stdout } = await run('ffmpeg', args, { encoding: 'buffer' })
  return stdout[0] ?? Number.NaN
}

/** Seconds of the longest stretch without any sound; also fails when a frame or a sample cannot be decoded. */
export async function longestSilence(file: string): Promise<number> {
  const meter = ['-af', 'silencedetect=noise=-50dB:duration=0.02', '-f', 'null', '-']
  const { stderr } = await run('ffmpeg', ['-hide_banner', '-nostats', '-xerror', '-i', file, ...meter])
  const broken = /error|corrupt|non.monoton|missing picture|invalid/i.exec(stderr)?.[0]
  if (broken !== undefined) throw new Error(`the file is not clean: ${stderr}`)
  const lengths = [...stderr.matchAll(/silence_duration: ([\d.]+)/g)].map(([, seconds]) => Number(seconds))
  return Math.max(0, ...lengths)
}
