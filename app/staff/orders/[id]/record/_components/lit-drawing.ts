import { isLit } from '@/lib/articles/illustration-parts-schema'
import type { Point } from './paint-stage'

const DIMMED = '0.2'
/** As large as it is drawn when it is looked at closely. */
const SCALE = 4
const PART = '[data-lit], [data-part]'

/** A drawing of the site, which the page holds out of sight, as a picture of its own; null when it does not. */
export function litDrawing(
  name: string,
  parts: readonly string[],
): { address: string; paper: string } | null {
  const drawing = findDrawing(name)
  const copy = drawing?.cloneNode(true)
  if (!drawing || !(copy instanceof SVGSVGElement)) return null
  if (parts.length > 0) for (const child of copy.children) dimOthers(child, parts)
  const { width, height } = drawing.viewBox.baseVal
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width * SCALE))
  copy.setAttribute('height', String(height * SCALE))
  // What a picture in a canvas may use: none of the page's own type.
  copy.setAttribute('font-family', 'Arial, sans-serif')
  const colours = getComputedStyle(drawing)
  const paper = colours.getPropertyValue('--art-paper').trim()
  copy.style.background = paper
  const markup = new XMLSerializer()
    .serializeToString(copy)
    .replace(/var\((--[\w-]+)\)/g, (_, property: string) => colours.getPropertyValue(property).trim())
  return { address: `data:image/svg+xml,${encodeURIComponent(markup)}`, paper }
}

/** What of a drawing lies at a point of it (in fractions), or null; words stand for what they name. */
export function partAt(name: string, { x, y }: Point): string | null {
  const drawing = findDrawing(name)
  const onScreen = drawing?.getScreenCTM()
  if (!drawing || !onScreen) return null
  const box = drawing.viewBox.baseVal
  const point = new DOMPoint(box.x + x * box.width, box.y + y * box.height).matrixTransform(onScreen)
  for (const words of drawing.querySelectorAll('[data-label][data-lit] text')) {
    const { left, right, top, bottom } = words.getBoundingClientRect()
    if (point.x >= left && point.x <= right && point.y >= top && point.y <= bottom) return partNameOf(words)
  }
  const shapes = [...drawing.querySelectorAll('path, ellipse, circle, rect')].reverse()
  return partNameOf(shapes.find((shape) => !shape.closest('[data-label]') && isAt(shape, point)))
}

function isAt(shape: Element, onScreen: DOMPoint): boolean {
  if (!(shape instanceof SVGGeometryElement)) return false
  const place = shape.getScreenCTM()?.inverse()
  if (!place) return false
  const point = onScreen.matrixTransform(place)
  const isFilled = getComputedStyle(shape).fill !== 'none'
  return (isFilled && shape.isPointInFill(point)) || shape.isPointInStroke(point)
}

function partNameOf(shape: Element | undefined): string | null {
  const part = shape?.closest(PART)
  return part?.getAttribute('data-lit') ?? part?.getAttribute('data-part') ?? null
}

function dimOthers(element: Element, parts: readonly string[]): void {
  const name = element.getAttribute('data-lit') ?? element.getAttribute('data-part')
  if (name !== null) {
    if (!isLit(name, parts)) element.setAttribute('opacity', DIMMED)
  } else if (element.querySelector(PART)) {
    for (const child of element.children) dimOthers(child, parts)
  } else element.setAttribute('opacity', DIMMED)
}

function findDrawing(name: string): SVGSVGElement | null {
  if (typeof document === 'undefined') return null
  const found = document.querySelector(`[data-drawing="${CSS.escape(name)}"] svg`)
  return found instanceof SVGSVGElement ? found : null
}
