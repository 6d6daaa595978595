import fs from 'node:fs'
import path from 'node:path'
import type { MadeVideo } from '../../lib/articles/video-schema'
import { runProgram } from './run-program'
import { SCRIPT_FOLDER, type VideoScript } from './script-schema'
import { alignToPauses } from './silences'
import { lengthMs, placeSounds, readWav, type Sound, trimSilence } from './sound'
import { PAUSES_MS, paceSentences, type Span } from './timeline'

export type Narration = { voice: MadeVideo['voice']; sound: Sound; spans: Span[]; durationMs: number }

const RECORDING_TYPES = ['wav', 'flac', 'm4a', 'mp3', 'opus']

/** The recorded track beside a script, if there is one. */
export function findRecording(root: string, slug: string): string | undefined {
  return RECORDING_TYPES.map((type) => path.join(root, SCRIPT_FOLDER, `${slug}.${type}`)).find((file) =>
    fs.existsSync(file),
  )
}

async function readRecording(file: string, script: VideoScript): Promise<Narration> {
  const wav = await runProgram('ffmpeg', [
    ...['-v', 'error', '-i', file, '-ac', '1', '-ar', '48000', '-c:a', 'pcm_s16le', '-f', 'wav', '-'],
  ])
  const sound = readWav(wav)
  const count = script.scenes.reduce((sum, scene) => sum + scene.sentences.length, 0)
  const spans = alignToPauses(sound, count)
  const durationMs = Math.max(lengthMs(sound), (spans.at(-1)?.endMs ?? 0) + PAUSES_MS.tail)
  return { voice: 'recorded', sound: placeSounds([{ sound, startMs: 0 }], durationMs), spans, durationMs }
}

/** Words a minute: slower than people talk, for readers of a second language. */
const SPEED = '148'

async function synthesize(script: VideoScript): Promise<Narration> {
  const sounds: Sound[] = []
  for (const { text, say } of script.scenes.flatMap((scene) => scene.sentences)) {
    const wav = await runProgram('espeak-ng', ['-v', 'en-us', '-s', SPEED, '--stdout', say ?? text])
    sounds.push(trimSilence(readWav(wav)))
  }
  const spans = paceSentences(script, sounds.map(lengthMs))
  const durationMs = (spans.at(-1)?.endMs ?? 0) + PAUSES_MS.tail
  const parts = sounds.map((sound, index) => ({ sound, startMs: spans[index]?.startMs ?? 0 }))
  return { voice: 'computer', sound: placeSounds(parts, durationMs), spans, durationMs }
}

/** The spoken track with the time of each sentence: the recording beside the script, else a computer's voice. */
export async function narrate(root: string, script: VideoScript): Promise<Narration> {
  const recording = findRecording(root, script.slug)
  return recording ? readRecording(recording, script) : synthesize(script)
}
