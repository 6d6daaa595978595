import type { PageText } from '@/lib/reports/report-page-schema'

export type Area = { x: number; y: number; w: number; h: number }

type Page = { width: number; height: number; text: Pick<PageText, 'words'> }

/** Room around the words, in parts of the page. */
const MARGIN = 0.004

/**
 * Where a sentence stands on a page: one area for each of its lines, in fractions of the page's width and height;
 * empty when the page does not hold its words one after the other.
 */
export function locateSentence(page: Page, sentence: string): Area[] {
  const { words } = page.text
  const wanted = normalised(sentence)
  if (wanted === '') return []
  for (let from = 0; from < words.length; from += 1) {
    const to = endOfMatch(words, from, wanted)
    if (to !== null) return linesOf(words.slice(from, to)).map((line) => areaOf(line, page))
  }
  return []
}

type Word = PageText['words'][number]

/** The place after the last word of a match that begins at `from`; words of the page may hold several, or parts of one. */
function endOfMatch(words: readonly Word[], from: number, wanted: string): number | null {
  let found = ''
  for (let at = from; at < words.length; at += 1) {
    found += normalised(words[at]?.text ?? '')
    if (found === wanted) return at + 1
    if (found === '' || !wanted.startsWith(found)) return null
  }
  return null
}

/** Letters and digits alone: what stands between them differs between a page and its text. */
function normalised(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

function linesOf(words: readonly Word[]): Word[][] {
  const lines: Word[][] = []
  for (const word of words) {
    const line = lines.at(-1)
    const last = line?.at(-1)
    const isSameLine = last && word.y < last.y + last.h / 2 && last.y < word.y + word.h / 2
    if (line && isSameLine) line.push(word)
    else lines.push([word])
  }
  return lines
}

function areaOf(line: readonly Word[], { width, height }: Page): Area {
  const left = Math.min(...line.map(({ x }) => x)) / width - MARGIN
  const top = Math.min(...line.map(({ y }) => y)) / height - MARGIN
  const right = Math.max(...line.map(({ x, w }) => x + w)) / width + MARGIN
  const bottom = Math.max(...line.map(({ y, h }) => y + h)) / height + MARGIN
  const [x, y] = [Math.max(0, left), Math.max(0, top)]
  return { x, y, w: Math.min(1, right) - x, h: Math.min(1, bottom) - y }
}

/** An area of a picture where it is once the picture was turned to the right: scenes show pages as people read them. */
export function turned({ x, y, w, h }: Area, degrees: 0 | 90 | 180 | 270): Area {
  switch (degrees) {
    case 0:
      return { x, y, w, h }
    case 90:
      return { x: 1 - y - h, y: x, w: h, h: w }
    case 180:
      return { x: 1 - x - w, y: 1 - y - h, w, h }
    case 270:
      return { x: y, y: 1 - x - w, w: h, h: w }
  }
}
