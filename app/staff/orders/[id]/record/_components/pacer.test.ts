import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Pace, Pacer, spokenMs } from './pacer'

const TEN_WORDS = 'one two three four five six seven eight nine ten'
const AT_120: Pace = { isOn: true, wordsPerMinute: 120 }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A recording that can be paused, and a pacer that goes by it. */
function setUp(pace: Pace) {
  let [recordedMs, since] = [0, performance.now() as number | null]
  const due = vi.fn<() => void>()
  const elapsedMs = () => recordedMs + (since === null ? 0 : performance.now() - since)
  const pacer = new Pacer(pace, { elapsedMs, onDue: due })
  return {
    pacer,
    due,
    pause() {
      recordedMs = elapsedMs()
      since = null
      pacer.hold()
    },
    resume() {
      since = performance.now()
      pacer.goOn()
    },
  }
}

describe('moving on at a pace', () => {
  it('takes as long as the words take, and never less than a moment', () => {
    expect(spokenMs(TEN_WORDS, 120)).toBe(5_000)
    expect(spokenMs(`  ${TEN_WORDS}\n`, 140)).toBeCloseTo(4_286, 0)
    expect(spokenMs('Yes.', 140)).toBe(1_200)
  })

  it('moves on once, when the sentence has had its time', () => {
    const { pacer, due } = setUp(AT_120)
    pacer.begin(TEN_WORDS)
    vi.advanceTimersByTime(4_999)
    expect(due).not.toHaveBeenCalled()
    vi.advanceTimersByTime(60_000)
    expect(due).toHaveBeenCalledTimes(1)
  })

  it('stands still with the recording', () => {
    const { pacer, due, pause, resume } = setUp(AT_120)
    pacer.begin(TEN_WORDS)
    vi.advanceTimersByTime(3_000)
    pause()
    vi.advanceTimersByTime(60_000)
    resume()
    vi.advanceTimersByTime(1_999)
    expect(due).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(due).toHaveBeenCalledTimes(1)
  })

  it('begins anew where the speaker moves by hand', () => {
    const { pacer, due } = setUp(AT_120)
    pacer.begin(TEN_WORDS)
    vi.advanceTimersByTime(4_000)
    pacer.begin(TEN_WORDS)
    vi.advanceTimersByTime(4_999)
    expect(due).not.toHaveBeenCalled()
  })

  it('is switched on, off and to another pace at any time', () => {
    const { pacer, due } = setUp({ ...AT_120, isOn: false })
    pacer.begin(TEN_WORDS)
    vi.advanceTimersByTime(60_000)
    pacer.set(AT_120)
    vi.advanceTimersByTime(4_000)
    pacer.set({ isOn: true, wordsPerMinute: 60 })
    vi.advanceTimersByTime(5_999)
    pacer.set({ isOn: false, wordsPerMinute: 60 })
    vi.advanceTimersByTime(60_000)
    expect(due).not.toHaveBeenCalled()
    pacer.set({ isOn: true, wordsPerMinute: 240 })
    vi.advanceTimersByTime(2_500)
    expect(due).toHaveBeenCalledTimes(1)
  })

  it('waits for a person where it is told to', () => {
    const { pacer, due } = setUp(AT_120)
    pacer.begin(null)
    vi.advanceTimersByTime(60_000)
    pacer.set({ isOn: true, wordsPerMinute: 200 })
    vi.advanceTimersByTime(60_000)
    expect(due).not.toHaveBeenCalled()
  })
})
