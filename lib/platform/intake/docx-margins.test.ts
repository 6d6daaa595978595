import { expect, it } from 'vitest'
import { makeZip } from '@/tests/support/make-zip'
import { Archive } from './archive'
import { marginText } from './docx-margins'

const part = (name: string, body: string) => ({
  name: `word/${name}.xml`,
  bytes: Buffer.from(`<w:hdr>${body}</w:hdr>`),
})
const line = (...texts: string[]) =>
  `<w:p w:rsid="1">${texts.map((text) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`).join('')}</w:p>`

it('gives what stands above and below the pages, each line once and without their count, and notes', () => {
  const header = `${line('Patient: Jane ', 'Example')}${line('DOB: 03/04/1961 &amp; MRN &#49;2')}`
  const zip = makeZip([
    part('document', line('FINDINGS: normal')),
    part('header1', header),
    part('header2', header),
    part('footer1', `${line('Page 1 of 3')}${line('1/3')}<w:p/>${line('Example Hospital')}`),
    part(
      'footnotes',
      `<w:footnote w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>${line('See page 2.')}`,
    ),
    part('comments', line('Please check.')),
  ])
  expect(marginText(Archive.open(zip))).toBe(
    'Patient: Jane Example\nDOB: 03/04/1961 & MRN 12\nExample Hospital\nSee page 2.',
  )
})
