import type { SegmentInput } from '@/lib/videos/recording-schema'
import { markOf } from '@/lib/videos/said-words-schema'
import type { RecordingSender } from './recording-sender'

/** A chunk a second: a tab that is killed loses less than two. */
const CHUNK_MS = 1_000
const SOUND_BITS = 128_000

/** Chromium writes MP4 from key picture to key picture only, and the server cuts a copied picture at one. */
const KEY_PICTURE_MS = 1_000

/**
 * What browsers record, the best first: H.264 is copied by the server, everything else is encoded again. WebM comes
 * before MP4 because it is written as it comes, whatever the picture.
 */
const MEDIA_TYPES = [
  'video/webm;codecs=h264,opus',
  'video/mp4;codecs=avc1.640028,opus',
  'video/mp4;codecs=avc1.42E01F,mp4a.40.2',
  'video/webm;codecs=vp9,opus',
  'video/webm;codecs=vp8,opus',
  'video/webm',
  'video/mp4',
]

/** Null where the browser records no video. */
export function recordedMediaType(): string | null {
  if (typeof MediaRecorder === 'undefined') return null
  return MEDIA_TYPES.find((type) => MediaRecorder.isTypeSupported(type)) ?? null
}

type Input = {
  stream: MediaStream
  /** Of a second of the picture. */
  pictureBits: number
  facts: Omit<SegmentInput, 'chunkCount' | 'log'>
  sender: RecordingSender
  /** The browser stopped by itself, for example because the microphone went away. */
  onBroken: () => void
}

/**
 * How a segment ended: `inOrder`, so that its number of chunks is told; `brokenOff` by the browser, as if its tab had
 * been killed; `thrownAway`: nothing of it is to be used.
 */
export type Ending = 'inOrder' | 'brokenOff' | 'thrownAway'

/** One unbroken segment: its chunks go to the sender as they come, with when each sentence began. */
export class SegmentRecorder {
  readonly id = crypto.randomUUID()
  readonly #recorder: MediaRecorder
  readonly #sender: RecordingSender
  readonly #ended: Promise<void>
  #isToldToStop = false
  #facts: SegmentInput
  #sequence = 0
  #keeping: Promise<void>
  #recordedMs = 0
  #runningSince: number | null = null

  constructor({ stream, pictureBits, facts, sender, onBroken }: Input) {
    this.#facts = { ...facts, chunkCount: null, log: [] }
    this.#sender = sender
    const options = {
      mimeType: facts.mediaType,
      videoBitsPerSecond: pictureBits,
      audioBitsPerSecond: SOUND_BITS,
      videoKeyFrameIntervalDuration: KEY_PICTURE_MS,
    }
    this.#recorder = new MediaRecorder(stream, options)
    this.#keeping = sender.save(this.id, this.#facts)
    this.#recorder.ondataavailable = ({ data }) => {
      if (data.size > 0) this.#keep(data)
    }
    this.#recorder.onerror = onBroken
    this.#ended = new Promise((resolve) => {
      this.#recorder.onstop = () => {
        resolve()
        if (!this.#isToldToStop) onBroken()
      }
    })
    this.#recorder.start(CHUNK_MS)
    // Not at its event, which comes a fifth of a second late on a busy machine: what is recorded begins here.
    this.#goOn()
  }

  /** Milliseconds of recording, without pauses. */
  get elapsedMs(): number {
    return Math.round(
      this.#recordedMs + (this.#runningSince === null ? 0 : performance.now() - this.#runningSince),
    )
  }

  get facts(): SegmentInput {
    return this.#facts
  }

  get chunks(): number {
    return this.#sequence
  }

  /** The teleprompter came to a sentence. */
  log({ id, text }: { id: string; text: string }): void {
    const entry = { sentenceId: id, atMs: this.elapsedMs, words: markOf(text) }
    this.#facts = { ...this.#facts, log: [...this.#facts.log, entry] }
    this.#keeping = this.#keeping.then(() => this.#sender.save(this.id, this.#facts))
  }

  pause(): void {
    if (this.#recorder.state !== 'recording') return
    this.#recorder.pause()
    this.#hold()
  }

  resume(): void {
    if (this.#recorder.state !== 'paused') return
    this.#recorder.resume()
    this.#goOn()
  }

  /** Resolves once the last chunk is kept. */
  async stop(ending: Ending): Promise<void> {
    this.#hold()
    this.#isToldToStop = true
    if (this.#recorder.state !== 'inactive') {
      this.#recorder.stop()
      await this.#ended
    }
    await this.#keeping
    this.#facts = { ...this.#facts, chunkCount: this.#chunkCount(ending) }
    await this.#sender.save(this.id, this.#facts)
  }

  #chunkCount(ending: Ending): number | null {
    if (ending === 'thrownAway') return 0
    // Of one that holds nothing, nothing is to be waited for.
    return ending === 'brokenOff' && this.#sequence > 0 ? null : this.#sequence
  }

  #keep(data: Blob): void {
    const sequence = this.#sequence
    this.#sequence += 1
    this.#keeping = this.#keeping.then(() => this.#sender.add(this.id, sequence, data))
  }

  #goOn(): void {
    this.#runningSince = performance.now()
  }

  #hold(): void {
    if (this.#runningSince !== null) this.#recordedMs += performance.now() - this.#runningSince
    this.#runningSince = null
  }
}
