import { expect, it } from 'vitest'
import { makeDocxOf } from '@/tests/support/make-zip'
import { Archive } from './archive'
import { bodyText } from './docx-text'

const run = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`
const field = (words: string) =>
  `<w:fldSimple w:instr=" MERGEFIELD a > b " w:dirty='1'>${run(words)}</w:fldSimple>`

it('reads what a template was filled in with, and words that run the other way', async () => {
  const body = [
    run('Name: ') + field('A. Patient') + run('.'),
    field('IMPRESSION: Disc bulge.'),
    `${run('Left ')}<w:bdo w:val="ltr">${run('knee')}</w:bdo><w:fldSimple w:instr="PAGE"/>`,
  ].map((paragraph) => `<w:p>${paragraph}</w:p>`)
  const text = await bodyText(Archive.open(makeDocxOf(body.join(''))))
  expect(text.trim().split(/\n+/)).toEqual(['Name: A. Patient.', 'IMPRESSION: Disc bulge.', 'Left knee'])
})
