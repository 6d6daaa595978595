import { PDFDocument } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { type OverflowWords, type PdfBlock, textPdf } from './text-pdf'

const onePage = { overflow: ({ headings }: { headings: string[] }) => `Cut: ${headings.join(', ')}` }
const pagesOf = async (blocks: PdfBlock[], options: { onePage?: { overflow: OverflowWords } } = {}) =>
  (
    await PDFDocument.load(await textPdf(blocks, { title: 'Test', lostLetters: 'lost', ...options }))
  ).getPageCount()

const item = (text: string): PdfBlock => ({ kind: 'item', text })

describe('textPdf', () => {
  it.each([1, 30, 60, 500])('sets %i items on exactly one page', async (count) => {
    const blocks = Array.from({ length: count }, (_, nth) => item(`${nth} ${'a question '.repeat(12)}`))
    expect(await pagesOf(blocks, { onePage })).toBe(1)
  })

  it('says under which headings something is missing, and only then', async () => {
    const asked: string[][] = []
    const overflow: OverflowWords = ({ headings }) => {
      asked.push(headings)
      return 'cut'
    }
    const head = (text: string): PdfBlock => ({ kind: 'heading', text })
    const many = (count: number) => Array.from({ length: count }, () => item('why? '.repeat(40)))
    await pagesOf([head('Questions'), ...many(9), head('Points'), ...many(6)], { onePage: { overflow } })
    expect(asked).toEqual([])
    const blocks = [head('Questions'), ...many(9), head('Steps'), ...many(40), head('Points'), ...many(6)]
    expect(await pagesOf(blocks, { onePage: { overflow } })).toBe(1)
    expect(asked.at(-1)).toEqual(['Steps', 'Points'])
  })

  it('takes any letters, endless words and line breaks', async () => {
    const text = `Łódź 東京 \u0007 ${'x'.repeat(900)}\nline two 😀 “quoted” – dash`
    expect(await pagesOf([item(text)], { onePage })).toBe(1)
  })

  it('says that letters are missing, and only when they are', async () => {
    const sizeOf = async (text: string, lostLetters: string) =>
      (await textPdf([item(text)], { title: 'Test', lostLetters })).length
    const told = async (text: string) =>
      (await sizeOf(text, 'Some letters are lost.')) > (await sizeOf(text, ''))
    expect(await told('Почему мне больно?')).toBe(true)
    expect(await told('Dvořák, “déjà vu” – why?')).toBe(false)
  })

  it('goes on to more pages where it may', async () => {
    const blocks = Array.from({ length: 80 }, () => item('a line of text'))
    expect(await pagesOf(blocks)).toBeGreaterThan(1)
  })
})
