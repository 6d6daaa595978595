import type { Emit } from './emit.ts'
import { type OcrText, readWords } from './ocr.ts'
import { pageWriter, type ReadPage } from './pages.ts'
import {
  brightnessOf,
  calmed,
  flattened,
  type Gray,
  grayImage,
  linesOf,
  sharpnessOf,
  shrunk,
  specksOf,
  turned,
} from './pixels.ts'
import type { ReadingLimits } from './reading-limits.ts'

const LONGEST_SIDE = 2_600
/** Below it columns are clearer than rows: the page lies on its side. */
const SIDEWAYS = 0.77
/** Of the small copies: words can be told from marks, and little more. */
const TRIAL_SIDE = 1_300
/** More specks than this are a camera's noise: pages of writing have 0.001 to 0.01, photos in the dark 0.1 and more. */
const NOISY = 0.05

/** Edges as soft as these are no sharper in a large copy than in a small one, which is read in a quarter of the time. */
const SOFT = 12

type PictureOptions = { isPhoto: boolean; mayRead: boolean; limits: ReadingLimits; emit: Emit }

/** A picture of a page, evened out, straight and the right way up, with the words that a machine reads on it. */
export async function readPicture(
  picture: Gray,
  { isPhoto, mayRead, limits, emit }: PictureOptions,
): Promise<Omit<ReadPage, 'number'>> {
  limits.begin()
  const sized = await shrunk(picture, LONGEST_SIDE)
  const small = await shrunk(sized, 1_600)
  const sharpness = sharpnessOf(small)
  const brightness = brightnessOf(small)
  const flat = await flattened(sized)
  const isNoisy = specksOf(flat) > NOISY
  const clear = isNoisy
    ? await flattened(await calmed(await shrunk(sized, TRIAL_SIDE)))
    : await shrunk(flat, sharpness < SOFT ? TRIAL_SIDE : LONGEST_SIDE)
  const { angle, rowsToColumns } = await linesOf(clear)
  const straight = await turned(clear, -angle)
  const { degrees, text } =
    mayRead && limits.mayRead
      ? await readUpright(
          straight,
          isNoisy ? IN_THE_DARK : { ...IN_LIGHT, isSideways: rowsToColumns < SIDEWAYS },
          { limits, emit },
        )
      : { degrees: 0, text: UNREAD }
  const gray = await turned(await turned(flat, -angle), degrees)
  const scale = longestSide(gray) / longestSide(straight)
  return {
    width: gray.width,
    height: gray.height,
    source: 'ocr',
    confidence: text.confidence,
    plain: text.plain,
    words: text.words.map(({ text: word, x, y, w, h }) => {
      return { text: word, x: x * scale, y: y * scale, w: w * scale, h: h * scale }
    }),
    metrics: {
      sharpness: isPhoto ? sharpness : null,
      brightness: isPhoto ? brightness : null,
      lines: text.lines,
      edgeLines: text.edgeLines,
    },
    picture: pageWriter(grayImage(gray)),
  }
}

type Expected = {
  isSideways: boolean
  /** The confidence below which the other ways up are tried. */
  sure: number
}
const IN_LIGHT = { sure: 60 }
/** Which way lines run cannot be told, and no way up reads well: the patient is asked for another photo anyway. */
const IN_THE_DARK: Expected = { isSideways: false, sure: 30 }

const UNREAD: OcrText = { plain: '', words: [], confidence: 0, lines: 0, edgeLines: 0 }

type Engine = { limits: ReadingLimits; emit: Emit }
type Reading = { degrees: number; text: OcrText }

const longestSide = ({ width, height }: Gray): number => Math.max(width, height)

/**
 * Reads the picture. When that makes little sense, small copies of it tell which way up it makes the most: reading is
 * what takes the time of a bad photo, so only the best way is read in full.
 */
async function readUpright(gray: Gray, { isSideways, sure }: Expected, engine: Engine): Promise<Reading> {
  const { limits } = engine
  const isSure = ({ text }: Reading) => text.confidence >= sure && text.words.length > 0
  const first = await readTurned(gray, isSideways ? 90 : 0, engine)
  if (isSure(first) || limits.hasGivenUp) return first
  const small = await shrunk(gray, TRIAL_SIDE)
  let best: Reading | undefined
  for (const turn of [180, 90, 270]) {
    if ((best && isSure(best)) || !limits.mayTry) break
    const degrees = (first.degrees + turn) % 360
    const trial = await readTurned(small, degrees, engine)
    if (!best || worth(trial) > worth(best)) best = trial
  }
  if (!best) return first
  if (!isSure(best)) {
    // Only copies of the same size can be compared.
    if (!limits.mayTry) return first
    const same = small === gray ? first : await readTurned(small, first.degrees, engine)
    if (worth(same) >= worth(best)) return first
  }
  const other = small === gray ? best : await readTurned(gray, best.degrees, engine)
  return worth(other) > worth(first) ? other : first
}

async function readTurned(gray: Gray, degrees: number, { limits, emit }: Engine): Promise<Reading> {
  emit({ type: 'step', name: `read turned by ${degrees}` })
  const text = await readWords(await turned(gray, degrees), limits.readingMs)
  if (!text) limits.giveUp()
  return { degrees, text: text ?? UNREAD }
}

/** Upside down a page gives words too: fewer, and less sure. */
function worth({ text }: Reading): number {
  return text.confidence * Math.sqrt(text.words.length)
}
