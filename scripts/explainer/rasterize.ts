import { createRequire } from 'node:module'
import { Resvg } from '@resvg/resvg-js'

const FONTS = '@expo-google-fonts/atkinson-hyperlegible-next'
const { resolve } = createRequire(import.meta.url)
const fontFiles = [
  resolve(`${FONTS}/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf`),
  resolve(`${FONTS}/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf`),
]

function render(svg: string) {
  const font = { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Atkinson Hyperlegible Next' }
  return new Resvg(svg, { font }).render()
}

/** An SVG as raw RGBA, with the site's own face and no other: the same picture on every machine. */
export function rasterize(svg: string): Buffer {
  return render(svg).pixels
}

export function toPng(svg: string): Buffer {
  return render(svg).asPng()
}
