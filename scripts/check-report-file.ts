import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { runIntake, writeInput } from '@/lib/platform/intake/run-intake'
import { type Scanner, scanStream } from '@/lib/platform/scanner'
import { judgeReport } from '@/lib/reports/judge-report'
import { pageWarningsOf } from '@/lib/reports/page-warnings'
import { factsOf } from '@/lib/reports/report-facts'
import { SNIFF_BYTES, sniffMediaType } from '@/lib/reports/sniff-media-type'

export type FileCheck = {
  file: string
  /** `warned`: taken, and the patient is asked about something. */
  verdict: 'accepted' | 'warned' | 'needs_password' | 'blocked' | 'error'
  /** Why it is blocked, or could not even be tried; null otherwise. */
  code: string | null
  pages: number
  textChars: number
  /** The mean confidence of pages that a machine read, 0 to 100; null when none was. */
  ocr: number | null
  /** `page 2: blurred`, or a code for the whole. */
  warnings: string[]
  ms: number
  peakMb: number
}

export type CheckSettings = {
  maxBytes?: number
  scanner?: Scanner | null
  /** Told when it is known that the file opens, with all its pages still to come. */
  onOpened?: () => void
  onPage?: (page: { number: number; picture: Buffer; plain: string }) => void
}

const MAX_BYTES = 50 * 1024 ** 2

/** As `checkReportFile`; what cannot even be tried, such as a missing file or a scanner that is down, is an `error`. */
export async function tryReportFile(file: string, settings: CheckSettings = {}): Promise<FileCheck> {
  const startedAt = performance.now()
  try {
    return await checkReportFile(file, settings)
  } catch (error) {
    const code = error instanceof Error ? error.message : 'unknown'
    return { file, ...NOTHING, verdict: 'error', code, ms: Math.round(performance.now() - startedAt) }
  }
}

/** Takes one local file through all that an uploaded report file goes through, without a database. */
export async function checkReportFile(file: string, settings: CheckSettings = {}): Promise<FileCheck> {
  const startedAt = performance.now()
  const found = await examine(file, settings)
  const ms = Math.round(performance.now() - startedAt)
  return { file, ...NOTHING, ...found, ms }
}

const NOTHING = { code: null, pages: 0, textChars: 0, ocr: null, warnings: [], peakMb: 0 }

type Found = Pick<FileCheck, 'verdict'> & Partial<FileCheck>

async function examine(file: string, settings: CheckSettings): Promise<Found> {
  const blocked = (code: string): Found => ({ verdict: 'blocked', code })
  const size = fs.statSync(file).size
  if (size === 0) return blocked('EMPTY')
  if (size > (settings.maxBytes ?? MAX_BYTES)) return blocked('TOO_LARGE')
  const mediaType = await sniffMediaType(readHead(file))
  if (!mediaType) return blocked('WRONG_KIND')
  if ((await scanStream(fs.createReadStream(file), settings.scanner ?? null)) === 'infected') {
    return blocked('INFECTED')
  }
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'report-check-'))
  try {
    return await takeApart({ file, dir, mediaType }, settings)
  } finally {
    fs.rmSync(dir, { recursive: true, force: true })
  }
}

async function takeApart(
  { file, dir, mediaType }: { file: string; dir: string; mediaType: string },
  settings: CheckSettings,
): Promise<Found> {
  await writeInput(dir, fs.createReadStream(file))
  const texts: string[] = []
  const sure: number[] = []
  const warnings: string[] = []
  let isUnsure = false
  const outcome = await runIntake({
    dir,
    mediaType,
    onOpened: async () => settings.onOpened?.(),
    onPage: async (page) => {
      texts.push(page.plain)
      if (page.source === 'ocr' && page.confidence !== null) sure.push(page.confidence)
      const codes = pageWarningsOf(page)
      isUnsure ||= codes.some((code) => code !== 'cut_edges')
      warnings.push(...codes.map((code) => `page ${page.number}: ${code}`))
      settings.onPage?.(page)
    },
  })
  if (!outcome.ok) {
    const { code } = outcome
    if (code === 'NEEDS_PASSWORD') return { verdict: 'needs_password' }
    return { verdict: 'blocked', code: code === 'TOO_HARD' ? 'UNREADABLE' : code }
  }
  const { lostPages, peakBytes, pageCount } = outcome.value
  warnings.push(...lostPages.map((page) => `page ${page}: page_lost`))
  const facts = factsOf({ pages: texts, isUnsure: isUnsure || lostPages.length > 0, lostPages })
  warnings.push(...judgeReport([facts]).map(({ code }) => code))
  return {
    verdict: warnings.length > 0 ? 'warned' : 'accepted',
    pages: pageCount,
    textChars: facts.chars,
    ocr: sure.length === 0 ? null : Math.round(sure.reduce((sum, one) => sum + one, 0) / sure.length),
    warnings,
    peakMb: Math.round(peakBytes / 1024 ** 2),
  }
}

function readHead(file: string): Buffer {
  const head = Buffer.alloc(SNIFF_BYTES)
  const handle = fs.openSync(file, 'r')
  try {
    return head.subarray(0, fs.readSync(handle, head, 0, head.length, 0))
  } finally {
    fs.closeSync(handle)
  }
}
