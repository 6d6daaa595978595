import type { Gray } from './pixels.ts'
import type { IntakeWord } from './protocol.ts'

/** Of a word's height: what its signs may reach beyond the box that the reader gives. */
const MARGIN = 0.5
/** A sign that claims more of the page than this hides what it stands on. */
const LARGEST_SHARE = 0.1
/** Levels by which a pixel may differ from the paper: what smoothing and rounding leave. */
const SAME_PAPER = 2

/** Whether a text is of letters and numbers, as it is not where a font does not tell what its signs mean. */
export function saysWords(plain: string): boolean {
  // Without the lines of a form, which are dots.
  const signs = plain.replace(/[\s._…-]/g, '')
  const known = signs.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  return known >= signs.length / 2
}

/** Whether nothing stands on the page beside its words: a machine that looked at it would find no more. */
export function hasOnlyWords(page: Gray, words: readonly IntakeWord[]): boolean {
  const { width, height } = page
  const paper = page.data[0] ?? 0
  const left = Uint8Array.from(page.data)
  for (const word of words) {
    const around = Math.ceil(word.h * MARGIN)
    const fromX = Math.max(0, Math.floor(word.x) - around)
    const toX = Math.min(width, Math.ceil(word.x + word.w) + around)
    const fromY = Math.max(0, Math.floor(word.y) - around)
    const toY = Math.min(height, Math.ceil(word.y + word.h) + around)
    if ((toX - fromX) * (toY - fromY) > width * height * LARGEST_SHARE) return false
    for (let y = fromY; y < toY; y += 1) left.fill(paper, y * width + fromX, y * width + Math.max(fromX, toX))
  }
  return left.every((level) => Math.abs(level - paper) <= SAME_PAPER)
}
