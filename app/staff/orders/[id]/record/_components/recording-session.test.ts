import { afterEach, expect, it, vi } from 'vitest'
import type { SegmentInput } from '@/lib/videos/recording-schema'
import { hasTakeBefore, newestTake, whereToGoOn } from './recording-plan'
import type { RecordingSender } from './recording-sender'
import { RecordingSession } from './recording-session'

const sections = ['hello', 'main'].map((id) => ({
  id,
  title: id,
  scene: null,
  sentences: [{ id: `${id}-1`, text: 'One sentence.', covers: [] }],
}))
const ofTwoSentences = sections.map((section) => ({
  ...section,
  sentences: [...section.sentences, { id: `${section.id}-2`, text: 'Another one.', covers: [] }],
}))

/** Records what it was told to; `bytes` is all that it hands over when it stops. */
function fakeRecorder(bytes: number) {
  return class FakeRecorder {
    static newest: FakeRecorder | undefined
    static isTypeSupported = () => true
    state = 'inactive'
    readonly options: MediaRecorderOptions
    constructor(_stream: MediaStream, options: MediaRecorderOptions) {
      this.options = options
    }
    ondataavailable: (event: { data: Blob }) => void = () => undefined
    onstop: () => void = () => undefined
    start() {
      FakeRecorder.newest = this
      this.state = 'recording'
    }
    stop() {
      this.state = 'inactive'
      this.ondataavailable({ data: new Blob([new Uint8Array(bytes)]) })
      this.onstop()
    }
  }
}

/** A stream whose microphone can go away. */
function fakeStream() {
  const microphone = new EventTarget()
  return { microphone, stream: { getAudioTracks: () => [microphone] } as unknown as MediaStream }
}

/** Counts down and records the first section. */
async function recordFirstSection(bytes: number, spoken = sections) {
  vi.useFakeTimers()
  const Recorder = fakeRecorder(bytes)
  vi.stubGlobal('MediaRecorder', Recorder)
  const saved = new Map<string, SegmentInput>()
  const save = async (id: string, facts: SegmentInput) => void saved.set(id, facts)
  const sender = { save, add: async () => undefined }
  const session = new RecordingSession({
    recording: { id: '5b1c8a52-6f0e-4a55-9a3b-1f3f9f7a0a01', segments: [] },
    sections: spoken,
    sender: sender as unknown as RecordingSender,
    recovered: [],
  })
  const { microphone, stream } = fakeStream()
  session.record(stream, 5_000_000)
  session.start(0, false)
  await vi.advanceTimersByTimeAsync(3_000)
  expect(session.state().phase).toBe('recording')
  const settle = () => vi.advanceTimersByTimeAsync(0)
  const countDown = () => vi.advanceTimersByTimeAsync(3_000)
  const kept = () => [...saved.values()].map(({ take, part, chunkCount }) => ({ take, part, chunkCount }))
  return { session, microphone, settle, countDown, kept, recorder: () => Recorder.newest }
}

const gone = () => new Event('ended')

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

it('goes on to the next section, and keeps the one before', async () => {
  const { session, settle } = await recordFirstSection(100)
  session.next()
  await settle()
  expect(session.state()).toMatchObject({ phase: 'recording', sectionIndex: 1 })
  expect(session.isRecorded).toBe(true)
})

it('records as much of the picture as its size needs', async () => {
  const { recorder } = await recordFirstSection(100)
  expect(recorder()?.options.videoBitsPerSecond).toBe(5_000_000)
})

it('stops and says so when the browser hands over nothing of what it recorded', async () => {
  const { session, settle } = await recordFirstSection(0)
  session.next()
  await settle()
  expect(session.state().phase).toBe('empty')
  expect(session.isRecorded).toBe(false)
})

it('breaks off when the microphone goes away, keeps what it has, and goes on with another one', async () => {
  const { session, microphone, settle, recorder } = await recordFirstSection(100)
  const first = recorder()
  microphone.dispatchEvent(gone())
  await settle()
  expect(session.state()).toMatchObject({ phase: 'broken', sectionIndex: 0, sentenceIndex: 0 })
  expect(first?.state, 'no picture without sound').toBe('inactive')
  expect(session.isRecorded).toBe(true)
  session.start(0, false)
  await vi.advanceTimersByTimeAsync(3_000)
  expect(session.state().phase, 'still without one').toBe('broken')
  session.record(fakeStream().stream, 1_000)
  session.start(0, false)
  await vi.advanceTimersByTimeAsync(3_000)
  expect(session.state().phase).toBe('recording')
  microphone.dispatchEvent(gone())
  await settle()
  expect(session.state().phase, 'that one is not used any more').toBe('recording')
})

it('goes on after a break in the last sentence of all, as the next part of the same take', async () => {
  const { session, microphone, settle, countDown, kept } = await recordFirstSection(100)
  session.next()
  await settle()
  microphone.dispatchEvent(gone())
  await settle()
  const { segments, ...place } = session.state()
  expect(place).toMatchObject({ phase: 'broken', sectionIndex: 1, sentenceIndex: 0 })
  expect(whereToGoOn(sections, segments)).toEqual({ sectionIndex: 1, sentenceIndex: 0 })
  session.record(fakeStream().stream, 1_000)
  session.goOn()
  await countDown()
  await session.stop()
  expect(kept()).toEqual([
    { take: 0, part: 0, chunkCount: 1 },
    { take: 0, part: 0, chunkCount: null },
    { take: 0, part: 1, chunkCount: 1 },
  ])
  expect(whereToGoOn(sections, session.state().segments)).toBeNull()
})

it('goes on in the sentence in which it was stopped', async () => {
  const { session, countDown, kept } = await recordFirstSection(100, ofTwoSentences)
  await session.stop()
  expect(session.state()).toMatchObject({ phase: 'ready', sectionIndex: 0, sentenceIndex: 0 })
  session.goOn()
  await countDown()
  session.next()
  await session.stop()
  expect(session.state()).toMatchObject({ phase: 'ready', sectionIndex: 1, sentenceIndex: 0 })
  expect(kept()).toEqual([
    { take: 0, part: 0, chunkCount: 1 },
    { take: 0, part: 1, chunkCount: 1 },
  ])
})

it('begins a retake anew of which nothing was recorded when the microphone went away', async () => {
  const { session, countDown, settle, kept } = await recordFirstSection(100)
  await session.stop()
  session.start(0, true)
  const { microphone, stream } = fakeStream()
  session.record(stream, 1_000)
  microphone.dispatchEvent(gone())
  await settle()
  expect(session.state().phase).toBe('broken')
  session.record(fakeStream().stream, 1_000)
  session.goOn()
  await countDown()
  await session.stop()
  expect(kept()).toEqual([
    { take: 0, part: 0, chunkCount: 1 },
    { take: 1, part: 0, chunkCount: 1 },
  ])
})

it('keeps what was said as the take before when a section is begun again, and uses it when asked', async () => {
  const { session, countDown, kept } = await recordFirstSection(100)
  await session.retake()
  await countDown()
  await session.stop()
  expect(kept()).toEqual([
    { take: 0, part: 0, chunkCount: 1 },
    { take: 1, part: 0, chunkCount: 1 },
  ])
  await session.dropNewestTake('hello')
  expect(kept()).toEqual([
    { take: 0, part: 0, chunkCount: 1 },
    { take: 1, part: 0, chunkCount: 0 },
  ])
  const { segments } = session.state()
  expect([newestTake(segments, 'hello')[0]?.take, hasTakeBefore(segments, 'hello')]).toEqual([0, false])
})

it('does not begin when the countdown is stopped', async () => {
  const { session, countDown, kept } = await recordFirstSection(100)
  await session.stop()
  session.start(0, true)
  await vi.advanceTimersByTimeAsync(1_000)
  await session.stop()
  await countDown()
  expect(session.state()).toMatchObject({ phase: 'ready', sectionIndex: 1 })
  expect(kept()).toHaveLength(1)
})

it('does not begin when the microphone goes away while it counts down', async () => {
  const { session, microphone, settle } = await recordFirstSection(100)
  await session.stop()
  session.start(1, false)
  await vi.advanceTimersByTimeAsync(1_000)
  microphone.dispatchEvent(gone())
  await vi.advanceTimersByTimeAsync(5_000)
  await settle()
  expect(session.state().phase).toBe('broken')
})

it('says so when the browser stops recording by itself', async () => {
  const { session, settle, recorder } = await recordFirstSection(100)
  recorder()?.stop()
  await settle()
  expect(session.state().phase).toBe('broken')
  expect(session.isRecorded).toBe(true)
})
