import { describe, expect, it } from 'vitest'
import {
  type Scene,
  type Script,
  scriptSchema,
  sentencesOf,
  spokenSentences,
  uncoveredIn,
} from './script-schema'

const sentence = (id: string) => ({ id, text: `Sentence ${id}.`, covers: ['impression-0123456789'] })
const page: Scene = {
  kind: 'page',
  reportFileId: '018f3b1e-4d5c-7a00-8000-000000000001',
  pageNumber: 1,
  crop: { x: 0, y: 0.5, w: 1, h: 0.5 },
  highlights: [],
}
const script: Script = {
  sections: [
    {
      id: 'main',
      title: 'The main point',
      scene: page,
      sentences: [sentence('s1'), sentence('s2')],
    },
    { id: 'next', title: 'What comes next', scene: null, sentences: [sentence('s3')] },
  ],
  leftOut: [{ sentenceId: 'impression-9876543210', reason: 'A repeat of the one above.' }],
}

describe('a script', () => {
  it('is sections of sentences, spoken in their order', () => {
    expect(scriptSchema.parse(script)).toEqual(script)
    expect(sentencesOf(script).map(({ id }) => id)).toEqual(['s1', 's2', 's3'])
  })

  const [first, second] = script.sections
  it.each([
    [
      'a sentence that is there twice',
      { ...script, sections: [first, { ...second, sentences: [sentence('s1')] }] },
    ],
    ['a section that is there twice', { ...script, sections: [first, { ...first, sentences: [] }] }],
    ['something left out without a reason', { ...script, leftOut: [{ sentenceId: 'x', reason: '' }] }],
    ['an id that could be a path', { ...script, sections: [{ ...second, id: '../etc' }] }],
    [
      'an unknown scene',
      { ...script, sections: [{ ...second, scene: { kind: 'website', url: 'https://x.example' } }] },
    ],
  ])('refuses %s', (_, wrong) => {
    expect(scriptSchema.safeParse(wrong).success).toBe(false)
  })

  it('does not say what stands in a section in whose place a clip plays', () => {
    const clip = { kind: 'clip' as const, clipId: '0190a2b4-0000-7000-8000-000000000001' }
    const scene = { ...clip, covers: ['r2'] }
    const played = { id: 'played', title: '', scene, sentences: [{ ...sentence('x'), covers: ['r1'] }] }
    const withClip = { ...script, sections: [...script.sections, played] }
    expect(spokenSentences(withClip).map(({ id }) => id)).toEqual(['s1', 's2', 's3'])
    expect(uncoveredIn(withClip, ['r1', 'r2']), 'the clip explains one').toEqual(['r1'])
    const before = scriptSchema.parse({ ...script, sections: [{ ...played, scene: clip }] })
    expect(before.sections[0]?.scene, 'a script from before clips explained anything').toEqual({
      ...clip,
      covers: [],
    })
  })
})
