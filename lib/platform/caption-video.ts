import type { Result } from '@/lib/shared/result'
import { type ConvertError, runFfmpeg } from './ffmpeg'

const TIMEOUT_MS = 10 * 60_000

/**
 * Puts captions into an MP4 as a track that players show by themselves (3GPP timed text). Picture and sound are copied
 * as they are.
 * @param language of the captions, ISO 639-2 (`eng`)
 */
export async function captionVideo(
  input: { video: string; captions: string; target: string; language: string },
  signal: AbortSignal,
): Promise<Result<string, ConvertError>> {
  const { video, captions, target, language } = input
  const open = (formats: string, file: string) => [
    '-protocol_whitelist',
    'file',
    '-format_whitelist',
    formats,
    '-i',
    file,
  ]
  const inputs = [...open('mov,matroska,webm', video), ...open('webvtt', captions)]
  const tracks = ['-map', '0:v:0', '-map', '0:a:0', '-map', '1:s:0', '-c', 'copy', '-c:s', 'mov_text']
  const plain = ['-map_metadata', '-1', '-map_chapters', '-1']
  // Without `default` some players keep the track off.
  const shown = ['-metadata:s:s:0', `language=${language}`, '-disposition:s:0', 'default']
  const layout = ['-movflags', '+faststart', '-f', 'mp4']
  return runFfmpeg([...inputs, ...tracks, ...plain, ...shown, ...layout, target], {
    signal,
    timeoutMs: TIMEOUT_MS,
  })
}
