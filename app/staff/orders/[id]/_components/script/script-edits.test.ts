import { describe, expect, it } from 'vitest'
import type { Script } from '@/lib/videos/script-schema'
import {
  addSection,
  editSection,
  leaveOut,
  mergeWithPrevious,
  moveSection,
  moveSentence,
  removeSection,
  splitSentence,
  toggleClipCover,
  toggleCover,
} from './script-edits'

const sentence = (id: string, text = `${id}.`, covers: string[] = []) => ({ id, text, covers })
const script: Script = {
  sections: [
    {
      id: 'one',
      title: 'One',
      scene: null,
      sentences: [sentence('a', 'First part. Second.', ['r1']), sentence('b')],
    },
    { id: 'two', title: 'Two', scene: null, sentences: [sentence('c', 'c.', ['r2'])] },
  ],
  leftOut: [],
}
const told = ({ sections }: Script) =>
  sections.map(({ id, sentences }) => [id, ...sentences.map((each) => [each.text, ...each.covers].join('|'))])

describe('editing a script', () => {
  it('cuts a sentence at the caret; what it covers stays with the words', () => {
    expect(told(splitSentence(script, 'a', 11, 'n'))).toEqual([
      ['one', 'First part.|r1', 'Second.', 'b.'],
      ['two', 'c.|r2'],
    ])
    expect(told(splitSentence(script, 'a', 0, 'n'))[0]).toEqual(['one', '', 'First part. Second.|r1', 'b.'])
    // At the end a new, empty one follows.
    expect(told(splitSentence(script, 'c', 2, 'n'))[1]).toEqual(['two', 'c.|r2', ''])
  })

  it('joins a sentence to the one before it, with what both cover, and says where the caret goes', () => {
    const linked = toggleCover(script, 'b', 'r3')
    const merged = mergeWithPrevious(linked, 'b')
    expect(merged).toMatchObject({ into: 'a', at: 19 })
    expect(merged && told(merged.script)[0]).toEqual(['one', 'First part. Second. b.|r1|r3'])
    expect(mergeWithPrevious(script, 'a'), 'nothing is before the first').toBeNull()
    expect(mergeWithPrevious(script, 'c'), 'nor over the border of a section').toBeNull()
  })

  it('moves sentences, over the border of a section too', () => {
    expect(told(moveSentence(script, 'b', -1))[0]).toEqual(['one', 'b.', 'First part. Second.|r1'])
    expect(told(moveSentence(script, 'b', 1))).toEqual([
      ['one', 'First part. Second.|r1'],
      ['two', 'b.', 'c.|r2'],
    ])
    expect(moveSentence(script, 'a', -1)).toBe(script)
  })

  it('adds, moves and removes sections without losing a sentence', () => {
    expect(told(addSection(script, 'one', 'n', 's')).map(([id]) => id)).toEqual(['one', 'n', 'two'])
    expect(told(moveSection(script, 'two', -1)).map(([id]) => id)).toEqual(['two', 'one'])
    expect(told(removeSection(script, 'two'))).toEqual([['one', 'First part. Second.|r1', 'b.', 'c.|r2']])
    expect(told(removeSection(script, 'one'))).toEqual([['two', 'First part. Second.|r1', 'b.', 'c.|r2']])
    const one = removeSection(script, 'one')
    expect(removeSection(one, 'two'), 'the last one stays').toBe(one)
  })

  it('links a sentence to the report; what is linked is not left out', () => {
    const out = leaveOut(script, 'r9', 'Said before.')
    expect(out.leftOut).toEqual([{ sentenceId: 'r9', reason: 'Said before.' }])
    const linked = toggleCover(out, 'b', 'r9')
    expect(linked.leftOut).toEqual([])
    expect(told(linked)[0]?.[2]).toBe('b.|r9')
    expect(told(toggleCover(linked, 'b', 'r9'))[0]?.[2]).toBe('b.')
  })

  it('lets a clip explain what was left out, and nothing where none plays', () => {
    const clip = { kind: 'clip' as const, clipId: '0190a2b4-0000-7000-8000-000000000001', covers: ['r1'] }
    const played = leaveOut(editSection(script, 'two', { scene: clip }), 'r9', 'Why.')
    const linked = toggleClipCover(played, 'two', 'r9')
    expect(linked.leftOut).toEqual([])
    expect(linked.sections[1]?.scene).toEqual({ ...clip, covers: ['r1', 'r9'] })
    expect(toggleClipCover(linked, 'two', 'r1').sections[1]?.scene).toEqual({ ...clip, covers: ['r9'] })
    expect(toggleClipCover(script, 'one', 'r9').sections).toEqual(script.sections)
  })
})
