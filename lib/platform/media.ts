import { spawn } from 'node:child_process'
import { z } from 'zod'
import { err, ok, type Result } from '@/lib/shared/result'
import { env } from './env'

export type MediaFacts = {
  durationMs: number
  width: number
  height: number
  mediaType: 'video/mp4' | 'video/webm' | 'video/quicktime'
}
export type ProbeError = 'NOT_A_VIDEO' | 'NO_PICTURE' | 'NO_SOUND' | 'NO_DURATION'

const TIMEOUT_MS = 60_000
const MAX_OUTPUT_BYTES = 1_000_000

const answerSchema = z.object({
  format: z.object({
    format_name: z.string(),
    duration: z.coerce.number().optional(),
    tags: z.record(z.string(), z.string()).optional(),
  }),
  streams: z.array(
    z.object({
      codec_type: z.string(),
      width: z.number().optional(),
      height: z.number().optional(),
      duration: z.coerce.number().optional(),
      disposition: z.object({ attached_pic: z.number() }).partial().optional(),
    }),
  ),
})

/**
 * What a video file holds, by ffprobe in a child of its own that is killed with its group after a minute. Only
 * containers that a browser plays are opened, and nothing but that one file (a playlist could name others).
 */
export async function probeVideo(
  file: string,
  signal?: AbortSignal,
): Promise<Result<MediaFacts, ProbeError>> {
  const output = await runProbe(file, signal)
  const parsed = output === null ? null : answerSchema.safeParse(parseJson(output))
  if (!parsed?.success) return err('NOT_A_VIDEO')
  const { format, streams } = parsed.data
  const picture = streams.find(
    (stream) => stream.codec_type === 'video' && stream.disposition?.attached_pic !== 1,
  )
  if (!picture?.width || !picture.height) return err('NO_PICTURE')
  const sound = streams.find((stream) => stream.codec_type === 'audio')
  if (!sound) return err('NO_SOUND')
  const seconds = Math.max(format.duration ?? 0, picture.duration ?? 0, sound.duration ?? 0)
  if (!(seconds > 0)) return err('NO_DURATION')
  const isWeb = format.format_name.includes('webm')
  const isQuickTime = format.tags?.major_brand?.trim() === 'qt'
  const mediaType = isWeb ? 'video/webm' : isQuickTime ? 'video/quicktime' : 'video/mp4'
  return ok({
    durationMs: Math.round(seconds * 1000),
    width: picture.width,
    height: picture.height,
    mediaType,
  })
}

function runProbe(file: string, signal: AbortSignal | undefined): Promise<string | null> {
  const safety = ['-protocol_whitelist', 'file', '-format_whitelist', 'mov,matroska,webm']
  const wanted = ['-v', 'error', '-print_format', 'json', '-show_format', '-show_streams']
  return new Promise((resolve, reject) => {
    const child = spawn(env().FFPROBE_PATH, [...safety, ...wanted, file], {
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const kill = () => {
      // The group, not only the child: whatever it started dies with it.
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL')
    }
    const timer = setTimeout(kill, TIMEOUT_MS)
    signal?.addEventListener('abort', kill, { once: true })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      output += part
      if (output.length > MAX_OUTPUT_BYTES) kill()
    })
    child.once('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
    child.once('close', (code) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', kill)
      resolve(code === 0 ? output : null)
    })
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
