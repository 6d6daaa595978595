import { expect, it } from 'vitest'
import type { PageText } from './report-page-schema'
import { withoutHiddenParts } from './without-hidden-parts'

const word = (text: string, x: number, y: number) => ({ text, x, y, w: text.length * 10, h: 20 })
const PAGE: PageText = {
  source: 'text',
  confidence: null,
  words: [word('MRN:', 0, 0), word('00482913', 60, 0), word('DOB:', 200, 0), word('1961', 260, 0)].concat([
    word('12', 0, 40),
    word('Elm', 40, 40),
    word('Street', 90, 40),
    word('FINDINGS:', 0, 80),
    word('None.', 120, 80),
  ]),
  plain: 'MRN: 00482913  DOB: 1961\n12 Elm Street\n\nFINDINGS: None.',
}

it('takes the words under a box out of the words and out of the running text', () => {
  const { text } = withoutHiddenParts(PAGE, [
    { x: 55, y: 0, w: 90, h: 20 },
    { x: 0, y: 38, w: 160, h: 24 },
  ])
  expect(text.plain).toBe('MRN: [hidden]  DOB: 1961\n[hidden]\n\nFINDINGS: None.')
  expect(text.words.map((left) => left.text)).toEqual(['MRN:', 'DOB:', '1961', 'FINDINGS:', 'None.'])
})

it('takes a word whole that a box only touches, and paints all of it', () => {
  const { text, painted } = withoutHiddenParts(PAGE, [{ x: 130, y: 8, w: 30, h: 6 }])
  expect(JSON.stringify(text)).not.toContain('00482913')
  expect(painted).toContainEqual({ x: 57, y: 0, w: 86, h: 23 })
})

it('leaves the lines above and below alone', () => {
  const { text } = withoutHiddenParts(PAGE, [{ x: 0, y: 17, w: 300, h: 26 }])
  expect(text).toEqual(PAGE)
})

it('writes the text anew from what is left where it does not run like the words', () => {
  const page = { ...PAGE, plain: 'Something else 00482913' }
  const { text } = withoutHiddenParts(page, [{ x: 55, y: 0, w: 90, h: 20 }])
  expect(text.plain).toBe('MRN: DOB: 1961\n12 Elm Street\nFINDINGS: None.')
})

it('says where something is gone once, however many words it was', () => {
  const { text } = withoutHiddenParts(PAGE, [{ x: 0, y: 0, w: 400, h: 100 }])
  expect(text).toMatchObject({ words: [], plain: '[hidden]\n[hidden]\n\n[hidden]' })
})
