import { renderToStaticMarkup } from 'react-dom/server'
import { type Drawing, type DrawnLabel, readDrawing } from './drawing-markup'
import type { FrameState, Layer } from './frame-state'
import type { Look } from './script-schema'

export const FRAME = { width: 1280, height: 720 } as const

/** The drawing fills the left of the frame, words the right; captions lie over the lowest part of both. */
const PANEL_WIDTH = 740
const COLUMN_X = 786
const SAFE_BOTTOM = 612
const FONT = 'Atkinson Hyperlegible Next'
/** As in app/globals.css. */
const COLOURS = {
  paper: '#fbf7ef',
  ink: '#1f2523',
  soft: '#464c48',
  action: '#0b4f4a',
  line: '#ded3c1',
} as const

const LABEL = { size: 33, line: 37, glyph: 0.53 } as const
const TITLE = { size: 50, line: 57, characters: 17 } as const
const POINT = { size: 37, line: 45, gap: 24, characters: 24 } as const

/** How far along its own axis a needle is drawn back before it comes in. */
const NEEDLE_WAY = 120

/** The widest view of a drawing: all of it, with room for labels. */
export function wideLook(id: Layer['drawing']): Look {
  const { x, y, width, height } = readDrawing(id).frame
  const shape = PANEL_WIDTH / FRAME.height
  return { x: x + width / 2, y: y + height / 2, width: Math.max(width * 1.04, height * shape) }
}

export function wrapWords(text: string, characters: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= characters)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** As few lines as `wrapWords` makes, of about the same length. */
export function balanceLines(text: string, characters: number): string[] {
  const fewest = wrapWords(text, characters).length
  for (let shorter = Math.ceil(text.length / fewest); shorter < characters; shorter += 1) {
    const lines = wrapWords(text, shorter)
    if (lines.length === fewest) return lines
  }
  return wrapWords(text, characters)
}

function escapeText(text: string): string {
  return renderToStaticMarkup(text)
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value))
}

/** Moves and fades the parts that come and go. A needle slides in along its axis, everything else fades in. */
function placeParts(drawing: Drawing, parts: Layer['parts']): string {
  return drawing.markup.replaceAll(
    /data-part="(\w+)"( transform="([^"]*)")?/g,
    (_, name: string, attribute: string | undefined, transform: string | undefined) => {
      const share = parts[name] ?? 1
      if (name !== 'needle' || !transform) return `opacity="${share}"${attribute ?? ''}`
      const back = ((1 - share) * NEEDLE_WAY).toFixed(1)
      return `opacity="${Math.min(1, share * 4).toFixed(2)}" transform="${transform} translate(${back} 0)"`
    },
  )
}

function labelMarkup(drawing: Drawing, label: DrawnLabel, layer: Layer): string {
  const scale = PANEL_WIDTH / layer.look.width
  const toFrame = (point: { x: number; y: number }) => ({
    x: PANEL_WIDTH / 2 + (point.x - layer.look.x) * scale,
    y: FRAME.height / 2 + (point.y - layer.look.y) * scale,
  })
  const shown = layer.labels[label.key] ?? 0
  const lit = layer.lit[label.key] ?? 0
  if (shown === 0) return ''
  const end = toFrame(label.to)
  const wanted = toFrame(label)
  const width = Math.max(...label.lines.map((line) => line.length)) * LABEL.size * LABEL.glyph
  const isLeft = label.side === 'left'
  const x = isLeft
    ? clamp(wanted.x, 22 + width, PANEL_WIDTH - 22)
    : clamp(wanted.x, 22, PANEL_WIDTH - 22 - width)
  const y = clamp(wanted.y, 22 + LABEL.size, SAFE_BOTTOM - (label.lines.length - 1) * LABEL.line)
  const start = { x: x + (isLeft ? 8 : -8), y: y - LABEL.size * 0.33 }
  const halo = `stroke="${drawing.paper}" stroke-width="7" stroke-linejoin="round" paint-order="stroke"`
  const words = label.lines
    .map(
      (line, index) =>
        `<tspan x="${x.toFixed(1)}" y="${(y + index * LABEL.line).toFixed(1)}">${escapeText(line)}</tspan>`,
    )
    .join('')
  const ring =
    lit > 0
      ? `<circle cx="${end.x.toFixed(1)}" cy="${end.y.toFixed(1)}" r="${(34 - 16 * lit).toFixed(1)}" fill="none" stroke="${drawing.leader}" stroke-width="4.5" opacity="${lit}"/>`
      : ''
  const weight = lit > 0.5 ? 700 : 400
  return `<g opacity="${shown}">
<path d="M${start.x.toFixed(1)} ${start.y.toFixed(1)}L${end.x.toFixed(1)} ${end.y.toFixed(1)}" stroke="${drawing.paper}" stroke-width="5.5" opacity="0.75"/>
<path d="M${start.x.toFixed(1)} ${start.y.toFixed(1)}L${end.x.toFixed(1)} ${end.y.toFixed(1)}" stroke="${drawing.leader}" stroke-width="2.6"/>
<circle cx="${end.x.toFixed(1)}" cy="${end.y.toFixed(1)}" r="6" fill="${drawing.leader}"/>${ring}
<text font-size="${LABEL.size}" font-weight="${weight}" text-anchor="${isLeft ? 'end' : 'start'}" fill="${drawing.ink}" ${halo}>${words}</text></g>`
}

function layerMarkup(layer: Layer): string {
  const drawing = readDrawing(layer.drawing)
  const { look } = layer
  const height = (look.width * FRAME.height) / PANEL_WIDTH
  const viewBox = [look.x - look.width / 2, look.y - height / 2, look.width, height]
    .map((value) => value.toFixed(2))
    .join(' ')
  // The labels that are lit lie on top.
  const labels = drawing.labels
    .toSorted((a, b) => (layer.lit[a.key] ?? 0) - (layer.lit[b.key] ?? 0))
    .map((label) => labelMarkup(drawing, label, layer))
    .join('')
  return `<g opacity="${layer.opacity}"><rect width="${PANEL_WIDTH}" height="${FRAME.height}" fill="${drawing.paper}"/>
<svg width="${PANEL_WIDTH}" height="${FRAME.height}" viewBox="${viewBox}">${placeParts(drawing, layer.parts)}</svg>${labels}</g>`
}

function columnMarkup({ title, points }: FrameState, mark: string): string {
  const titleLines = balanceLines(title.text, TITLE.characters)
  let y = 176
  const heading = titleLines
    .map((line, index) => `<tspan x="${COLUMN_X}" y="${y + index * TITLE.line}">${escapeText(line)}</tspan>`)
    .join('')
  y += titleLines.length * TITLE.line + 28
  const list = points.map(({ text, opacity }) => {
    const lines = balanceLines(text, POINT.characters)
    const words = lines
      .map(
        (line, index) =>
          `<tspan x="${COLUMN_X + 34}" y="${y + index * POINT.line}">${escapeText(line)}</tspan>`,
      )
      .join('')
    const point = `<g opacity="${opacity}"><circle cx="${COLUMN_X + 9}" cy="${y - 12}" r="8" fill="${COLOURS.action}"/><text font-size="${POINT.size}" fill="${COLOURS.ink}">${words}</text></g>`
    y += lines.length * POINT.line + POINT.gap
    return point
  })
  return `<rect x="${PANEL_WIDTH}" width="${FRAME.width - PANEL_WIDTH}" height="${FRAME.height}" fill="${COLOURS.paper}"/>
<rect x="${PANEL_WIDTH}" width="3" height="${FRAME.height}" fill="${COLOURS.line}"/>
<text x="${COLUMN_X}" y="76" font-size="27" font-weight="700" fill="${COLOURS.action}">Mediphany</text>
<text x="${FRAME.width - 36}" y="76" font-size="24" text-anchor="end" fill="${COLOURS.soft}">${escapeText(mark)}</text>
<text font-size="${TITLE.size}" font-weight="700" fill="${COLOURS.action}" opacity="${title.opacity}">${heading}</text>${list.join('')}`
}

/** One picture of the video as SVG. `mark` stands in its corner: who speaks, or that it is an example. */
export function drawFrame(state: FrameState, mark: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${FRAME.width}" height="${FRAME.height}" font-family="${FONT}">${state.layers.map(layerMarkup).join('')}${columnMarkup(state, mark)}</svg>`
}
