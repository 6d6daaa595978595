import fs from 'node:fs/promises'
import path from 'node:path'
import { runFfmpeg } from '@/lib/platform/ffmpeg'
import { ok } from '@/lib/shared/result'
import { type Reel, TIMESCALE } from './make-picture'
import type { Run } from './run'

/** Puts pictures one after the other, and the sound beside them, into an MP4 that plays before it is loaded. */
export async function joinVideo(reels: readonly Reel[], soundFile: string, run: Run) {
  const list = path.join(run.dir, 'pictures.ffconcat')
  const file = path.join(run.dir, 'video.mp4')
  const seconds = reels.reduce((sum, reel) => sum + reel.outSeconds - reel.inSeconds, 0)
  await fs.writeFile(list, concatList(reels), { mode: 0o600 })
  // Each of them was opened alone before, as one of these containers.
  const safety = ['-protocol_whitelist', 'file', '-format_whitelist', 'concat,mov,matroska,webm']
  const joined = await runFfmpeg(
    [
      ...[...safety, '-f', 'concat', '-safe', '0', '-i', list, '-i', soundFile],
      ...['-map', '0:v:0', '-map', '1:a:0', '-c', 'copy', '-map_metadata', '-1', '-map_chapters', '-1'],
      ...['-movflags', '+faststart', ...TIMESCALE, file],
    ],
    { signal: run.signal, timeoutMs: run.timeLimit(seconds) },
  )
  return joined.ok ? ok(file) : joined
}

function concatList(reels: readonly Reel[]): string {
  const entries = reels.map(({ file, inSeconds, outSeconds, isOnItsClock }) =>
    [
      `file '${file.replaceAll("'", "'\\''")}'`,
      ...(inSeconds > 0 || isOnItsClock ? [`inpoint ${inSeconds.toFixed(6)}`] : []),
      `outpoint ${outSeconds.toFixed(6)}`,
      // Said, because recorders leave it out, and because the sound counts on it.
      `duration ${(outSeconds - inSeconds).toFixed(6)}`,
    ].join('\n'),
  )
  return `ffconcat version 1.0\n${entries.join('\n')}\n`
}
