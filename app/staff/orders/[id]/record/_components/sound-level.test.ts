import { describe, expect, it } from 'vitest'
import { isMuted, peakOf, soundProblem } from './sound-level'

const every = (peak: number, seconds: number) =>
  Array.from({ length: seconds * 10 + 1 }, (_, index) => ({ at: index * 100, peak }))

describe('the sound of the microphone', () => {
  it('is measured by its loudest sample', () => {
    expect(peakOf(new Float32Array([0.1, -0.5, 0.25]))).toBe(0.5)
  })

  it('is silent only after three seconds of nothing', () => {
    expect(soundProblem(every(0.001, 2), false, 2_000)).toBeNull()
    expect(soundProblem(every(0.001, 4), false, 4_000)).toBe('silent')
    expect(soundProblem([...every(0.001, 4), { at: 4_100, peak: 0.2 }], false, 4_200)).toBeNull()
  })

  it('is clipping at the top, and muted whatever is heard', () => {
    expect(soundProblem(every(0.99, 1), false, 1_000)).toBe('clipping')
    expect(soundProblem(every(0.3, 1), false, 1_000)).toBeNull()
    expect(soundProblem(every(0.3, 1), true, 1_000)).toBe('muted')
  })

  it('is off by its switch, by us, or because the microphone went away', () => {
    const heard = { muted: false, enabled: true, readyState: 'live' } as const
    expect(isMuted(heard)).toBe(false)
    expect(isMuted({ ...heard, muted: true })).toBe(true)
    expect(isMuted({ ...heard, enabled: false })).toBe(true)
    expect(isMuted({ ...heard, readyState: 'ended' })).toBe(true)
  })

  it('is judged by the last three seconds alone', () => {
    const loudThenGood = [
      { at: 0, peak: 1 },
      ...every(0.2, 4).map(({ at, peak }) => ({ at: at + 100, peak })),
    ]
    expect(soundProblem(loudThenGood, false, 4_100)).toBeNull()
    expect(soundProblem([], false, 10_000), 'before anything was read').toBeNull()
  })
})
