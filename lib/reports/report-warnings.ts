import { createHash } from 'node:crypto'
import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { type OrderCipher, openOrderKey } from '@/lib/orders/order-key'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { judgeReport, type WholeWarning } from './judge-report'
import { otherNameThan } from './patients-in-report'
import { reportChangeableBy } from './report-access'
import { factsOf, type ReportFacts, reportFactsSchema } from './report-facts'
import { PAGE_WARNINGS, type ReportWarning } from './report-warning-schema'

/**
 * What could make an order's report hard to use, pages first. Nothing is said about the whole before every file is
 * processed. The caller has checked that the actor may see the order.
 */
export async function listReportWarnings(orderId: string): Promise<ReportWarning[]> {
  const [cipher, order] = await Promise.all([openOrderKey(db(), orderId), findReport(orderId)])
  if (!cipher || !order) return []
  const answered = new Set(order.warningAnswers.map(({ warningKey }) => warningKey))
  const warnings = order.files.flatMap((file) => [
    ...pageWarnings(file),
    ...unreadPages(file),
    ...lostPages(file, cipher),
  ])
  if (order.files.every(({ process }) => process !== 'waiting')) {
    const parts = partsOf(order, cipher)
    const isLocked = order.files.some(({ process }) => process === 'needs_password')
    const found = judgeReport(parts.map(({ facts }) => facts))
      // What seems to be missing may stand in a file that is still locked.
      .filter(({ code }) => !isLocked || code === 'several_patients')
    warnings.push(...found.map((warning) => wholeWarning(warning, parts)))
  }
  return warnings.map((warning) => ({ ...warning, isAnswered: answered.has(warning.key) }))
}

/**
 * The name on an order's report when it is not the one that the patient goes by, as far as the text could be read:
 * it may still be the right report. The caller has checked that the actor may see the order.
 */
export async function otherNameOnReport(orderId: string, goesBy: string): Promise<string | null> {
  const [cipher, order] = await Promise.all([openOrderKey(db(), orderId), findReport(orderId)])
  if (!cipher || !order) return null
  const names = partsOf(order, cipher).flatMap(({ facts }) => facts.names)
  return otherNameThan(
    goesBy,
    names.map(({ text }) => text),
  )
}

const WHOLE = {
  fileId: null,
  pageId: null,
  pageNumber: null,
  seenOnPageId: null,
  missing: [],
  found: [],
  isAnswered: false,
}

/** The patient has seen a warning and sends the report as it is. Saying so twice is once. */
export async function answerReportWarning(
  actor: Actor,
  { orderId, key, now }: { orderId: string; key: string; now: Date },
): Promise<Result<undefined, 'NOT_FOUND'>> {
  const where = reportChangeableBy(actor, orderId)
  const owned = where ? await db().order.findFirst({ where, select: { id: true } }) : null
  if (!owned) return err('NOT_FOUND')
  const warnings = await listReportWarnings(orderId)
  if (!warnings.some((warning) => warning.key === key)) return err('NOT_FOUND')
  await db().$transaction(async (tx) => {
    const answer = { orderId, warningKey: key, answeredAt: now }
    const { count } = await tx.reportWarningAnswer.createMany({ data: [answer], skipDuplicates: true })
    if (count > 0) await recordAudit({ actor, action: 'order.changed', orderId, at: now }, tx)
  })
  return ok()
}

type ReportRow = NonNullable<Awaited<ReturnType<typeof findReport>>>
type FileRow = ReportRow['files'][number]

function findReport(orderId: string) {
  return db().order.findUnique({
    where: { id: orderId },
    select: {
      id: true,
      pastedText: true,
      warningAnswers: { select: { warningKey: true } },
      files: {
        where: { state: 'stored', removedAt: null },
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
        select: {
          id: true,
          process: true,
          facts: true,
          pages: { orderBy: { pageNumber: 'asc' }, select: { id: true, pageNumber: true, warnings: true } },
        },
      },
    },
  })
}

function pageWarnings(file: FileRow): ReportWarning[] {
  return file.pages.flatMap((page) =>
    PAGE_WARNINGS.filter((code) => code !== 'not_read' && page.warnings.includes(code)).map((code) => ({
      ...WHOLE,
      key: `${code}:${file.id}:${page.pageNumber}`,
      code,
      fileId: file.id,
      pageId: page.id,
      pageNumber: page.pageNumber,
    })),
  )
}

/** A long scan has many such pages: they are told of once, by the first of them. */
function unreadPages(file: FileRow): ReportWarning[] {
  const first = file.pages.find(({ warnings }) => warnings.includes('not_read'))
  if (!first) return []
  const { id: seenOnPageId, pageNumber } = first
  const key = `not_read:${file.id}`
  return [{ ...WHOLE, key, code: 'not_read', fileId: file.id, seenOnPageId, pageNumber }]
}

function lostPages(file: FileRow, cipher: OrderCipher): ReportWarning[] {
  return (factsIn(file, cipher)?.lostPages ?? []).map((pageNumber) => ({
    ...WHOLE,
    key: `page_lost:${file.id}:${pageNumber}`,
    code: 'page_lost' as const,
    fileId: file.id,
    pageNumber,
  }))
}

type Part = { facts: ReportFacts; file: FileRow | null }

/** What each file that was read says, in their order, and what was pasted. */
function partsOf(order: ReportRow, cipher: OrderCipher): Part[] {
  const files = order.files.flatMap((file) => {
    const facts = factsIn(file, cipher)
    return facts ? [{ facts, file }] : []
  })
  const place = { table: 'Order', column: 'pastedText', id: order.id }
  const pasted = cipher.decrypt(place, order.pastedText) ?? ''
  if (pasted.trim() === '') return files
  return [...files, { facts: { ...factsOf({ pages: [pasted] }), pageCount: 0 }, file: null }]
}

/** What is said about the whole, with the file and the page that show it. */
function wholeWarning(
  { code, missing, of, found, place }: WholeWarning,
  parts: readonly Part[],
): ReportWarning {
  const file = place && parts[place.part]?.file
  const page = file?.pages.find(({ pageNumber }) => pageNumber === place?.page)
  const warning = { ...WHOLE, code, missing, found, seenOnPageId: page?.id ?? null }
  switch (code) {
    case 'missing_pages':
      return { ...warning, key: `${code}:${missing.join(',')}:${of}` }
    case 'several_patients':
      return {
        ...warning,
        // An answer about this file says nothing of one that is added later.
        key: `${code}:${file?.id ?? 'text'}`,
        fileId: file?.id ?? null,
        pageNumber: page?.pageNumber ?? null,
      }
    case 'not_a_report': {
      const [only, ...others] = parts.map((part) => part.file)
      const blamed = others.length === 0 ? only : null
      return {
        ...warning,
        key: `${code}:${fingerprint(parts)}`,
        fileId: blamed?.id ?? null,
        seenOnPageId: blamed?.pages[0]?.id ?? null,
      }
    }
    case 'no_findings':
      return { ...warning, key: code }
  }
}

/** Changes when a file is added or removed. */
function fingerprint(parts: readonly Part[]): string {
  const ids = parts.map(({ file }) => file?.id ?? 'text').toSorted()
  return createHash('sha256').update(ids.join()).digest('hex').slice(0, 16)
}

function factsIn({ id, facts }: FileRow, cipher: OrderCipher): ReportFacts | null {
  const clear = cipher.decrypt({ table: 'ReportFile', column: 'facts', id }, facts)
  return clear === null ? null : reportFactsSchema.parse(JSON.parse(clear))
}
