import { readFileSync } from 'node:fs'
import path from 'node:path'
import * as fontkit from 'fontkit'
import { root } from '../run-command'

/** The site's face as static files: fontkit cannot pick a weight of the variable one. */
const PACKAGE = 'node_modules/@expo-google-fonts/atkinson-hyperlegible-next'
const FILES = {
  regular: '400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
  bold: '700Bold/AtkinsonHyperlegibleNext_700Bold.ttf',
}

export type Face = keyof typeof FILES

const opened = new Map<Face, fontkit.Font>()

function fontOf(face: Face): fontkit.Font {
  const known = opened.get(face)
  if (known) return known
  const file = path.join(root, PACKAGE, FILES[face])
  const font = fontkit.create(readFileSync(file))
  if (!('layout' in font)) throw new Error(`${file} holds more than one face`)
  opened.set(face, font)
  return font
}

/** How wide a line is, in pixels. */
export function widthOf(text: string, face: Face, size: number): number {
  const font = fontOf(face)
  return (font.layout(text).advanceWidth / font.unitsPerEm) * size
}

/** Breaks text into lines of at most `width` pixels. A word that is wider has a line of its own. */
export function wrapText(text: string, { face, size, width }: { face: Face; size: number; width: number }) {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    const joined = `${last} ${word}`
    if (last !== undefined && widthOf(joined, face, size) <= width) lines[lines.length - 1] = joined
    else lines.push(word)
  }
  return lines
}

/** A line as an SVG shape, its baseline at `y`: the machine that draws it needs no fonts. */
export function drawText(
  text: string,
  { face, size, x, y, fill }: { face: Face; size: number; x: number; y: number; fill: string },
): string {
  const font = fontOf(face)
  const { glyphs, positions } = font.layout(text)
  let advance = 0
  const shapes = glyphs.map((glyph, index) => {
    const shape = `<path transform="translate(${advance} 0)" d="${glyph.path.toSVG()}"/>`
    advance += positions[index]?.xAdvance ?? 0
    return shape
  })
  const scale = size / font.unitsPerEm
  return `<g fill="${fill}" transform="translate(${x} ${y}) scale(${scale} ${-scale})">${shapes.join('')}</g>`
}
