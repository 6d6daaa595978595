import type { Gray } from './pixels.ts'
import type { IntakeWord } from './protocol.ts'

/** Of a word's height: what its signs may reach beyond the box that the reader gives. */
const MARGIN = 0.5
/** A sign that claims more of the page than this hides what it stands on. */
const LARGEST_SHARE = 0.1

/** Whether a text is of letters and numbers, as it is not where a font does not tell what its signs mean. */
export function saysWords(plain: string): boolean {
  // Without the lines of a form, which are dots.
  const signs = plain.replace(/[\s._…-]/g, '')
  const known = signs.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  return known >= signs.length / 2
}

/** Whether nothing beside the words of a page could be writing: a machine that looked at it would find no more. */
export function hasNoOtherWriting(page: Gray, words: readonly IntakeWord[]): boolean {
  const left = withoutWords(page, words)
  return left !== null && !hasWriting(left)
}

/** The page with paper where its words stand. Null when a sign claims so much of it that it hides what it stands on. */
function withoutWords(page: Gray, words: readonly IntakeWord[]): Gray | null {
  const { width, height } = page
  const data = Uint8Array.from(page.data)
  const paper = paperOf(page)
  for (const word of words) {
    const around = Math.ceil(word.h * MARGIN)
    const fromX = Math.max(0, Math.floor(word.x) - around)
    const toX = Math.min(width, Math.ceil(word.x + word.w) + around)
    const fromY = Math.max(0, Math.floor(word.y) - around)
    const toY = Math.min(height, Math.ceil(word.y + word.h) + around)
    if ((toX - fromX) * (toY - fromY) > width * height * LARGEST_SHARE) return null
    for (let y = fromY; y < toY; y += 1) data.fill(paper, y * width + fromX, y * width + Math.max(fromX, toX))
  }
  return { data, width, height }
}

/** The level of most of the page. */
function paperOf({ data }: Gray): number {
  const counts = new Uint32Array(256)
  for (const level of data) counts[level] = (counts[level] ?? 0) + 1
  return counts.indexOf(Math.max(...counts))
}

/** Pixels: about a letter of a page at 200 dpi. */
const LETTER = 12
/** Levels between neighbours: the edge of a stroke, however pale. */
const EDGE = 24
/** In one letter's place, along its rows and along its columns. */
const EDGES_OF_LETTER = 4
/** Corners and crossings of frames look like letters, too; a letter of ten points takes two or three such places. */
const LETTERS_OF_WRITING = 16

/**
 * Whether anything on the picture could be writing. Letters have edges both ways in little room; rules, frames, bars and
 * shades have not, and a machine would look at them for seconds in vain.
 */
function hasWriting(page: Gray): boolean {
  let letters = 0
  for (let top = 1; top < page.height; top += LETTER) {
    letters += lettersIn(page, top)
    if (letters >= LETTERS_OF_WRITING) return true
  }
  return false
}

/** How many places of a letter along these rows have edges both ways. */
function lettersIn({ data, width, height }: Gray, top: number): number {
  const [along, down] = [new Uint8Array(width + 1), new Uint8Array(width + 1)]
  const bottom = Math.min(top + LETTER, height)
  for (let y = top; y < bottom; y += 1) {
    const row = y * width
    let left = data[row] ?? 0
    for (let x = 1; x < width; x += 1) {
      const level = data[row + x] ?? 0
      const above = data[row + x - width] ?? 0
      if (level - left > EDGE || left - level > EDGE) along[x] = (along[x] ?? 0) + 1
      if (level - above > EDGE || above - level > EDGE) down[x] = (down[x] ?? 0) + 1
      left = level
    }
  }
  let letters = 0
  for (let from = 1; from < width; from += LETTER) {
    const [edges, ends] = [sumOf(along, from), sumOf(down, from)]
    if (edges >= EDGES_OF_LETTER && ends >= EDGES_OF_LETTER) letters += 1
  }
  return letters
}

function sumOf(counts: Uint8Array, from: number): number {
  let sum = 0
  for (let at = from; at < from + LETTER; at += 1) sum += counts[at] ?? 0
  return sum
}
