import { describe, expect, it } from 'vitest'
import { blanksIn, fillBlanks, matchesSearch, voiceMacroSchema } from './voice-macro-schema'

const body = 'The disc on the [side] side at [level] bulges. The [side] nerve has less room.'

describe('a voice macro', () => {
  it('names its blanks and takes what is filled in', () => {
    expect(blanksIn(body)).toEqual(['side', 'level'])
    expect(fillBlanks(body, { side: 'left', level: ' ' })).toBe(
      'The disc on the left side at [level] bulges. The left nerve has less room.',
    )
  })

  it('is found by all the words of a search', () => {
    expect(matchesSearch({ name: 'Disc bulge', body }, 'NERVE bulge')).toBe(true)
    expect(matchesSearch({ name: 'Disc bulge', body }, 'nerve cyst')).toBe(false)
    expect(matchesSearch({ name: 'Disc bulge', body }, '')).toBe(true)
  })

  it('is one paragraph', () => {
    expect(voiceMacroSchema.parse({ name: ' A ', body: 'One.\n Two. ' })).toEqual({
      name: 'A',
      body: 'One. Two.',
    })
    expect(voiceMacroSchema.safeParse({ name: 'A', body: ' \n ' }).success).toBe(false)
  })
})
