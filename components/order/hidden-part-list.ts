import {
  type HiddenBox,
  type HiddenSuggestion,
  MAX_HIDDEN_BOXES,
  writeBox,
} from '@/lib/reports/hidden-part-schema'

export type Size = { width: number; height: number }
export type OwnBox = { id: number; box: HiddenBox }
export type HidingState = {
  /** Places of the suggestions that are ticked. */
  ticked: readonly number[]
  own: readonly OwnBox[]
}

/** What is hidden already: suggestions that were taken, and everything else as boxes of one's own. */
export function hidingOf(suggestions: readonly HiddenSuggestion[], boxes: readonly HiddenBox[]): HidingState {
  const saved = new Set(boxes.map(writeBox))
  const suggested = new Set(suggestions.map(({ box }) => writeBox(box)))
  return {
    ticked: suggestions.flatMap(({ box }, index) => (saved.has(writeBox(box)) ? [index] : [])),
    own: boxes.filter((box) => !suggested.has(writeBox(box))).map((box, id) => ({ id, box })),
  }
}

export function withBox({ ticked, own }: HidingState, box: HiddenBox): HidingState {
  if (own.length + ticked.length >= MAX_HIDDEN_BOXES) return { ticked, own }
  const id = Math.max(-1, ...own.map((one) => one.id)) + 1
  return { ticked, own: [...own, { id, box }] }
}

/** In whole pixels and on the page. */
export function boxOnPage({ x, y, w, h }: HiddenBox, { width, height }: Size): HiddenBox {
  const wide = Math.round(Math.min(Math.max(w, MIN_SIDE), width))
  const high = Math.round(Math.min(Math.max(h, MIN_SIDE), height))
  return {
    x: Math.round(Math.min(Math.max(x, 0), width - wide)),
    y: Math.round(Math.min(Math.max(y, 0), height - high)),
    w: wide,
    h: high,
  }
}
const MIN_SIDE = 8

type Point = { x: number; y: number }

/** The box between two corners, whichever way it was drawn. */
export function boxBetween(one: Point, other: Point, page: Size): HiddenBox {
  const clamped = ({ x, y }: Point) => {
    return { x: Math.min(Math.max(x, 0), page.width), y: Math.min(Math.max(y, 0), page.height) }
  }
  const [from, to] = [clamped(one), clamped(other)]
  const box = {
    x: Math.min(from.x, to.x),
    y: Math.min(from.y, to.y),
    w: Math.abs(to.x - from.x),
    h: Math.abs(to.y - from.y),
  }
  return boxOnPage(box, page)
}

const STEPS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** Where an arrow key takes a box: moved, or with Shift made larger or smaller; null for another key. */
export function boxAfterKey(
  { x, y, w, h }: HiddenBox,
  { key, shiftKey }: { key: string; shiftKey: boolean },
  page: Size,
): HiddenBox | null {
  const step = STEPS[key]
  if (!step) return null
  const by = Math.max(4, Math.round(page.width / 100))
  const [dx, dy] = [step.x * by, step.y * by]
  return boxOnPage(shiftKey ? { x, y, w: w + dx, h: h + dy } : { x: x + dx, y: y + dy, w, h }, page)
}
