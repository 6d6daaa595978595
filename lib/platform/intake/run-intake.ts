import fs from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { err, ok, type Result } from '@/lib/shared/result'
import { childArgs, MAX_PICTURE_BYTES, parseMessage } from './intake-child'
import { type Again, goOn, limitsOf, openAgain } from './intake-retries'
import { type ChildEnd, type ChildLimits, runLimitedChild } from './limited-child'
import {
  CLEAN_COPY,
  INPUT,
  INTAKE_CAPS,
  type IntakeTask,
  pageFacts,
  pagePicture,
  pageStep,
  type RefusalCode,
  UNREAD_MARK,
} from './protocol'

/**
 * A file that wears out three children while they open it, or make its only page, is given up in 15 seconds of work:
 * the second and the third have less to do, and `LATER` to do it in.
 */
export const INTAKE_LIMITS: ChildLimits = {
  openMs: 6_000,
  stepMs: 9_000,
  stepWaitMs: 240_000,
  totalMs: 600_000,
  rssBytes: 800 * 1024 ** 2,
  heapMegabytes: 384,
}

/** `TOO_HARD`: the child was slow, large or died at every try, so that not even one page could be made. */
export type IntakeFailure = RefusalCode | 'TOO_HARD'

/** What a child said about a page, believed only in this shape. */
const pageSchema = z.object({
  number: z.int().min(1).max(INTAKE_CAPS.pages),
  width: z.int().min(1).max(20_000),
  height: z.int().min(1).max(20_000),
  source: z.enum(['text', 'ocr', 'typed']),
  confidence: z.number().min(0).max(100).nullable(),
  plain: z.string().max(INTAKE_CAPS.charsPerPage),
  words: z
    .array(
      z.object({
        text: z.string().max(INTAKE_CAPS.charsPerWord),
        x: z.number(),
        y: z.number(),
        w: z.number(),
        h: z.number(),
      }),
    )
    .max(INTAKE_CAPS.wordsPerPage),
  metrics: z.object({
    sharpness: z.number().nullable(),
    brightness: z.number().nullable(),
    lines: z.number(),
    edgeLines: z.number(),
  }),
})
export type IntakePageFacts = z.output<typeof pageSchema>
export type IntakePage = IntakePageFacts & { picture: Buffer }

export type IntakeRun = {
  /** Where the input lies as `input`; what is made is written beside it. */
  dir: string
  mediaType: string
  limits?: ChildLimits
  signal?: AbortSignal
  onOpened?: (pageCount: number) => Promise<void>
  /** Called for each page in its order, as soon as it is made. */
  onPage: (page: IntakePage) => Promise<void>
}

export type IntakeOutcome = {
  pageCount: number
  /** Pages that could not be made: they do not open, or the child died on them. */
  lostPages: number[]
  hasCleanCopy: boolean
  peakBytes: number
}

/** How many children one file may wear out before it is given up. */
const MAX_TRIES = 9

/**
 * Takes a hostile file apart in children that are killed when they hang or grow. A page that kills its child is left
 * out, and another child goes on after it. Throws only when a child cannot be started, or `signal` fires.
 */
export async function runIntake(run: IntakeRun): Promise<Result<IntakeOutcome, IntakeFailure>> {
  const state: State = {
    pageCount: 0,
    made: 0,
    peakBytes: 0,
    lostPages: [],
    step: '',
    undrawable: 0,
    chars: 0,
  }
  let again: Again | undefined
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    const { end, refused, isDone } = await runOnce(run, state, again)
    run.signal?.throwIfAborted()
    if (refused) return err(refused)
    if (isDone && end === 'exited') return finish(run.dir, state)
    const bad = state.made + state.lostPages.length + 1
    // Whoever could not draw it in time will not draw it in less.
    const isUndrawable = end === 'too_slow' && state.step === pageStep(bad) && run.mediaType === PDF
    if (isUndrawable) state.undrawable += 1
    if (state.pageCount === 0) again = openAgain(again)
    else again = isUndrawable && !again?.undrawn ? { fromPage: bad, undrawn: 'page' } : goOn(bad, again)
    // Of anything else there is no text without a picture.
    if (again?.undrawn && run.mediaType !== PDF) again = undefined
    if (!again && state.pageCount === 0) return err('TOO_HARD')
    if (again) continue
    state.lostPages.push(bad)
    if (bad >= state.pageCount) break
    again = { fromPage: bad + 1 }
  }
  return finish(run.dir, state)
}

type State = {
  pageCount: number
  made: number
  peakBytes: number
  lostPages: number[]
  /** What the child said last of what it does. */
  step: string
  /** Pages whose drawing took too long. */
  undrawable: number
  /** Of the text that pages so far have brought. */
  chars: number
}

/** A word is kept with its place, which takes more room than a few letters. */
const CHARS_OF_WORD = 5

/** The page as long as its file's text is not longer than it may be; from then on its picture alone. */
function rationed(page: IntakePage, state: State): IntakePage {
  const chars = Math.max(page.plain.length, page.words.length * CHARS_OF_WORD)
  if (state.chars + chars > INTAKE_CAPS.charsPerFile) return { ...page, ...UNREAD_MARK, plain: '', words: [] }
  state.chars += chars
  return page
}

const PDF = 'application/pdf'

async function finish(dir: string, state: State): Promise<Result<IntakeOutcome, 'TOO_HARD'>> {
  if (state.made === 0) return err('TOO_HARD')
  const { pageCount, peakBytes, lostPages } = state
  const hasCleanCopy = await fs.stat(path.join(dir, CLEAN_COPY)).then(
    (stat) => stat.isFile() && stat.size > 0,
    () => false,
  )
  const missing = Array.from({ length: pageCount }, (_, index) => index + 1).slice(
    state.made + lostPages.length,
  )
  return ok({ pageCount, peakBytes, lostPages: [...lostPages, ...missing], hasCleanCopy })
}

async function runOnce(
  run: IntakeRun,
  state: State,
  again: Again | undefined,
): Promise<{ end: ChildEnd['end']; refused: RefusalCode | null; isDone: boolean }> {
  let refused: RefusalCode | null = null
  let isDone = false
  state.step = ''
  // Pages are handed on one after the other while the child makes the next.
  let handing = Promise.resolve()
  const stop = new AbortController()
  const onLine = (line: string) => {
    const message = parseMessage(line)
    if (!message) return stop.abort()
    if (message.type === 'refused') refused = message.code
    if (message.type === 'done') isDone = true
    if (message.type === 'step') state.step = message.name
    if (message.type === 'opened') {
      const isNew = state.pageCount === 0
      state.pageCount = message.pageCount
      if (isNew) handing = handing.then(() => run.onOpened?.(message.pageCount))
    }
    if (message.type === 'lost' && !state.lostPages.includes(message.number)) {
      state.lostPages.push(message.number)
    }
    if (message.type === 'page') {
      state.made += 1
      handing = handing.then(async () => handOn(run, state, message.number))
    }
    // Its failure is seen below; until then it must not count as unhandled.
    handing.catch(() => stop.abort())
  }
  const task: IntakeTask = { dir: run.dir, mediaType: run.mediaType, ...again }
  const { end, peakBytes } = await runLimitedChild({
    args: childArgs(run.dir),
    input: JSON.stringify(task),
    limits: limitsOf(run.limits ?? INTAKE_LIMITS, again, state.undrawable),
    onLine,
    signal: run.signal ? AbortSignal.any([run.signal, stop.signal]) : stop.signal,
  })
  state.peakBytes = Math.max(state.peakBytes, peakBytes)
  await handing
  return { end, refused, isDone }
}

const MAX_FACTS_BYTES = 8 * 1024 ** 2

/** Hands on the page that a child has made; what it wrote instead of one is a lost page. */
async function handOn(run: IntakeRun, state: State, number: number): Promise<void> {
  const page = await readPage(run.dir, number)
  if (page) return run.onPage(rationed(page, state))
  state.made -= 1
  state.lostPages.push(number)
}

async function readPage(dir: string, number: number): Promise<IntakePage | null> {
  const facts = await readOwn(path.join(dir, pageFacts(number)), MAX_FACTS_BYTES)
  const picture = await readOwn(path.join(dir, pagePicture(number)), MAX_PICTURE_BYTES)
  if (!facts || !picture) return null
  const { success, data } = pageSchema.safeParse(parseJson(facts.toString('utf8')))
  return success && data.number === number ? { ...data, picture } : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // A child says what it likes; this is no page either.
    return null
  }
}

/** Reads what a child wrote: a file of its own and not a link to another one. Null when there is no such file. */
async function readOwn(file: string, maxBytes: number): Promise<Buffer | null> {
  const stat = await fs.lstat(file).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  })
  return stat?.isFile() && stat.size <= maxBytes ? fs.readFile(file) : null
}

/** Writes the bytes that a child shall take apart. */
export async function writeInput(dir: string, source: AsyncIterable<Uint8Array>): Promise<void> {
  await fs.writeFile(path.join(dir, INPUT), source, { mode: 0o600 })
}
