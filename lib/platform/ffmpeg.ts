import { err, ok, type Result } from '@/lib/shared/result'
import { type ChildStop, runChild } from './child-process'
import { env } from './env'

/**
 * Why a conversion did not come to its end: `CANNOT_CONVERT` the file is damaged or of a kind that ffmpeg does not
 * know, `NO_SPACE` the disk is full, `TOO_SLOW` the time limit, `TOO_MUCH_MEMORY` more than a program may take.
 */
export type ConvertError = 'CANNOT_CONVERT' | 'NO_SPACE' | ChildStop

export type ConvertOptions = {
  signal: AbortSignal
  timeoutMs: number
  /** Seconds of the result that are made so far. */
  onSeconds?: (seconds: number) => void
}

/** Runs ffmpeg to make files. Gives what it said at log level `info` when asked for by `-v info` in the arguments. */
export async function runFfmpeg(
  args: readonly string[],
  { signal, timeoutMs, onSeconds }: ConvertOptions,
): Promise<Result<string, ConvertError>> {
  const quiet = args.includes('-v') ? [] : ['-v', 'error']
  const common = ['-nostdin', '-nostats', '-y', ...quiet, '-progress', 'pipe:1']
  const result = await runChild(env().FFMPEG_PATH, [...common, ...args], {
    signal,
    timeoutMs,
    onLine(line) {
      const micros = /^out_time_us=(\d+)$/.exec(line)?.[1]
      if (micros) onSeconds?.(Number(micros) / 1e6)
    },
  })
  if (result.stoppedAs) return err(result.stoppedAs)
  if (result.code === 0) return ok(result.complaint)
  return err(
    /No space left on device|Disk quota exceeded/.test(result.complaint) ? 'NO_SPACE' : 'CANNOT_CONVERT',
  )
}
