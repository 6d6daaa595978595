import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { MadeVideo } from '../../lib/articles/video-schema'
import { writeCaptions } from './captions'
import { drawFrame, FRAME, wideLook } from './draw-frame'
import { readDrawing } from './drawing-markup'
import { encodePoster, encodeVideo, FRAMES_PER_SECOND, inspectVideo } from './encode'
import { type FrameState, frameStateAt } from './frame-state'
import { describeFile, hashVideoInputs, LIMITS } from './manifest'
import { narrate } from './narrate'
import { rasterize, toPng } from './rasterize'
import type { VideoScript } from './script-schema'
import { writeWav } from './sound'
import { buildTimeline, type Timeline } from './timeline'

/** What a script names that its drawings do not have. */
export function unknownNames({ scenes }: VideoScript): string[] {
  return scenes.flatMap(({ drawing, labels, without, sentences }, index) => {
    const known = readDrawing(drawing)
    const wantedLabels = [...labels, ...sentences.flatMap(({ lit }) => lit)]
    const wantedParts = [...without, ...sentences.flatMap(({ bring }) => bring)]
    return [
      ...wantedLabels.filter((name) => !known.labels.some(({ key }) => key === name)),
      ...wantedParts.filter((name) => !known.parts.includes(name)),
    ].map((name) => `scene ${index + 1}: the drawing '${drawing}' has no '${name}'`)
  })
}

const VOICE_MARKS = { computer: 'Computer voice', recorded: '' } as const

function markOf({ example }: VideoScript, voice: MadeVideo['voice']): string {
  return [example ? 'Example' : '', VOICE_MARKS[voice]].filter(Boolean).join(' · ')
}

/** A picture for each frame; one that shows the same as the frame before is drawn only once. */
function* framesOf(timeline: Timeline, mark: string): Generator<Buffer> {
  const count = Math.ceil((timeline.durationMs / 1000) * FRAMES_PER_SECOND)
  let drawn = ''
  let picture: Buffer = Buffer.alloc(0)
  for (let index = 0; index < count; index += 1) {
    const state = frameStateAt(timeline, (index * 1000) / FRAMES_PER_SECOND, wideLook)
    const key = JSON.stringify(state)
    if (key !== drawn) {
      drawn = key
      picture = rasterize(drawFrame(state, mark))
    }
    yield picture
  }
}

/** The first scene with all it will show, so that the poster says what the video is about. */
function posterState(timeline: Timeline): FrameState {
  return frameStateAt(timeline, (timeline.scenes[0]?.endMs ?? 0) - 1, wideLook)
}

function refuseTooMuch({ file }: VideoScript, seconds: number, bytes: number): void {
  if (seconds > LIMITS.seconds) throw new Error(`${file}: the video is ${seconds} s long`)
  if (bytes > LIMITS.bytes) throw new Error(`${file}: the video has ${bytes} bytes`)
}

/**
 * Makes `<slug>.mp4`, `.vtt` and `.jpg` in `folder` from a script and returns the facts about them. Needs ffmpeg,
 * and espeak-ng where no recording lies beside the script. Throws when the video breaks a limit.
 */
export async function composeVideo(
  root: string,
  script: VideoScript,
  folder: string,
  today: string,
): Promise<MadeVideo> {
  const unknown = unknownNames(script)
  if (unknown.length > 0) throw new Error(`${script.file}: ${unknown.join('; ')}`)
  const { voice, sound, spans, durationMs } = await narrate(root, script)
  const timeline = buildTimeline(script, spans, durationMs)
  const mark = markOf(script, voice)
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'explainer-'))
  const file = (type: string) => path.join(scratch, `${script.slug}.${type}`)
  try {
    fs.writeFileSync(file('wav'), writeWav(sound))
    const form = { size: FRAME, seconds: durationMs / 1000 }
    await encodeVideo({ wav: file('wav'), mp4: file('mp4') }, framesOf(timeline, mark), form)
    await encodePoster(toPng(drawFrame(posterState(timeline), mark)), file('jpg'))
    fs.writeFileSync(file('vtt'), writeCaptions(timeline))
    const facts = await inspectVideo(file('mp4'))
    const files = {
      mp4: describeFile(file('mp4')),
      vtt: describeFile(file('vtt')),
      jpg: describeFile(file('jpg')),
    }
    refuseTooMuch(script, facts.durationSeconds, files.mp4.bytes)
    // Only when all is well: a run that is stopped leaves the old video as it was.
    fs.mkdirSync(folder, { recursive: true })
    for (const type of Object.keys(files))
      fs.copyFileSync(file(type), path.join(folder, path.basename(file(type))))
    return { inputHash: hashVideoInputs(root, script), made: today, voice, ...facts, files }
  } finally {
    fs.rmSync(scratch, { recursive: true })
  }
}
