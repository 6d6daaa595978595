import fs from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type ConvertError, runFfmpeg } from '@/lib/platform/ffmpeg'
import { SAFE_INPUT } from '@/lib/platform/media'
import { err, ok, type Result } from '@/lib/shared/result'
import type { Run } from './run'
import { PCM, PCM_FORMAT } from './sound-levels'
import { type Cut, cutSeconds } from './source'

const TARGET_LUFS = -16
/** Players' and loudspeakers' converters overshoot; −1.5 dB leaves them room. */
const PEAK_DB = -1.5
const TOLERANCE_LU = 0.5
const ZERO_SECOND = Buffer.alloc(PCM.bytesPerSecond)

export type Sound = {
  /** In full, for the video. */
  file: string
  /** One channel at a low rate, for those who listen on a bad line. */
  smallFile: string
  loudnessBefore: number
  gainDb: number
}

/** Decodes a source's sound onto its own clock: gaps that a recorder left are silence, the beginning is at zero. */
export function decodeSound(file: string, pcmFile: string, seconds: number, run: Run) {
  const input = [...SAFE_INPUT, '-i', file, '-map', '0:a:0', '-vn', '-sn', '-dn']
  const filter = 'aresample=48000:async=1:first_pts=0,aformat=channel_layouts=stereo'
  return runFfmpeg([...input, '-af', filter, ...PCM_FORMAT, pcmFile], {
    signal: run.signal,
    timeoutMs: run.timeLimit(seconds),
  })
}

/** Joins the sound of all cuts to the sample, brings it to −16 LUFS (EBU R128) and encodes it. */
export async function makeSound(
  cuts: readonly Cut[],
  run: Run,
): Promise<Result<Sound, ConvertError | 'SILENT'>> {
  const joined = path.join(run.dir, 'sound.pcm')
  const seconds = cuts.reduce((sum, cut) => sum + cutSeconds(cut), 0)
  const options = { signal: run.signal, timeoutMs: run.timeLimit(seconds) }
  const level = await findLevels(cuts, run, options)
  if (!level.ok) return level
  await joinSound(cuts, joined, level.value, run.signal)
  const before = await measure(joined, 'anull', options)
  if (!before.ok) return before
  if (before.value.loudness === null) return err('SILENT')
  let gainDb = TARGET_LUFS - before.value.loudness
  // Where the limiter has to hold peaks down, what is heard gets quieter than the gain says: measured, not guessed.
  for (let round = 0; round < 2 && before.value.peakDb + gainDb > PEAK_DB; round++) {
    const after = await measure(joined, loudnessFilter(gainDb), options)
    if (!after.ok) return after
    const missing = TARGET_LUFS - (after.value.loudness ?? TARGET_LUFS)
    if (Math.abs(missing) <= TOLERANCE_LU) break
    gainDb += missing
  }
  const [file, smallFile] = [path.join(run.dir, 'sound.m4a'), path.join(run.dir, 'small.m4a')]
  const split = `[0:a]${loudnessFilter(gainDb)},asplit[full][both];[both]pan=mono|c0=0.5*c0+0.5*c1[small]`
  const bare = ['-map_metadata', '-1', '-movflags', '+faststart', '-c:a', 'aac']
  const encoded = await runFfmpeg(
    [
      ...[...PCM_FORMAT, '-i', joined, '-filter_complex', split],
      ...['-map', '[full]', ...bare, '-b:a', '128k', file],
      ...['-map', '[small]', ...bare, '-b:a', '48k', smallFile],
    ],
    options,
  )
  if (!encoded.ok) return encoded
  return ok({ file, smallFile, loudnessBefore: before.value.loudness, gainDb })
}

function loudnessFilter(gainDb: number): string {
  return `volume=${gainDb.toFixed(2)}dB,alimiter=limit=${(10 ** (PEAK_DB / 20)).toFixed(4)}:level=false`
}

/** Factors, at most 1, by which a recording and the clips in it become equally loud. */
type Levels = { recorded: number; clip: number }

const AS_THEY_ARE: Levels = { recorded: 1, clip: 1 }

/**
 * Clips were brought to the target when they were made; what was recorded beside them is as loud as its microphone.
 * The louder of the two is turned down, so that nothing is cut off; all of it is brought to the target afterwards.
 */
async function findLevels(
  cuts: readonly Cut[],
  run: Run,
  options: { signal: AbortSignal; timeoutMs: number },
): Promise<Result<Levels, ConvertError>> {
  const recorded = cuts.filter(({ clip }) => !clip)
  if (recorded.length === 0 || recorded.length === cuts.length) return ok(AS_THEY_ARE)
  const file = path.join(run.dir, 'recorded.pcm')
  await joinSound(recorded, file, AS_THEY_ARE, run.signal)
  const measured = await measure(file, 'anull', options)
  await fs.promises.rm(file)
  if (!measured.ok) return measured
  const { loudness } = measured.value
  if (loudness === null) return ok(AS_THEY_ARE)
  const factor = (decibels: number) => Math.min(1, 10 ** (decibels / 20))
  return ok({ recorded: factor(TARGET_LUFS - loudness), clip: factor(loudness - TARGET_LUFS) })
}

async function joinSound(
  cuts: readonly Cut[],
  target: string,
  levels: Levels,
  signal: AbortSignal,
): Promise<void> {
  async function* parts() {
    for (const cut of cuts) {
      const start = bytesAt(cut.inSeconds)
      const wanted = bytesAt(cut.outSeconds) - start
      let given = 0
      if (fs.statSync(cut.pcmFile).size > start) {
        const source: AsyncIterable<Buffer> = fs.createReadStream(cut.pcmFile, {
          start,
          end: start + wanted - 1,
        })
        for await (const part of source) {
          given += part.length
          yield scaled(part, cut.clip ? levels.clip : levels.recorded)
        }
      }
      // The picture may go on for longer than the sound.
      for (; given < wanted; given += ZERO_SECOND.length) yield ZERO_SECOND.subarray(0, wanted - given)
    }
  }
  await pipeline(parts(), fs.createWriteStream(target, { mode: 0o600 }), { signal })
}

/** A file is read in whole samples. */
function scaled(samples: Buffer, factor: number): Buffer {
  if (factor === 1) return samples
  for (let at = 0; at + 1 < samples.length; at += 2) {
    samples.writeInt16LE(Math.round(samples.readInt16LE(at) * factor), at)
  }
  return samples
}

function bytesAt(seconds: number): number {
  return Math.round(seconds * PCM.sampleRate) * PCM.frameBytes
}

async function measure(
  pcmFile: string,
  filter: string,
  options: { signal: AbortSignal; timeoutMs: number },
): Promise<Result<{ loudness: number | null; peakDb: number }, ConvertError>> {
  const meter = `${filter},ebur128=peak=true:framelog=verbose`
  const said = await runFfmpeg(
    ['-v', 'info', ...PCM_FORMAT, '-i', pcmFile, '-af', meter, '-f', 'null', '-'],
    options,
  )
  if (!said.ok) return said
  const loudness = Number(/I:\s+(-?[\d.]+) LUFS/.exec(said.value)?.[1])
  const peakDb = Number(/Peak:\s+(-?[\d.]+) dBFS/.exec(said.value)?.[1])
  // −70 is where the measure ends: nothing that could be made louder.
  return ok({ loudness: loudness > -69 ? loudness : null, peakDb: Number.isFinite(peakDb) ? peakDb : 0 })
}
