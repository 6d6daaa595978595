import { afterEach, expect, it, vi } from 'vitest'
import type { RecordingSender } from './recording-sender'
import { RecordingSession } from './recording-session'

const sections = ['hello', 'main'].map((id) => ({
  id,
  title: id,
  scene: null,
  sentences: [{ id: `${id}-1`, text: 'One sentence.', covers: [] }],
}))

/** Records what it was told to; `bytes` is all that it hands over when it stops. */
function fakeRecorder(bytes: number) {
  return class {
    static isTypeSupported = () => true
    state = 'inactive'
    ondataavailable: (event: { data: Blob }) => void = () => undefined
    onstop: () => void = () => undefined
    start() {
      this.state = 'recording'
    }
    stop() {
      this.state = 'inactive'
      this.ondataavailable({ data: new Blob([new Uint8Array(bytes)]) })
      this.onstop()
    }
  }
}

/** Counts down, records the first section and goes on to the second. */
async function recordFirstSection(bytes: number) {
  vi.useFakeTimers()
  vi.stubGlobal('MediaRecorder', fakeRecorder(bytes))
  const sender = { save: async () => undefined, add: async () => undefined }
  const session = new RecordingSession({
    recording: { id: '5b1c8a52-6f0e-4a55-9a3b-1f3f9f7a0a01', segments: [] },
    sections,
    sender: sender as unknown as RecordingSender,
    recovered: [],
  })
  session.record({} as MediaStream)
  session.start(0, false)
  await vi.advanceTimersByTimeAsync(3_000)
  expect(session.state().phase).toBe('recording')
  session.next()
  await vi.advanceTimersByTimeAsync(0)
  return session
}

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

it('goes on to the next section, and keeps the one before', async () => {
  const session = await recordFirstSection(100)
  expect(session.state()).toMatchObject({ phase: 'recording', sectionIndex: 1 })
  expect(session.isRecorded).toBe(true)
})

it('stops and says so when the browser hands over nothing of what it recorded', async () => {
  const session = await recordFirstSection(0)
  expect(session.state().phase).toBe('empty')
  expect(session.isRecorded).toBe(false)
})
