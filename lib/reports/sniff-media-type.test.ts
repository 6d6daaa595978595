import { expect, it } from 'vitest'
import { makeZip } from '@/tests/support/make-zip'
import { SNIFF_BYTES, sniffMediaType } from './sniff-media-type'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** An archive that begins with this part, too large for what follows it to be in sight. */
const beginning = (name: string, bytes = Buffer.alloc(2 * SNIFF_BYTES, '<w:p/>')) =>
  makeZip([
    { name, bytes, isStored: true },
    { name: '[Content_Types].xml', bytes: Buffer.from('<Types/>') },
  ]).subarray(0, SNIFF_BYTES)

it.each([
  // As Google Docs begins, and others.
  ['word/numbering.xml', DOCX],
  ['word/document.xml', DOCX],
  ['xl/workbook.xml', null],
  ['words/a.xml', null],
  ['photos/word/a.jpg', null],
  ['word/vbaProject.bin', null],
])('tells an archive that begins with %s as %s', async (name, mediaType) => {
  expect(await sniffMediaType(beginning(name))).toBe(mediaType)
})

it('finds a part of a Word file behind others', async () => {
  const zip = makeZip([
    { name: '_rels/.rels', bytes: Buffer.from('<Relationships/>') },
    { name: 'docProps/app.xml', bytes: Buffer.from('<Properties/>') },
    { name: 'word/document.xml', bytes: Buffer.alloc(2 * SNIFF_BYTES, 'a'), isStored: true },
  ])
  expect(await sniffMediaType(zip.subarray(0, SNIFF_BYTES))).toBe(DOCX)
})
