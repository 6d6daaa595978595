// Between the worker and the child that takes a hostile file apart. The child runs as plain Node from these files, or
// from its bundle: it imports packages and its neighbours by relative name only.

export const INTAKE_CAPS = {
  pages: 200,
  /** Of one photo, and of one page's picture. */
  pixels: 50_000_000,
  /** What a DOCX may unpack to, in all and for one part that is parsed. */
  unpackedBytes: 100 * 1024 ** 2,
  xmlBytes: 10 * 1024 ** 2,
  archiveEntries: 2_000,
  /** Pages that a machine reads; those beyond stay pictures. */
  ocrPages: 30,
  /** Of the text of one page and of one file, several times what reports hold: whoever reads it has all of it in memory. */
  charsPerPage: 20_000,
  wordsPerPage: 4_000,
  /** A longer run of letters is cut into several words. */
  charsPerWord: 500,
  charsPerFile: 500_000,
} as const

/** What the child exits with when it fails over the file. Node's own code for errors is left to a child that cannot load. */
export const GAVE_UP = 70

/** Why a file cannot be taken at all; each has words for the patient that say what to do. */
export const REFUSAL_CODES = [
  'UNREADABLE',
  'NEEDS_PASSWORD',
  'WRONG_PASSWORD',
  'TOO_MANY_PAGES',
  'TOO_MANY_PIXELS',
  'UNPACKS_TOO_LARGE',
  'HAS_MACROS',
  'EMPTY',
] as const
export type RefusalCode = (typeof REFUSAL_CODES)[number]

export type IntakeTask = {
  /** Where the input lies as `input` and where pages are written. */
  dir: string
  mediaType: string
  /** Only writes a copy without its password. */
  unlockOnly?: boolean
  /** Only paints these boxes of a picture black. */
  paint?: { x: number; y: number; w: number; h: number }[]
  /** Of a locked PDF; sent over standard input, so that it shows in no list of processes. */
  password?: string
  /** The page to begin with, after a child that died on the one before. */
  fromPage?: number
  /** A page on which a child died while it read: only its picture is made. */
  unreadPage?: number
  /** What children died on while they opened it, or drew page `fromPage` of it: only its text is taken and set as typed. */
  undrawn?: 'file' | 'page'
}

/** What the child says, one JSON value a line. A `step` is a sign of life that starts the step's deadline anew. */
export type IntakeMessage =
  | { type: 'step'; name: string }
  | { type: 'opened'; pageCount: number }
  | { type: 'cleaned' }
  | { type: 'page'; number: number }
  /** A page of the file that cannot be made; those after it may be. */
  | { type: 'lost'; number: number }
  | { type: 'refused'; code: RefusalCode }
  | { type: 'done' }

/** How a picture of a page turned out; null where it does not apply. */
export type PageMetrics = {
  /** Mean strength of edges, 0 (blurred) to about 100; null for a page drawn from text. */
  sharpness: number | null
  /** How bright the paper is, 0 to 255. */
  brightness: number | null
  /** Lines of text, and those among them that run into the left or right edge. */
  lines: number
  edgeLines: number
}

/** How a page is marked of whose text some is missing: as one that nobody has read, so that a person looks at it. */
export const UNREAD_MARK = { source: 'ocr', confidence: 0 } as const

export type IntakeWord = { text: string; x: number; y: number; w: number; h: number }

/** What the child writes as `page-<n>.json`, beside the picture `page-<n>.webp`. */
export type IntakePage = {
  number: number
  width: number
  height: number
  source: 'text' | 'ocr' | 'typed'
  confidence: number | null
  plain: string
  words: IntakeWord[]
  metrics: PageMetrics
}

/** What a child does when it begins with a page of a PDF: to draw it. */
export const pageStep = (number: number): string => `page ${number}`

export const pagePicture = (number: number): string => `page-${number}.webp`
export const pageFacts = (number: number): string => `page-${number}.json`
export const CLEAN_COPY = 'clean.pdf'
export const PAINTED = 'painted.webp'
export const INPUT = 'input'

/** Thrown in the child to end with a refusal. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly code: RefusalCode

  constructor(code: RefusalCode) {
    super(code)
    this.code = code
  }
}
