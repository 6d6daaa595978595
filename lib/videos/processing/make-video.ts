import fs from 'node:fs/promises'
import path from 'node:path'
import type { ConvertError } from '@/lib/platform/ffmpeg'
import { type ProbeError, probeVideo } from '@/lib/platform/media'
import { err, ok } from '@/lib/shared/result'
import { isClip, type Script } from '../script-schema'
import type { VideoTiming } from '../timing-schema'
import { toWebVtt } from '../web-vtt'
import { joinVideo } from './join-video'
import { makePictures } from './make-picture'
import { decodeSound, makeSound } from './make-sound'
import { makeStills } from './make-stills'
import { FRAME_RATE, keyframeBefore, mayCopy } from './picture-plan'
import { type Run, timeLimit } from './run'
import { findSpeech, readLevels } from './sound-levels'
import { type Cut, errIn, type Source, type SourceResult } from './source'
import { timeScript } from './time-script'

/** Kept before the first and after the last sound of each source: a breath, and time for the last word to end. */
const LEAD_SECONDS = 0.3
const TAIL_SECONDS = 0.8
/** 8K has 33 million: of a larger picture each frame takes more memory than the machine has to give. */
const MAX_PIXELS = 40_000_000

/**
 * Why no video could be made. `TOO_LONG` over the limit, `SILENT` nothing can be heard, in all of it or in a section that
 * is spoken, `TOO_LARGE` more pixels than can be held, `EMPTY_SECTION` nothing of a recorded section can be used, and as
 * below it.
 */
export type MakeError = ProbeError | ConvertError | 'TOO_LONG' | 'SILENT' | 'TOO_LARGE' | 'EMPTY_SECTION'

export type MadeAsset = {
  kind: 'poster' | 'sprite' | 'captions' | 'audio' | 'timing'
  file: string
  mediaType: string
}

export type MadeVideo = {
  videoFile: string
  durationMs: number
  width: number
  height: number
  assets: MadeAsset[]
  timing: VideoTiming
  /** The picture was taken as it came. */
  isCopied: boolean
  loudness: { before: number; gainDb: number }
  /** Milliseconds that each step took. */
  steps: Record<string, number>
}

export type MakeInput = {
  /** In the order in which they are shown. */
  sources: readonly Source[]
  script: Script | null
  maxSeconds: number
  /** A private folder that the caller removes; the results are in it. */
  dir: string
  signal: AbortSignal
  /** From 0 to 1. */
  onProgress?: (share: number) => void
}

/**
 * Makes the video that patients see of a finished file or of recorded segments: MP4 (H.264 and AAC, at most 1080p)
 * that plays while it loads, speech at −16 LUFS, silence at the ends cut away, and what belongs to it: poster, sprite,
 * captions, chapters, sound alone. What one recorded section alone is the cause of names it.
 */
export async function makeVideo(input: MakeInput): Promise<SourceResult<MadeVideo, MakeError>> {
  const { script, dir, signal, onProgress = () => undefined } = input
  const run: Run = { dir, signal, onProgress: (share) => onProgress(0.1 + 0.75 * share), timeLimit }
  const steps: Record<string, number> = {}
  const step = stepTimer(steps)

  const looked = await step('look', () => lookInto(input, run))
  if (!looked.ok) return looked
  const isCopied = mayCopy(looked.value.map(({ facts }) => facts.picture))
  const cuts = looked.value.map((cut) => trim(cut, isCopied))
  onProgress(0.1)

  const [pictures, sound] = await Promise.all([
    step('picture', () => makePictures(cuts, isCopied, run)),
    step('sound', () => makeSound(cuts, run)),
  ])
  if (!pictures.ok) return pictures
  if (!sound.ok) return sound
  const joined = await step('join', () => joinVideo(pictures.value, sound.value.file, run))
  if (!joined.ok) return joined
  onProgress(0.9)

  const probed = await step('check', () => probeVideo(joined.value, signal))
  if (!probed.ok) return err(probed.code === 'TOO_SLOW' ? 'TOO_SLOW' : 'CANNOT_CONVERT')
  const { picture } = probed.value
  const durationMs = Math.round(probed.value.seconds * 1000)
  const stills = await step('stills', () => makeStills(joined.value, { picture, durationMs }, run))
  if (!stills.ok) return stills
  const timing: VideoTiming = { durationMs, ...timeScript(script, cuts), sprite: stills.value.sprite }
  const assets: MadeAsset[] = [
    { kind: 'poster', file: stills.value.posterFile, mediaType: 'image/jpeg' },
    { kind: 'sprite', file: stills.value.spriteFile, mediaType: 'image/jpeg' },
    { kind: 'audio', file: sound.value.smallFile, mediaType: 'audio/mp4' },
    ...(await writeTexts(dir, timing)),
  ]
  onProgress(0.95)
  const { width, height } = picture
  const loudness = { before: sound.value.loudnessBefore, gainDb: sound.value.gainDb }
  return ok({ videoFile: joined.value, durationMs, width, height, assets, timing, isCopied, loudness, steps })
}

/**
 * Probes and decodes each source. The first that cannot be used says why; but a recorded part that a browser hardly began
 * is left out while its section has another.
 */
async function lookInto(
  { sources, script, maxSeconds, signal, onProgress }: MakeInput,
  run: Run,
): Promise<SourceResult<Cut[], MakeError>> {
  const cuts: Cut[] = []
  const empty: Source[] = []
  let total = 0
  for (const [index, source] of sources.entries()) {
    const probed = await probeVideo(source.file, signal)
    if (!probed.ok) {
      if (!isStub(source, probed.code)) return errIn(source, probed.code)
      empty.push(source)
      continue
    }
    const facts = probed.value
    // As shown: a few pixels that claim to be very wide would be drawn as many.
    if (facts.picture.width * facts.picture.height > MAX_PIXELS) return errIn(source, 'TOO_LARGE')
    total += facts.seconds
    if (total > maxSeconds) return err('TOO_LONG')
    const pcmFile = path.join(run.dir, `sound-${index}.pcm`)
    const decoded = await decodeSound(source.file, pcmFile, facts.seconds, run)
    if (!decoded.ok) return errIn(source, decoded.code)
    const speech = findSpeech(await readLevels(pcmFile))
    cuts.push({ ...source, facts, pcmFile, speech, inSeconds: 0, outSeconds: facts.seconds })
    onProgress?.((0.1 * (index + 1)) / sources.length)
  }
  const lost = empty.find(({ sectionId }) => !cuts.some((cut) => cut.sectionId === sectionId))
  if (lost) return errIn(lost, 'EMPTY_SECTION')
  const unheard = unheardAmong(cuts, script)
  return unheard ? errIn(unheard, 'SILENT') : ok(cuts)
}

/** A recording of the first section that has something to say and in which, unlike in others, nothing is heard. */
function unheardAmong(cuts: readonly Cut[], script: Script | null): Cut | undefined {
  const recorded = cuts.filter(({ clip }) => !clip)
  const heard = new Set(recorded.filter(({ speech }) => speech).map(({ sectionId }) => sectionId))
  if (heard.size === 0) return undefined
  const spoken = (script?.sections ?? []).filter(
    (section) => !isClip(section) && section.sentences.some(({ text }) => text.trim() !== ''),
  )
  return recorded.find(({ sectionId }) => !heard.has(sectionId) && spoken.some(({ id }) => id === sectionId))
}

/** A part of a recording that ended before there was a picture and a sound in it. */
function isStub({ sectionId, clip }: Source, code: ProbeError): boolean {
  return (
    sectionId !== null && !clip && ['NOT_A_VIDEO', 'NO_PICTURE', 'NO_SOUND', 'NO_DURATION'].includes(code)
  )
}

function trim(cut: Cut, isCopied: boolean): Cut {
  const { facts } = cut
  // A clip was trimmed when it was made; what is said in it when counts from its start.
  const speech = cut.clip ? null : cut.speech
  const wanted = speech ? Math.max(0, speech.startMs / 1000 - LEAD_SECONDS) : 0
  const inSeconds = isCopied ? keyframeBefore(facts.picture, wanted) : wanted
  const end = speech ? Math.min(facts.seconds, speech.endMs / 1000 + TAIL_SECONDS) : facts.seconds
  // Whole frames: the sound of the next part begins exactly where its picture does.
  const frames = Math.max(1, Math.ceil((end - inSeconds) * FRAME_RATE - 0.01))
  return { ...cut, inSeconds, outSeconds: inSeconds + frames / FRAME_RATE }
}

async function writeTexts(dir: string, timing: VideoTiming): Promise<MadeAsset[]> {
  const [timingFile, captionsFile] = [path.join(dir, 'timing.json'), path.join(dir, 'captions.vtt')]
  await fs.writeFile(timingFile, JSON.stringify(timing), { mode: 0o600 })
  const assets: MadeAsset[] = [{ kind: 'timing', file: timingFile, mediaType: 'application/json' }]
  if (timing.sentences.length === 0) return assets
  await fs.writeFile(captionsFile, toWebVtt(timing.sentences), { mode: 0o600 })
  return [...assets, { kind: 'captions', file: captionsFile, mediaType: 'text/vtt' }]
}

function stepTimer(steps: Record<string, number>) {
  return async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const startedAt = performance.now()
    try {
      return await work()
    } finally {
      steps[name] = Math.round(performance.now() - startedAt)
    }
  }
}
