import { describe, expect, it } from 'vitest'
import { plainReportSchema, plainReportText } from '@/lib/videos/plain-report-schema'
import { fromScript, toEditorContent, toPlainReport } from './editor-document'

describe('the editor document as a plain report', () => {
  it('takes what the editor makes, with its bold line breaks made plain', () => {
    const bold = [{ type: 'bold' }]
    const typed = {
      type: 'doc',
      content: [
        { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'What it says' }] },
        {
          type: 'paragraph',
          content: [
            { type: 'text', marks: bold, text: 'Mild.' },
            { type: 'hardBreak', marks: bold },
          ],
        },
        {
          type: 'orderedList',
          attrs: { start: 1, type: null },
          content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }],
        },
      ],
    }
    const document = toPlainReport(typed)
    expect(document?.content[1]).toEqual({
      type: 'paragraph',
      content: [{ type: 'text', marks: bold, text: 'Mild.' }, { type: 'hardBreak' }],
    })
    expect(document && toPlainReport(toEditorContent(document))).toEqual(document)
  })

  it('is null for what a plain report may not hold', () => {
    const nested = { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] }
    const deep = {
      type: 'bulletList',
      content: [{ type: 'listItem', content: [{ type: 'paragraph' }, nested] }],
    }
    expect(toPlainReport({ type: 'doc', content: [deep] })).toBeNull()
    expect(toPlainReport({ type: 'doc', content: [{ type: 'image' }] })).toBeNull()
  })
})

const CLIP = '00000000-0000-4000-8000-000000000001'

describe('a plain report from a script', () => {
  it('has a heading and a paragraph a section, with what a clip says, without the greeting and without empty ones', () => {
    const sentence = (id: string, text: string) => ({ id, text, covers: [] })
    const clip = (id: string, clipId: string) => ({
      ...section(id, 'A disc', 'This is not spoken.'),
      scene: { kind: 'clip' as const, clipId, covers: [] },
    })
    const section = (id: string, title: string, ...texts: string[]) => ({
      id,
      title,
      scene: null,
      sentences: texts.map((text, index) => sentence(`${id}-${index}`, text)),
    })
    const script = {
      sections: [
        section('hello', 'Hello', 'Hello.'),
        section('main', 'The main points', 'One. ', '', 'Two.'),
        section('empty', 'Nothing', ' '),
        section('more', '', 'Three.'),
        clip('disc', CLIP),
        clip('gone', '00000000-0000-4000-8000-000000000002'),
      ],
      leftOut: [],
    }
    const document = fromScript(script, [{ id: CLIP, words: 'A disc is soft.' }])
    expect(plainReportSchema.parse(document)).toEqual(document)
    expect(plainReportText(document)).toBe(
      'The main points\n\nOne. Two.\n\nThree.\n\nA disc\n\nA disc is soft.',
    )
  })
})
