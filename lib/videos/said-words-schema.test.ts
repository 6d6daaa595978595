import { describe, expect, it } from 'vitest'
import { doubtOf, markOf, openSentence } from './said-words-schema'

const sentence = (id: string, text = `This is ${id}.`) => ({ id, text })
const sentences = ['s1', 's2', 's3'].map((id) => sentence(id))

/** A segment in which these were said, as they are written above. */
const said = (ids: readonly string[], chunkCount: number | null = 3) => ({
  chunkCount,
  log: ids.map((sentenceId, index) => ({
    sentenceId,
    atMs: index * 1_000,
    words: markOf(sentence(sentenceId).text),
  })),
})
const WHOLE = [said(['s1', 's2', 's3'])]

describe('where a section goes on', () => {
  it('begins with its first sentence, and ends with its last one', () => {
    expect(openSentence(sentences, [])).toBe(0)
    expect(openSentence(sentences, WHOLE)).toBeNull()
  })

  it('is the sentence in which it was stopped, or broken off', () => {
    expect(openSentence(sentences, [said(['s1', 's2'])])).toBe(1)
    expect(openSentence(sentences, [said(['s1', 's2', 's3'], null)])).toBe(2)
    expect(openSentence(sentences, [said(['s1', 's2'], null), said(['s2', 's3'])])).toBeNull()
  })
})

describe('whether captions would show what was said', () => {
  it('doubts nothing that was said as it is written, also with a sentence said again', () => {
    expect(doubtOf(sentences, WHOLE)).toBeNull()
    expect(doubtOf(sentences, [said(['s1', 's2', 's1', 's2', 's3'])])).toBeNull()
  })

  it('doubts a section that is missing, or not said to its end', () => {
    expect(doubtOf(sentences, [])).toBe('missing')
    expect(doubtOf(sentences, [said(['s1', 's2'])])).toBe('cutShort')
    expect(doubtOf([...sentences, sentence('s4')], WHOLE)).toBe('cutShort')
  })

  it.each([
    ['said otherwise', [sentence('s1', 'The left side.'), ...sentences.slice(1)]],
    ['taken out', sentences.slice(0, 2)],
    ['put between', [sentence('s0'), ...sentences]],
  ])('doubts a section of which a sentence was %s since', (_, now) => {
    expect(doubtOf(now, WHOLE)).toBe('changed')
  })

  it('does not mind spaces, nor a log that is older than the marks', () => {
    expect(doubtOf([sentence('s1', ' This is s1. '), ...sentences.slice(1)], WHOLE)).toBeNull()
    const old = [{ chunkCount: 1, log: [{ sentenceId: 's1', atMs: 0 }] }]
    expect(doubtOf([sentence('s1', 'Something else.')], old)).toBeNull()
  })
})
