import { describe, expect, it } from 'vitest'
import { nextPlace, spokenSections, whereToGoOn } from './recording-plan'

const segment = (sectionId: string, take: number, part: number, chunkCount: number | null, received = 1) => ({
  sectionId,
  take,
  part,
  chunkCount,
  received: Array.from({ length: received }, (_, index) => index),
  log: logOf(`${sectionId}-2`),
})
const logOf = (...ids: string[]) => ids.map((sentenceId, index) => ({ sentenceId, atMs: index * 1_000 }))
const sentence = (id: string, text = 'Words.') => ({ id, text, covers: [] })
const sections = spokenSections({
  sections: [
    { id: 'a', title: ' ', scene: null, sentences: [sentence('a-1'), sentence('a-2'), sentence('a-3', ' ')] },
    { id: 'empty', title: 'Empty', scene: null, sentences: [sentence('e-1', '')] },
    { id: 'b', title: 'B', scene: null, sentences: [sentence('b-1')] },
  ],
  leftOut: [],
})

describe('the plan of a recording', () => {
  it('speaks only what has words', () => {
    expect(sections.map(({ title, sentences }) => [title, sentences.length])).toEqual([
      ['Part 1', 2],
      ['B', 1],
    ])
  })

  it('goes on as the next part of the newest take, and retakes as a take of its own', () => {
    expect(nextPlace([], 'a', false)).toEqual({ take: 0, part: 0 })
    const kept = [segment('a', 0, 0, 3), segment('a', 1, 0, null), segment('b', 0, 0, 2)]
    expect(nextPlace(kept, 'a', false)).toEqual({ take: 1, part: 1 })
    expect(nextPlace(kept, 'a', true)).toEqual({ take: 2, part: 0 })
    // A retake that was thrown away keeps its number; going on means the take before it.
    const thrown = [segment('a', 0, 0, 3), segment('a', 1, 0, 0, 0)]
    expect(nextPlace(thrown, 'a', false)).toEqual({ take: 0, part: 1 })
    expect(nextPlace(thrown, 'a', true)).toEqual({ take: 2, part: 0 })
  })

  it('finds the sentence at which a killed tab goes on', () => {
    expect(whereToGoOn(sections, [])).toEqual({ sectionIndex: 0, sentenceIndex: 0 })
    expect(whereToGoOn(sections, [segment('a', 0, 0, null)])).toEqual({ sectionIndex: 0, sentenceIndex: 1 })
    expect(whereToGoOn(sections, [segment('a', 0, 0, 2)])).toEqual({ sectionIndex: 1, sentenceIndex: 0 })
    expect(whereToGoOn(sections, [segment('a', 0, 0, 2), segment('b', 0, 0, 1)])).toBeNull()
  })

  it('goes on in a section that was stopped before its last sentence, also in a retake', () => {
    const stopped = { ...segment('a', 0, 0, 2), log: logOf('a-1') }
    const whole = [segment('a', 0, 0, 2), segment('b', 0, 0, 1)]
    expect(whereToGoOn(sections, [...whole.slice(1), stopped])).toEqual({ sectionIndex: 0, sentenceIndex: 0 })
    expect(whereToGoOn(sections, [...whole, { ...stopped, take: 1 }])).toEqual({
      sectionIndex: 0,
      sentenceIndex: 0,
    })
    expect(whereToGoOn(sections, [stopped, ...whole.slice(1), segment('a', 0, 1, 2)])).toBeNull()
  })

  it('waits for no sentence that is no longer in the script', () => {
    const before = { ...segment('a', 0, 0, 2), log: logOf('a-1', 'a-2', 'a-gone') }
    expect(whereToGoOn(sections, [before, segment('b', 0, 0, 1)])).toBeNull()
  })
})
