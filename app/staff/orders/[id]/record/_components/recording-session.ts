import type { RecordedSegment, RecordingDto } from '@/lib/videos/recording-schema'
import { WORDS_PER_MINUTE } from '@/lib/videos/script-schema'
import { type Pace, Pacer } from './pacer'
import { newestTake, nextPlace, type SpokenSection, whereToGoOn } from './recording-plan'
import type { RecordingSender } from './recording-sender'
import { type Ending, recordedMediaType, SegmentRecorder } from './segment-recorder'
import type { LocalSegment } from './segment-store'

const COUNT_FROM = 3
const SECOND_MS = 1_000

/** The number of chunks that this browser goes by until it loads the server's. */
const KNOWN_AS = { inOrder: 1, brokenOff: null, thrownAway: 0 } satisfies Record<Ending, number | null>

export type SessionState = {
  /** `broken`: the browser stopped it; `empty`: it gave nothing of what it recorded. */
  phase: 'ready' | 'counting' | 'recording' | 'paused' | 'broken' | 'empty'
  /** Seconds until it begins. */
  count: number
  sectionIndex: number
  sentenceIndex: number
  /** What there is of each section, here or on the server. */
  segments: RecordedSegment[]
  pace: Pace
}

type Input = {
  recording: RecordingDto
  sections: readonly SpokenSection[]
  sender: RecordingSender
  /** Kept by an earlier visit of this browser. */
  recovered: readonly LocalSegment[]
}

/** One sitting at the recorder: which section and sentence is spoken, and its segments. */
export class RecordingSession {
  readonly #input: Input
  readonly #listeners = new Set<() => void>()
  #state: SessionState
  #recorder: SegmentRecorder | null = null
  #stream: MediaStream | null = null
  #pictureBits = 0
  /** The segment that is counted down to, or runs: what is begun again when nothing of it was recorded. */
  #attempt = { isRetake: false, sentenceIndex: 0 }
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #pacer: Pacer

  constructor(input: Input) {
    this.#input = input
    const segments = withRecovered(input.recording.segments, input.recovered)
    const start = whereToGoOn(input.sections, segments) ?? { sectionIndex: 0, sentenceIndex: 0 }
    const pace = { isOn: false, wordsPerMinute: WORDS_PER_MINUTE }
    this.#pacer = new Pacer(pace, { elapsedMs: () => this.elapsedMs, onDue: () => this.next() })
    this.#state = { phase: 'ready', count: COUNT_FROM, segments, pace, ...start }
  }

  readonly state = (): SessionState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Picture and sound of the segments that begin from now on. Nobody speaks on into a microphone that went away. */
  readonly record = (stream: MediaStream, pictureBits: number): void => {
    this.#stream = stream
    this.#pictureBits = pictureBits
    for (const track of stream.getAudioTracks()) {
      track.addEventListener('ended', () => this.#lose(stream))
    }
  }

  /** Milliseconds of the segment that is being recorded. */
  get elapsedMs(): number {
    return this.#recorder?.elapsedMs ?? 0
  }

  get isRecorded(): boolean {
    return this.#input.sections.some(({ id }) => newestTake(this.#state.segments, id).length > 0)
  }

  /** Counts down and begins: a section anew, or where it was left. */
  readonly start = (sectionIndex: number, isRetake: boolean, sentenceIndex = 0): void => {
    clearTimeout(this.#timer)
    this.#attempt = { isRetake, sentenceIndex }
    this.#tell({ phase: 'counting', count: COUNT_FROM, sectionIndex, sentenceIndex })
    const tick = () => {
      const count = this.#state.count - 1
      if (count === 0) {
        this.#begin()
        return
      }
      this.#tell({ count })
      this.#timer = setTimeout(tick, SECOND_MS)
    }
    this.#timer = setTimeout(tick, SECOND_MS)
  }

  /** Where it was left: after a stop in the first section that is not said to its end, after a break in that sentence. */
  readonly goOn = (): void => {
    const { sectionIndex, sentenceIndex } = this.#state
    this.start(sectionIndex, this.#attempt.isRetake, sentenceIndex)
  }

  /** The next sentence; after a section's last one the next section, unless that one is recorded already. */
  readonly next = (): void => {
    if (this.#state.phase !== 'recording') return
    const { sectionIndex, sentenceIndex } = this.#state
    const { sections } = this.#input
    if (sentenceIndex + 1 < (sections[sectionIndex]?.sentences.length ?? 0)) {
      this.#say(sentenceIndex + 1)
      return
    }
    const following = sections[sectionIndex + 1]
    if (!following || newestTake(this.#state.segments, following.id).length > 0) {
      void this.stop()
      return
    }
    void this.#end('inOrder')
    this.#attempt = { isRetake: false, sentenceIndex: 0 }
    this.#tell({ sectionIndex: sectionIndex + 1, sentenceIndex: 0 })
    this.#begin()
  }

  /** The sentence before, to say it again. */
  readonly back = (): void => {
    const { phase, sentenceIndex } = this.#state
    if (phase === 'recording' && sentenceIndex > 0) this.#say(sentenceIndex - 1)
  }

  /** The teleprompter goes on by itself inside a section, or not; at any time. */
  readonly setPace = (change: Partial<Pace>): void => {
    const pace = { ...this.#state.pace, ...change }
    this.#tell({ pace })
    this.#pacer.set(pace)
    if (this.#state.phase !== 'recording') this.#pacer.hold()
  }

  readonly togglePace = (): void => this.setPace({ isOn: !this.#state.pace.isOn })

  readonly togglePause = (): void => {
    if (this.#state.phase === 'recording') {
      this.#recorder?.pause()
      this.#pacer.hold()
      this.#tell({ phase: 'paused' })
    } else if (this.#state.phase === 'paused') {
      this.#recorder?.resume()
      this.#pacer.goOn()
      this.#tell({ phase: 'recording' })
    }
  }

  /** Begins this section again. What is said of it so far is the take before. */
  readonly retake = async (): Promise<void> => {
    const { sectionIndex } = this.#state
    this.#tell({ phase: 'ready' })
    await this.#end('inOrder')
    this.start(sectionIndex, true)
  }

  /** Throws away the newest take of a section: the one before it counts again. */
  readonly dropNewestTake = async (sectionId: string): Promise<void> => {
    const { recording, sections, sender } = this.#input
    const dropped = newestTake(this.#state.segments, sectionId).map((each) => ({ ...each, chunkCount: 0 }))
    const kept = this.#state.segments.filter(({ id }) => dropped.every((each) => each.id !== id))
    const segments = [...kept, ...dropped]
    this.#attempt = { isRetake: false, sentenceIndex: 0 }
    this.#tell({ phase: 'ready', segments, ...whereToGoOn(sections, segments) })
    for (const { id, received: _, ...facts } of dropped)
      await sender.save(id, { recordingId: recording.id, ...facts })
  }

  readonly stop = async (): Promise<void> => {
    clearTimeout(this.#timer)
    this.#attempt = { isRetake: false, sentenceIndex: 0 }
    this.#tell({ phase: 'ready' })
    await this.#end('inOrder')
    const next = whereToGoOn(this.#input.sections, this.#state.segments)
    if (next) this.#tell(next)
  }

  #begin(): void {
    const section = this.#input.sections[this.#state.sectionIndex]
    const mediaType = recordedMediaType()
    if (!section || !mediaType || !this.#stream) {
      this.#tell({ phase: 'broken' })
      return
    }
    const place = nextPlace(this.#state.segments, section.id, this.#attempt.isRetake)
    const facts = { recordingId: this.#input.recording.id, sectionId: section.id, mediaType, ...place }
    this.#recorder = new SegmentRecorder({
      stream: this.#stream,
      pictureBits: this.#pictureBits,
      sender: this.#input.sender,
      facts,
      onBroken: () => void this.#break(),
    })
    this.#tell({ phase: 'recording' })
    this.#say(this.#state.sentenceIndex)
  }

  async #break(): Promise<void> {
    if (!this.#recorder) return
    const attempt = this.#attempt
    this.#attempt = { ...attempt, isRetake: false }
    this.#tell({ phase: 'broken' })
    await this.#end('brokenOff')
    if (this.#state.phase !== 'empty') return
    this.#attempt = attempt
    this.#tell({ phase: 'broken', sentenceIndex: attempt.sentenceIndex })
  }

  /** The recorder itself would go on, with a picture and no sound. */
  #lose(stream: MediaStream): void {
    if (this.#stream !== stream) return
    this.#stream = null
    if (this.#state.phase === 'counting') {
      clearTimeout(this.#timer)
      this.#tell({ phase: 'broken' })
    }
    void this.#break()
  }

  /** Ends the running segment. */
  async #end(ending: Ending): Promise<void> {
    const recorder = this.#recorder
    this.#recorder = null
    this.#pacer.hold()
    if (!recorder) return
    const { recordingId: _, ...facts } = recorder.facts
    // Known at once, so that the next segment finds its place; its chunks are counted when the last one is kept.
    const known: RecordedSegment = {
      id: recorder.id,
      ...facts,
      chunkCount: KNOWN_AS[ending],
      received: [0],
    }
    this.#tell({ segments: [...this.#state.segments, known] })
    await recorder.stop(ending)
    if (ending !== 'thrownAway' && recorder.chunks === 0) await this.#forgetEmpty(recorder.id)
  }

  /** Some browsers say that they record, and hand nothing over: nobody should speak on, or believe it is kept. */
  async #forgetEmpty(id: string): Promise<void> {
    await this.#end('thrownAway')
    const segments = this.#state.segments.map((each) => (each.id === id ? { ...each, chunkCount: 0 } : each))
    this.#tell({ phase: 'empty', segments })
  }

  #say(sentenceIndex: number): void {
    const sentences = this.#input.sections[this.#state.sectionIndex]?.sentences ?? []
    const sentence = sentences[sentenceIndex]
    if (sentence) this.#recorder?.log(sentence)
    this.#tell({ sentenceIndex })
    // A section ends by hand: a clock would cut off whoever speaks a little slower.
    const isLast = sentenceIndex + 1 >= sentences.length
    this.#pacer.begin(isLast || !sentence ? null : sentence.text)
  }

  #tell(change: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of [...this.#listeners]) listener()
  }
}

/** The server's segments with what this browser has not sent yet. */
function withRecovered(
  known: readonly RecordedSegment[],
  recovered: readonly LocalSegment[],
): RecordedSegment[] {
  const here = recovered.map(({ id, facts, unsent }): RecordedSegment => {
    const there = known.find((each) => each.id === id)
    const { recordingId: _, ...rest } = facts
    return {
      id,
      ...rest,
      received: [...new Set([...(there?.received ?? []), ...unsent])].toSorted((a, b) => a - b),
    }
  })
  const ids = new Set(here.map(({ id }) => id))
  return [...known.filter(({ id }) => !ids.has(id)), ...here]
}
