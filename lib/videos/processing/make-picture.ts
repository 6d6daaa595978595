import path from 'node:path'
import { type ConvertError, runFfmpeg } from '@/lib/platform/ffmpeg'
import { SAFE_INPUT } from '@/lib/platform/media'
import { ok } from '@/lib/shared/result'
import { type Canvas, canvasFor, pictureFilter } from './picture-plan'
import type { Run } from './run'
import { type Cut, cutSeconds, errIn, type SourceResult } from './source'

/** What is joined counts time in the same units, or all that follows is stretched. */
export const TIMESCALE = ['-video_track_timescale', '90000'] as const

/** A picture, with what of it is used (seconds). */
export type Reel = {
  file: string
  inSeconds: number
  outSeconds: number
  /** Its times count from the beginning of what it was made of, and its first frame may come later. */
  isOnItsClock?: true
}

type Reels = SourceResult<Reel[], ConvertError>

/**
 * The pictures of all cuts, ready to be joined without encoding: as they are when `isCopied`, else encoded alike one
 * after the other.
 */
export async function makePictures(cuts: readonly Cut[], isCopied: boolean, run: Run): Promise<Reels> {
  if (isCopied) return copyPictures(cuts, run)
  // A clip fits itself into the picture of what was recorded for this patient.
  const first = cuts.find(({ clip }) => !clip) ?? cuts[0]
  const canvas = canvasFor(first?.facts.picture ?? { width: 1280, height: 720 })
  const total = cuts.reduce((sum, cut) => sum + cutSeconds(cut), 0)
  const reels: Reel[] = []
  let done = 0
  for (const [index, cut] of cuts.entries()) {
    const file = path.join(run.dir, `picture-${index}.mp4`)
    const before = done
    const encoded = await encode(cut, canvas, file, run, (seconds) =>
      run.onProgress((before + seconds) / total),
    )
    if (!encoded.ok) return errIn(cut, encoded.code)
    done += cutSeconds(cut)
    reels.push({ file, inSeconds: 0, outSeconds: cutSeconds(cut) })
  }
  return ok(reels)
}

/** Pictures as they are; where their times count in different units (a clip's and a browser's), all in one. */
async function copyPictures(cuts: readonly Cut[], run: Run): Promise<Reels> {
  const reelOf = ({ file, inSeconds, outSeconds }: Cut): Reel => ({ file, inSeconds, outSeconds })
  if (new Set(cuts.map(({ facts }) => facts.picture.timeBase)).size === 1) return ok(cuts.map(reelOf))
  const counted: Reel[] = []
  for (const [index, cut] of cuts.entries()) {
    const reel = reelOf(cut)
    const file = path.join(run.dir, `picture-${index}.mp4`)
    const input = [...SAFE_INPUT, '-i', reel.file, '-map', '0:V:0', '-c', 'copy', ...TIMESCALE]
    const copied = await runFfmpeg([...input, '-map_metadata', '-1', '-map_chapters', '-1', file], {
      signal: run.signal,
      timeoutMs: run.timeLimit(reel.outSeconds),
    })
    if (!copied.ok) return errIn(cut, copied.code)
    counted.push({ ...reel, file, isOnItsClock: true })
  }
  return ok(counted)
}

function encode(cut: Cut, canvas: Canvas, file: string, run: Run, onSeconds: (seconds: number) => void) {
  const seconds = cutSeconds(cut)
  const filter = pictureFilter(cut.facts.picture, canvas, cut.inSeconds, seconds)
  // A coarser search of movement than the preset's: an eighth less work for a file that is a twelfth larger and looks
  // alike.
  const coding = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-subq', '1']
  // A player jumps to keyframes. Not `-g`, which counts frames of a rate that recorders do not keep.
  const jumps = ['-force_key_frames', 'expr:gte(t,n_forced*4)', ...TIMESCALE]
  const input = [...SAFE_INPUT, '-i', cut.file, '-map', '0:V:0', '-an', '-sn', '-dn']
  return runFfmpeg(
    [...input, '-vf', filter, ...coding, ...jumps, '-map_metadata', '-1', '-map_chapters', '-1', file],
    { signal: run.signal, timeoutMs: run.timeLimit(seconds), onSeconds },
  )
}
