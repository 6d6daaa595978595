import { describe, expect, it } from 'vitest'
import { plainReportSchema, plainReportText } from './plain-report-schema'

const text = (value: string, ...marks: string[]) => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
})

const valid = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [text('The main point')] },
    { type: 'paragraph', content: [text('Your back is '), text('fine', 'bold'), text('.')] },
    { type: 'paragraph' },
    {
      type: 'bulletList',
      content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [text('Ask your doctor')] }] }],
    },
    {
      type: 'orderedList',
      attrs: { start: 1, type: null },
      content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [text('First')] }] }],
    },
  ],
}

describe('plain report document', () => {
  it('takes what the editor makes and gives its words', () => {
    expect(plainReportText(plainReportSchema.parse(valid))).toBe(
      'The main point\n\nYour back is fine.\n\nAsk your doctor\n\nFirst',
    )
  })

  it.each([
    ['a picture', { type: 'image', attrs: { src: 'https://evil.example/x.png' } }],
    ['a code block', { type: 'codeBlock', content: [text('x')] }],
    ['the page heading level', { type: 'heading', attrs: { level: 1 }, content: [text('x')] }],
    ['an unknown attribute', { type: 'paragraph', attrs: { style: 'x' }, content: [text('x')] }],
    ['a link', { type: 'paragraph', content: [text('x', 'link')] }],
    [
      'a list inside a list',
      { type: 'bulletList', content: [{ type: 'listItem', content: [valid.content[3]] }] },
    ],
    ['an empty list', { type: 'bulletList', content: [] }],
  ])('refuses %s', (_, block) => {
    expect(plainReportSchema.safeParse({ type: 'doc', content: [block] }).success).toBe(false)
  })
})
