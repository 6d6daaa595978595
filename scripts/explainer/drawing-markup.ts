import fs from 'node:fs'
import path from 'node:path'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { IllustrationScene, SCENE_FRAMES } from '@/components/article/illustrations/illustration-scenes'
import type { IllustrationId } from '@/lib/articles/article-schema'
import { messagesFor } from '@/lib/shared/messages/messages'

const STYLES = path.resolve(import.meta.dirname, '../../components/article/article.css')

type Palette = Record<string, string>

/** A label of a drawing: its words, where they begin and the point they name, in the drawing's units. */
export type DrawnLabel = {
  key: string
  lines: string[]
  x: number
  y: number
  side: 'left' | 'right'
  to: { x: number; y: number }
}

export type Drawing = {
  id: IllustrationId
  /** The drawing without its labels, in plain colours. */
  markup: string
  labels: DrawnLabel[]
  parts: string[]
  paper: string
  ink: string
  leader: string
  frame: { x: number; y: number; width: number; height: number }
}

/** The colours of light drawings (`.art-drawing`) or of those that look like an MRI picture (`.art-mri` on top). */
function readPalette(isMri: boolean): Palette {
  const css = fs.readFileSync(STYLES, 'utf8')
  const blocks = isMri
    ? [/^\.art-drawing \{([^}]*)\}/m, /^\.art-mri \{([^}]*)\}/m]
    : [/^\.art-drawing \{([^}]*)\}/m]
  const palette: Palette = {}
  for (const block of blocks) {
    for (const [, name, value] of (block.exec(css)?.[1] ?? '').matchAll(/(--art-[\w-]+): ([^;]+);/g)) {
      if (name && value) palette[name] = value
    }
  }
  return palette
}

function paint(markup: string, palette: Palette): string {
  return markup.replaceAll(/var\((--art-[\w-]+)\)/g, (_, name: string) => {
    const colour = palette[name]
    if (!colour) throw new Error(`There is no colour ${name}`)
    return colour
  })
}

const LABEL = /<g data-label="([^"]*)">(.*?)<\/g>/g

function readLabel(words: string, inner: string, keys: ReadonlyMap<string, string>): DrawnLabel {
  const number = (pattern: RegExp) => Number(pattern.exec(inner)?.[1])
  const key = keys.get(words)
  if (!key) throw new Error(`The label '${words}' is not in the catalogue`)
  return {
    key,
    lines: words.split('|'),
    x: number(/<tspan x="([^"]+)"/),
    y: number(/<tspan x="[^"]+" y="([^"]+)"/),
    side: inner.includes('text-anchor="end"') ? 'left' : 'right',
    to: { x: number(/<circle cx="([^"]+)"/), y: number(/<circle cx="[^"]+" cy="([^"]+)"/) },
  }
}

/** The labels of a drawing by their words as React writes them. */
function labelKeys(id: IllustrationId): Map<string, string> {
  const labels: Record<string, unknown> = messagesFor('en').articles.illustrations[id].labels
  const texts = Object.entries(labels).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return new Map(texts.map(([key, text]) => [renderToStaticMarkup(text), key]))
}

const drawings = new Map<IllustrationId, Drawing>()

/** Takes an article's drawing apart, so that labels and parts can come and go one by one. */
export function readDrawing(id: IllustrationId): Drawing {
  const known = drawings.get(id)
  if (known) return known
  const { viewBox, isMri } = SCENE_FRAMES[id]
  const [x = 0, y = 0, width = 0, height = 0] = viewBox.split(' ').map(Number)
  const palette = readPalette(isMri)
  // What the recorder lights up is nothing to a composed video.
  const drawn = renderToStaticMarkup(createElement(IllustrationScene, { id })).replaceAll(
    / data-lit="[^"]*"/g,
    '',
  )
  const markup = paint(drawn, palette)
  const keys = labelKeys(id)
  const drawing: Drawing = {
    id,
    labels: [...markup.matchAll(LABEL)].map(([, words = '', inner = '']) => readLabel(words, inner, keys)),
    markup: markup.replaceAll(LABEL, ''),
    parts: [...new Set([...markup.matchAll(/data-part="(\w+)"/g)].map(([, part = '']) => part))],
    paper: palette['--art-paper'] ?? '#ffffff',
    ink: palette['--art-label'] ?? '#000000',
    leader: palette['--art-leader'] ?? '#000000',
    frame: { x, y, width, height },
  }
  drawings.set(id, drawing)
  return drawing
}
