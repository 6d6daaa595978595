import { describe, expect, it } from 'vitest'
import { noteParts, timeMark } from './note-parts'

describe('a note about a video', () => {
  it('names times that can be played', () => {
    expect(timeMark(65.4)).toBe('[1:05]')
    expect(noteParts('[0:07] Wrong side.\n[1:02:03] Too fast (see 1:30).')).toEqual([
      { text: '[0:07]', seconds: 7 },
      { text: ' Wrong side.\n', seconds: null },
      { text: '[1:02:03]', seconds: 3_723 },
      { text: ' Too fast (see 1:30).', seconds: null },
    ])
    expect(noteParts(`x ${timeMark(3_723)}`).at(-1)).toEqual({ text: '[1:02:03]', seconds: 3_723 })
    expect(noteParts('')).toEqual([])
  })
})
