import type { Result } from '@/lib/shared/result'
import { type ConvertError, runFfmpeg } from './ffmpeg'

const TIMEOUT_MS = 30 * 60_000

/**
 * Makes a video of some stretches of another, one after the other. It is coded anew: a cut at key frames would let
 * seconds of what was left out through.
 * @param spans in milliseconds, at least one, in order
 */
export async function cutVideo(
  input: { source: string; target: string; spans: readonly { startMs: number; endMs: number }[] },
  signal: AbortSignal,
): Promise<Result<string, ConvertError>> {
  const { source, target, spans } = input
  const parts = spans.map(({ startMs, endMs }, nth) => {
    const times = `start=${startMs / 1_000}:end=${endMs / 1_000}`
    return `[0:v]trim=${times},setpts=PTS-STARTPTS[v${nth}];[0:a]atrim=${times},asetpts=PTS-STARTPTS[a${nth}]`
  })
  const inputs = spans.map((_, nth) => `[v${nth}][a${nth}]`).join('')
  const graph = `${parts.join(';')};${inputs}concat=n=${spans.length}:v=1:a=1[v][a]`
  const safety = ['-protocol_whitelist', 'file', '-format_whitelist', 'mov,matroska,webm']
  const picture = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-pix_fmt', 'yuv420p']
  const sound = ['-c:a', 'aac', '-b:a', '128k']
  const rest = ['-map_metadata', '-1', '-map_chapters', '-1', '-movflags', '+faststart', '-f', 'mp4']
  const filter = ['-filter_complex', graph, '-map', '[v]', '-map', '[a]']
  return runFfmpeg([...safety, '-i', source, ...filter, ...picture, ...sound, ...rest, target], {
    signal,
    timeoutMs: TIMEOUT_MS,
  })
}
