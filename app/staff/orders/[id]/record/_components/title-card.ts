import type { Scene } from '@/lib/videos/script-schema'
import { STAGE_HEIGHT } from './stage-size'

type Card = Pick<Extract<Scene, { kind: 'title' }>, 'title' | 'text'>
/** What of a canvas tells how wide words are. */
type Measure = { font: string; measureText(text: string): { width: number } }
type Line = { text: string; font: string; y: number }

/** Where words may stand: captions lie over what is below it, and so does the camera's bubble. */
export const TITLE_AREA = { left: 120, top: 56, right: 1_160, bottom: 516 } as const

const INK = '#1f2523'
const DEEP = '#0b4f4a'
const FONT = '"Atkinson Hyperlegible Next Variable", Arial, sans-serif'
const SCALES = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3]

/** Draws a title with a text under it, as large as they fit. */
export function paintTitleCard(ctx: CanvasRenderingContext2D, card: Card): void {
  ctx.fillStyle = DEEP
  ctx.fillRect(0, 0, 24, STAGE_HEIGHT)
  ctx.fillStyle = INK
  ctx.textBaseline = 'middle'
  for (const { text, font, y } of titleLines(ctx, card)) {
    ctx.font = font
    ctx.fillText(text, TITLE_AREA.left, y)
  }
}

/** The lines of a card with the middle of each, in the largest type in which all of them fit. */
export function titleLines(ctx: Measure, card: Card): Line[] {
  const { top, bottom } = TITLE_AREA
  let lines: Line[] = []
  for (const scale of SCALES) {
    const titleHeight = 80 * scale
    const textHeight = 50 * scale
    const titleFont = `700 ${64 * scale}px ${FONT}`
    const textFont = `400 ${36 * scale}px ${FONT}`
    const title = wrapped(ctx, card.title, titleFont)
    const text = wrapped(ctx, card.text, textFont)
    const height = title.length * titleHeight + text.length * textHeight
    const start = Math.max(top, (top + bottom - height) / 2)
    const textStart = start + title.length * titleHeight
    lines = [
      ...title.map((each, index) => ({
        text: each,
        font: titleFont,
        y: start + (index + 0.5) * titleHeight,
      })),
      ...text.map((each, index) => ({
        text: each,
        font: textFont,
        y: textStart + (index + 0.5) * textHeight,
      })),
    ]
    if (height <= bottom - top) break
  }
  return lines
}

function wrapped(ctx: Measure, text: string, font: string): string[] {
  ctx.font = font
  const width = TITLE_AREA.right - TITLE_AREA.left
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim()
    if (lines.length > 0 && ctx.measureText(longer).width <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
