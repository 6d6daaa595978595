import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import path from 'node:path'
import { enqueue } from '@/lib/jobs/enqueue'
import { type OrderCipher, openOrderKey } from '@/lib/orders/order-key'
import { db, type Tx } from '@/lib/platform/db'
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
  const object = await storage().open(file.cleanKey ?? file.storageKeys)
  if (!cipher || !object) return
  const clear = verifyingStream(object.stream(), file.cleanSha256 ?? file.sha256)
  const job: Job = { file, cipher, now, pages: [] }
  // What an attempt before this one made.
  await removePages(fileId)
  await withScratch(async (dir) => {
    await writeInput(dir, clear)
    const outcome = await runIntake({
      dir,
      mediaType: file.mediaType,
      signal,
      onOpened: (pageCount) => notePageCount(fileId, pageCount),
      onPage: (page) => storePage(job, page),
    })
    if (outcome.ok) await finish(job, outcome.value, dir)
    else await settle(fileId, outcome.code, now)
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
  pages: { isUnsure: boolean; facts: PageFacts }[]
}

/** The file while it is still to be processed; a patient may have removed it meanwhile. */
const unfinished = (id: string) => ({ id, process: 'waiting', removedAt: null }) as const

async function notePageCount(fileId: string, pageCount: number): Promise<void> {
  await db().reportFile.updateMany({ where: unfinished(fileId), data: { pageCount } })
}

/** Stores one page. Throws when its file is gone, which ends the work on it. */
async function storePage({ file, cipher, pages }: Job, page: IntakePage): Promise<void> {
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
    await lockUnfinished(tx, file.id)
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
  pages.push({ isUnsure, facts: pageFactsOf(page.plain, page.number) })
}

/** Keeps the file from being removed until the transaction ends: its pages would be left behind. */
async function lockUnfinished(tx: Tx, fileId: string): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id FROM "ReportFile"
    WHERE id = ${fileId}::uuid AND process = 'waiting' AND "removedAt" IS NULL FOR UPDATE`
  if (rows.length === 0) throw new Error('the file was removed while it was processed')
}

async function finish({ file, cipher, pages, now }: Job, outcome: IntakeOutcome, dir: string): Promise<void> {
  const facts = factsOfPages(
    pages.map((page) => page.facts),
    {
      isUnsure: outcome.lostPages.length > 0 || pages.some(({ isUnsure }) => isUnsure),
      lostPages: outcome.lostPages,
    },
  )
  const clean = outcome.hasCleanCopy ? await storeCleanCopy(path.join(dir, CLEAN_COPY)) : null
  const place = { table: 'ReportFile', column: 'facts', id: file.id }
  const changed = await db().reportFile.updateMany({
    where: unfinished(file.id),
    data: {
      process: 'ready',
      processedAt: now,
      pageCount: outcome.pageCount,
      facts: cipher.encrypt(place, JSON.stringify(facts)),
      ...clean,
    },
  })
  const unused = changed.count === 0 ? clean?.cleanKey : clean ? file.cleanKey : null
  if (unused) await storage().remove(unused)
}

async function storeCleanCopy(file: string) {
  const cleanKey = newStorageKey('clean')
  const { sha256, byteCount } = await put(cleanKey, createReadStream(file), MAX_CLEAN_BYTES)
  return { cleanKey, cleanSha256: sha256, cleanByteCount: BigInt(byteCount) }
}

/** Writes down why a file gives no pages. */
async function settle(fileId: string, code: IntakeFailure, now: Date): Promise<void> {
  logger.info({ event: 'report.not_processed', fileId, code })
  if (code === 'NEEDS_PASSWORD' || code === 'WRONG_PASSWORD') {
    await db().reportFile.updateMany({ where: unfinished(fileId), data: { process: 'needs_password' } })
    return
  }
  const processCode: BlockCode = code === 'TOO_HARD' ? 'UNREADABLE' : code
  await removePages(fileId)
  await db().reportFile.updateMany({
    where: unfinished(fileId),
    data: { process: 'blocked', processCode, processedAt: now },
  })
}

async function removePages(fileId: string): Promise<void> {
  const pages = await db().reportPage.findMany({
    where: { reportFileId: fileId },
    select: { id: true, imageKey: true },
  })
  await db().reportPage.deleteMany({ where: { id: { in: pages.map(({ id }) => id) } } })
  for (const { imageKey } of pages) await storage().remove(imageKey)
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

const FORGOTTEN_MS = 3_600_000

/** Asks again for files that were stored an hour ago and never processed: their job was lost or used up. */
export async function processForgottenFiles(now: Date): Promise<void> {
  const files = await db().reportFile.findMany({
    where: {
      state: 'stored',
      process: 'waiting',
      removedAt: null,
      createdAt: { lt: new Date(now.getTime() - FORGOTTEN_MS) },
      order: { key: { isNot: null }, closedAt: null },
    },
    select: { id: true, scan: true },
    take: 500,
  })
  const open = files.filter(({ scan }) => withheldBy(scan) === null)
  await db().$transaction(async (tx) => {
    for (const { id } of open) await enqueue(tx, 'report.process', { fileId: id })
  })
}
