import type { Emit } from './emit.ts'
import { type OcrText, readWords } from './ocr.ts'
import { pageWriter, type ReadPage } from './pages.ts'
import {
  brightnessOf,
  flattened,
  type Gray,
  grayImage,
  linesOf,
  sharpnessOf,
  shrunk,
  turned,
} from './pixels.ts'

const LONGEST_SIDE = 2_600
/** Below it the other ways up are tried. */
const SURE = 60

/** A picture of a page, evened out, straight and the right way up, with the words that a machine reads on it. */
export async function readPicture(
  picture: Gray,
  { isPhoto, mayRead, emit }: { isPhoto: boolean; mayRead: boolean; emit: Emit },
): Promise<Omit<ReadPage, 'number'>> {
  const sized = await shrunk(picture, LONGEST_SIDE)
  const small = await shrunk(sized, 1_600)
  const sharpness = sharpnessOf(small)
  const brightness = brightnessOf(small)
  const flat = await flattened(sized)
  const { angle, rowsToColumns } = await linesOf(flat)
  const straight = await turned(flat, -angle)
  const { gray, text } = mayRead ? await readUpright(straight, rowsToColumns, emit) : unread(straight)
  return {
    width: gray.width,
    height: gray.height,
    source: 'ocr',
    confidence: text.confidence,
    plain: text.plain,
    words: text.words,
    metrics: {
      sharpness: isPhoto ? sharpness : null,
      brightness: isPhoto ? brightness : null,
      lines: text.lines,
      edgeLines: text.edgeLines,
    },
    picture: pageWriter(grayImage(gray)),
  }
}

type Reading = { gray: Gray; text: OcrText }

function unread(gray: Gray): Reading {
  return { gray, text: { plain: '', words: [], confidence: 0, lines: 0, edgeLines: 0 } }
}

/** Reads the picture; while that makes little sense, turned by quarters, the likeliest first. */
async function readUpright(gray: Gray, rowsToColumns: number, emit: Emit): Promise<Reading> {
  const order = rowsToColumns < 0.77 ? [90, 270, 0, 180] : [0, 180, 90, 270]
  let best: Reading | undefined
  for (const degrees of order) {
    emit({ type: 'step', name: `read turned by ${degrees}` })
    const way = await turned(gray, degrees)
    const reading = { gray: way, text: await readWords(way) }
    if (!best || worth(reading) > worth(best)) best = reading
    if (reading.text.confidence >= SURE && reading.text.words.length > 0) break
  }
  if (!best) throw new Error('at least one way up was tried')
  return best
}

/** Upside down a page gives words too: fewer, and less sure. */
function worth({ text }: Reading): number {
  return text.confidence * Math.sqrt(text.words.length)
}
