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
const MAX_LIFT_LU = 15
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

/** The factor, at most 1, by which a cut is turned down. */
type LevelOf = (cut: Cut) => number

const AS_THEY_ARE: LevelOf = () => 1

/**
 * Sections are recorded at different times and distances from the microphone, and clips were brought to the target when they
 * were made. All that is louder than the quietest is turned down to it, so that nothing is cut off; all of it is brought to
 * the target afterwards. A section counts as at most `MAX_LIFT_LU` quieter than the loudest one: what is much quieter may be
 * no speech but the noise of a room.
 */
async function findLevels(
  cuts: readonly Cut[],
  run: Run,
  options: { signal: AbortSignal; timeoutMs: number },
): Promise<Result<LevelOf, ConvertError>> {
  const recorded = cuts.filter(({ clip }) => !clip)
  const sections = new Set(recorded.map(({ sectionId }) => sectionId))
  const hasClips = recorded.length < cuts.length
  if (sections.size + (hasClips ? 1 : 0) < 2) return ok(AS_THEY_ARE)
  const measured = new Map<string | null, number>()
  for (const sectionId of sections) {
    const parts = recorded.filter((cut) => cut.sectionId === sectionId)
    const loudness = await loudnessOf(parts, run, options)
    if (!loudness.ok) return loudness
    if (loudness.value !== null) measured.set(sectionId, loudness.value)
  }
  if (measured.size === 0) return ok(AS_THEY_ARE)
  const loudest = Math.max(...measured.values())
  const countsAs = ({ clip, sectionId }: Cut) =>
    clip ? TARGET_LUFS : Math.max(measured.get(sectionId) ?? loudest, loudest - MAX_LIFT_LU)
  const quietest = Math.min(...cuts.map(countsAs))
  return ok((cut) => 10 ** ((quietest - countsAs(cut)) / 20))
}

/** How loud the parts of one section are together; null when nothing is heard. */
async function loudnessOf(
  parts: readonly Cut[],
  run: Run,
  options: { signal: AbortSignal; timeoutMs: number },
): Promise<Result<number | null, ConvertError>> {
  const file = path.join(run.dir, 'section.pcm')
  await joinSound(parts, file, AS_THEY_ARE, run.signal)
  const measured = await measure(file, 'anull', options, 'none')
  await fs.promises.rm(file)
  return measured.ok ? ok(measured.value.loudness) : measured
}

async function joinSound(
  cuts: readonly Cut[],
  target: string,
  levelOf: LevelOf,
  signal: AbortSignal,
): Promise<void> {
  async function* parts() {
    for (const cut of cuts) {
      const level = levelOf(cut)
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
          yield scaled(part, level)
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
  /** Also those between the samples, which takes twice as long; or none. */
  peaks: 'true' | 'none' = 'true',
): Promise<Result<{ loudness: number | null; peakDb: number }, ConvertError>> {
  const meter = `${filter},ebur128=peak=${peaks}:framelog=verbose`
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
