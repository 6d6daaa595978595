import { describe, expect, it } from 'vitest'
import { exampleTiming } from '@/tests/factories/example-timing'
import { cutTiming } from './cut-timing'

describe('cutTiming', () => {
  it('holds nothing of the chapters that were not chosen, and begins at 0', () => {
    const cut = cutTiming(exampleTiming(), ['second'])
    expect(cut).toEqual({
      durationMs: 55_000,
      chapters: [{ id: 'second', title: 'What comes next', startMs: 0, endMs: 55_000 }],
      sentences: [
        { id: 's3', text: 'Now the next step.', startMs: 0, endMs: 20_000, covers: [] },
        { id: 's4', text: 'Ask your doctor about it.', startMs: 20_000, endMs: 55_000, covers: [] },
      ],
      sprite: null,
    })
  })

  it('ends a sentence with its chapter', () => {
    const timing = exampleTiming()
    const long = timing.sentences[1]
    if (long) long.endMs = 50_000
    expect(cutTiming(timing, ['first']).sentences.at(-1)?.endMs).toBe(40_000)
  })
})
