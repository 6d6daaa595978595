import { drawText, wrapText } from './draw-text'

/** 1200 × 630: what messengers and social pages show beside a shared link. */
const WIDTH = 1200
const HEIGHT = 630
const MARGIN = 84
const TEXT_WIDTH = 860

const COLORS = { paper: '#fbf7ef', ink: '#1f2523', soft: '#464c48', action: '#0b4f4a', tint: '#e0ede8' }

export type LinkPicture = {
  /** A few words above the title. */
  over: string
  title: string
  /** A line below it. */
  under: string
  brand: string
}

const SIGN =
  'M8 2h16a6 6 0 0 1 6 6v11a6 6 0 0 1-6 6h-8.6l-6.2 5.1c-.7.5-1.7.1-1.7-.8V25A6 6 0 0 1 2 19V8a6 6 0 0 1 6-6Z'
const SIGN_LINES =
  'M8.5 9.2h15M8.5 13.6h9.5M8.5 18c2.2 0 2.2-1.7 4.4-1.7s2.2 3 4.4 3 2.2-3 4.4-3 1.2.8 1.8 1.2'

/** The picture as SVG; all text is shapes. */
export function linkPictureSvg({ over, title, under, brand }: LinkPicture): string {
  const size = title.length > 44 ? 62 : 76
  const lines = wrapText(title, { face: 'bold', size, width: TEXT_WIDTH }).slice(0, 4)
  const lineHeight = size * 1.14
  const top = 238 - (lines.length > 2 ? 24 : 0)
  const below = top + lines.length * lineHeight + 8
  const parts = [
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${COLORS.paper}"/>`,
    `<rect x="0" y="0" width="18" height="${HEIGHT}" fill="${COLORS.action}"/>`,
    `<g transform="translate(940 318) scale(11)" opacity=".9"><path fill="${COLORS.tint}" d="${SIGN}"/></g>`,
    drawText(over, { face: 'bold', size: 32, x: MARGIN, y: 128, fill: COLORS.action }),
    ...lines.map((line, index) =>
      drawText(line, { face: 'bold', size, x: MARGIN, y: top + index * lineHeight, fill: COLORS.ink }),
    ),
    ...wrapText(under, { face: 'regular', size: 34, width: TEXT_WIDTH })
      .slice(0, 2)
      .map((line, index) =>
        drawText(line, { face: 'regular', size: 34, x: MARGIN, y: below + index * 46, fill: COLORS.soft }),
      ),
    `<g transform="translate(${MARGIN} 524) scale(1.75)"><path fill="${COLORS.action}" d="${SIGN}"/>`,
    `<path fill="none" stroke="#fff" stroke-width="2.4" stroke-linecap="round" d="${SIGN_LINES}"/></g>`,
    drawText(brand, { face: 'bold', size: 38, x: MARGIN + 74, y: 564, fill: COLORS.ink }),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${parts.join('')}</svg>`
}
