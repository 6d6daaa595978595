import { describe, expect, it } from 'vitest'
import { toEditorContent, toPlainReport } from './editor-document'

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
