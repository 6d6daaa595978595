import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import path from 'node:path'
import { SYSTEM } from '@/lib/auth/actor'
import { type OrderCipher, openOrderKey } from '@/lib/orders/order-key'
import { guardedOpen, guardedStream, isReadWhole } from '@/lib/orders/raise-corrupt-file'
import { db, type Prisma, type Tx } from '@/lib/platform/db'
import { CLEAN_COPY } from '@/lib/platform/intake/protocol'
import {
  type IntakeFailure,
  type IntakeOutcome,
  type IntakePage,
  runIntake,
  writeInput,
} from '@/lib/platform/intake/run-intake'
import { logger } from '@/lib/platform/logger'
import { newStorageKey, type StoredObject, verifyingStream } from '@/lib/platform/object-store'
import { withScratch } from '@/lib/platform/scratch'
import { storage } from '@/lib/platform/storage'
import { pageWarningsOf } from './page-warnings'
import { factsOfPages, type PageFacts, pageFactsOf } from './report-facts'
import type { PageText } from './report-page-schema'
import type { BlockCode } from './report-warning-schema'
import { withheldBy } from './withheld-file'

const MAX_CLEAN_BYTES = 200 * 1024 ** 2
const MAX_PICTURE_BYTES = 32 * 1024 ** 2

/**
 * Makes pages of a stored report file: a picture and the text of each, while the patient watches them appear. What
 * cannot be opened at all is blocked with a code, or waits for its password. Does nothing for a file that is done,
 * gone, or kept closed by the virus scanner. Throws to be tried again.
 */
export async function processReportFile({
  fileId,
  now,
  signal,
}: {
  fileId: string
  now: Date
  signal: AbortSignal
}): Promise<void> {
  const file = await db().reportFile.findUnique({ where: { id: fileId }, select: FILE })
  if (!file || file.removedAt || file.state !== 'stored' || file.process !== 'waiting') return
  if (withheldBy(file.scan) || file.sha256 === null) return
  const cipher = await openOrderKey(db(), file.orderId)
  if (!cipher) return
  const job: Job = { file, cipher, now, pages: [] }
  const subject = { actor: SYSTEM, orderId: file.orderId, objectId: fileId, now }
  const opened = await guardedOpen(file.cleanKey ?? file.storageKeys, subject)
  // Damaged or lost, which is on record: nobody can make pages of it, however often it is tried.
  if (!opened.ok) return settle(job, 'UNREADABLE')
  const verified = verifyingStream(opened.value.stream(), file.cleanSha256 ?? file.sha256)
  const clear = guardedStream(verified, subject)
  // What an attempt before this one made. Another job may have finished the file meanwhile: its pages stay.
  if (!(await clearPages(job))) return
  await withScratch(async (dir) => {
    if (!(await isReadWhole(writeInput(dir, clear)))) return settle(job, 'UNREADABLE')
    const outcome = await runIntake({
      dir,
      mediaType: file.mediaType,
      signal,
      onOpened: (pageCount) => notePageCount(fileId, pageCount),
      onPage: (page) => storePage(job, page),
    })
    if (outcome.ok) await finish(job, outcome.value, dir)
    else await settle(job, outcome.code)
  })
}

const FILE = {
  id: true,
  orderId: true,
  mediaType: true,
  state: true,
  scan: true,
  process: true,
  removedAt: true,
  sha256: true,
  storageKeys: true,
  cleanKey: true,
  cleanSha256: true,
} as const

type Job = {
  file: { id: string; orderId: string; mediaType: string; cleanKey: string | null }
  cipher: OrderCipher
  now: Date
  /** What this run has stored. */
  pages: { id: string; isUnsure: boolean; facts: PageFacts }[]
}

/** The file while it is still to be processed; a patient may have removed it meanwhile. */
const unfinished = (id: string) => ({ id, process: 'waiting', removedAt: null }) as const

async function notePageCount(fileId: string, pageCount: number): Promise<void> {
  await db().reportFile.updateMany({ where: unfinished(fileId), data: { pageCount } })
}

/** Stores one page. Throws when its file is gone, which ends the work on it. */
async function storePage(job: Job, page: IntakePage): Promise<void> {
  const { file, cipher, pages } = job
  const id = randomUUID()
  const text: PageText = {
    source: page.source,
    confidence: page.confidence,
    words: page.words,
    plain: page.plain,
  }
  const warnings = pageWarningsOf(page)
  const imageKey = newStorageKey('page')
  const { sha256, byteCount } = await put(imageKey, [page.picture], MAX_PICTURE_BYTES)
  await db().$transaction(async (tx) => {
    if (!(await lockOwn(tx, job))) throw new Error(TAKEN)
    await tx.reportPage.create({
      data: {
        id,
        reportFileId: file.id,
        orderId: file.orderId,
        pageNumber: page.number,
        width: page.width,
        height: page.height,
        imageKey,
        imageType: 'image/webp',
        imageByteCount: BigInt(byteCount),
        imageSha256: sha256,
        text: cipher.encrypt({ table: 'ReportPage', column: 'text', id }, JSON.stringify(text)),
        warnings,
      },
      select: { id: true },
    })
  })
  const isUnsure = warnings.length > 0 && warnings.some((code) => code !== 'cut_edges')
  // Page by page: the worker has to give signs of life while it reads a long text.
  pages.push({ id, isUnsure, facts: pageFactsOf(page.plain, page.number) })
}

const TAKEN = 'the file was removed or taken over by another job while it was processed'

/**
 * Keeps the file from being removed or finished by another job until the transaction ends. False when it is no longer
 * to be processed, or when a job that began later has put pages of this run away.
 */
async function lockOwn(tx: Tx, { file, pages }: Job): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id FROM "ReportFile"
    WHERE id = ${file.id}::uuid AND process = 'waiting' AND "removedAt" IS NULL FOR UPDATE`
  if (rows.length === 0) return false
  const own = { reportFileId: file.id, id: { in: pages.map(({ id }) => id) } }
  return (await tx.reportPage.count({ where: own })) === pages.length
}

async function finish(job: Job, outcome: IntakeOutcome, dir: string): Promise<void> {
  const { file, cipher, pages, now } = job
  const facts = factsOfPages(
    pages.map((page) => page.facts),
    {
      isUnsure: outcome.lostPages.length > 0 || pages.some(({ isUnsure }) => isUnsure),
      lostPages: outcome.lostPages,
    },
  )
  const clean = outcome.hasCleanCopy ? await storeCleanCopy(path.join(dir, CLEAN_COPY)) : NO_CLEAN_COPY
  const place = { table: 'ReportFile', column: 'facts', id: file.id }
  const isKept = await db().$transaction(async (tx) => {
    if (!(await lockOwn(tx, job))) return false
    await tx.reportFile.update({
      where: { id: file.id },
      data: {
        process: 'ready',
        processedAt: now,
        pageCount: outcome.pageCount,
        facts: cipher.encrypt(place, JSON.stringify(facts)),
        ...clean,
      },
      select: { id: true },
    })
    return true
  })
  const unused = isKept ? file.cleanKey : clean.cleanKey
  if (unused) await storage().remove(unused)
  if (!isKept) throw new Error(TAKEN)
}

/** Nor the one that was opened with a password: whatever acts is still in it. */
const NO_CLEAN_COPY = { cleanKey: null, cleanSha256: null, cleanByteCount: null }

async function storeCleanCopy(file: string) {
  const cleanKey = newStorageKey('clean')
  const { sha256, byteCount } = await put(cleanKey, createReadStream(file), MAX_CLEAN_BYTES)
  return { cleanKey, cleanSha256: sha256, cleanByteCount: BigInt(byteCount) }
}

/** Writes down why a file gives no pages. */
async function settle(job: Job, code: IntakeFailure): Promise<void> {
  const { file, now } = job
  logger.info({ event: 'report.not_processed', fileId: file.id, code })
  if (code === 'NEEDS_PASSWORD' || code === 'WRONG_PASSWORD') {
    await db().reportFile.updateMany({ where: unfinished(file.id), data: { process: 'needs_password' } })
    return
  }
  const processCode: BlockCode = code === 'TOO_HARD' ? 'UNREADABLE' : code
  await clearPages(job, { process: 'blocked', processCode, processedAt: now })
}

/**
 * Puts the pages away that the file has, with what else changes. False when it is no longer to be processed, which
 * changes nothing.
 */
async function clearPages(job: Job, data: Prisma.ReportFileUpdateInput = {}): Promise<boolean> {
  const { id } = job.file
  const gone = await db().$transaction(async (tx) => {
    if (!(await lockOwn(tx, job))) return null
    const pages = await tx.reportPage.findMany({ where: { reportFileId: id }, select: { imageKey: true } })
    await tx.reportPage.deleteMany({ where: { reportFileId: id } })
    await tx.reportFile.update({ where: { id }, data, select: { id: true } })
    return pages
  })
  for (const { imageKey } of gone ?? []) await storage().remove(imageKey)
  return gone !== null
}

async function put(
  key: string,
  source: AsyncIterable<Uint8Array> | Uint8Array[],
  maxBytes: number,
): Promise<StoredObject> {
  async function* parts() {
    yield* source
  }
  const stored = await storage().put(key, parts(), { maxBytes })
  if (!stored.ok) throw new Error('what was made of a file is larger than it may be')
  return stored.value
}
