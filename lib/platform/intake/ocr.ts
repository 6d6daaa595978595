import { createRequire } from 'node:module'
import path from 'node:path'
import { createWorker, type Page, type Worker } from 'tesseract.js'
import { type Gray, grayImage } from './pixels.ts'
import type { IntakeWord } from './protocol.ts'
import { processorMs } from './reading-limits.ts'

const data = createRequire(import.meta.url).resolve('@tesseract.js-data/eng/package.json')

export type OcrText = {
  plain: string
  words: IntakeWord[]
  /** 0 to 100. */
  confidence: number
  lines: number
  edgeLines: number
}

let started: Promise<Worker> | undefined

/**
 * Reads the words of a picture; one engine serves all pages of this process. Null when that took more than `limitMs` of
 * processor time: the engine is ended, and the next page starts another.
 */
export async function readWords(gray: Gray, limitMs: number): Promise<OcrText | null> {
  // The model ships with its package: without the path the library would fetch it from the network.
  const langPath = path.join(path.dirname(data), '4.0.0_best_int')
  started ??= createWorker('eng', 1, { langPath, cacheMethod: 'none', gzip: true })
  const worker = await started
  const png = await grayImage(gray).png({ compressionLevel: 1 }).toBuffer()
  const read = await within(limitMs, worker.recognize(png, {}, { text: true, blocks: true }))
  if (read) return toText(read.data, gray.width)
  started = undefined
  await worker.terminate()
  return null
}

const POLL_MS = 100

/** What the work gives, or null once this process has worked longer than that. */
async function within<T>(limitMs: number, work: Promise<T>): Promise<T | null> {
  const startedAt = processorMs()
  let poll: NodeJS.Timeout | undefined
  const tooLong = new Promise<null>((resolve) => {
    poll = setInterval(() => {
      if (processorMs() - startedAt > limitMs) resolve(null)
    }, POLL_MS)
  })
  try {
    return await Promise.race([work, tooLong])
  } finally {
    clearInterval(poll)
  }
}

const MIN_WORD_CONFIDENCE = 25
const EDGE_SHARE = 0.006

function toText(page: Page, width: number): OcrText {
  const lines = (page.blocks ?? [])
    .flatMap((block) => block.paragraphs)
    .flatMap((paragraph) => [...paragraph.lines.map(({ words }) => words), []])
    .map((words) => words.filter(({ confidence }) => confidence >= MIN_WORD_CONFIDENCE))
  const written = lines.filter((words) => words.length > 0)
  const words = written.flat()
  const letters = words.reduce((sum, { text }) => sum + text.length, 0)
  const weighted = words.reduce((sum, { text, confidence }) => sum + confidence * text.length, 0)
  const margin = Math.max(3, width * EDGE_SHARE)
  return {
    plain: lines
      .map((line) => line.map(({ text }) => text).join(' '))
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    words: words.map(({ text, bbox: { x0, x1, y0, y1 } }) => {
      return { text, x: x0, y: y0, w: x1 - x0, h: y1 - y0 }
    }),
    confidence: letters === 0 ? 0 : Math.round(weighted / letters),
    lines: written.length,
    edgeLines: written.filter((line) =>
      line.some(({ bbox }) => bbox.x0 <= margin || bbox.x1 >= width - margin),
    ).length,
  }
}
