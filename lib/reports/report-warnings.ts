import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { type OrderCipher, openOrderKey } from '@/lib/orders/order-key'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { reportChangeableBy } from './report-access'
import { factsOf, judgeReport, type ReportFacts, reportFactsSchema } from './report-facts'
import { PAGE_WARNINGS, type ReportWarning } from './report-warning-schema'

/**
 * What could make an order's report hard to use, pages first. Nothing is said about the whole before every file is
 * processed. The caller has checked that the actor may see the order.
 */
export async function listReportWarnings(orderId: string): Promise<ReportWarning[]> {
  const [cipher, order] = await Promise.all([openOrderKey(db(), orderId), findReport(orderId)])
  if (!cipher || !order) return []
  const answered = new Set(order.warningAnswers.map(({ warningKey }) => warningKey))
  const warnings = order.files.flatMap((file) => [...pageWarnings(file), ...lostPages(file, cipher)])
  if (order.files.every(({ process }) => process !== 'waiting')) {
    const place = { table: 'Order', column: 'pastedText', id: orderId }
    const pasted = cipher.decrypt(place, order.pastedText) ?? ''
    const parts = order.files.flatMap((file) => factsIn(file, cipher) ?? [])
    if (pasted.trim() !== '') parts.push({ ...factsOf({ pages: [pasted] }), pageCount: 0 })
    for (const { code, missing } of judgeReport(parts)) {
      const key = code === 'missing_pages' ? `${code}:${missing.join(',')}` : code
      const seenOnPageId = code === 'missing_pages' ? lastCounted(order.files, cipher) : null
      warnings.push({ ...WHOLE, key, code, missing, seenOnPageId })
    }
  }
  return warnings.map((warning) => ({ ...warning, isAnswered: answered.has(warning.key) }))
}

const WHOLE = {
  fileId: null,
  pageId: null,
  pageNumber: null,
  seenOnPageId: null,
  missing: [],
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
    PAGE_WARNINGS.filter((code) => page.warnings.includes(code)).map((code) => ({
      ...WHOLE,
      key: `${code}:${file.id}:${page.pageNumber}`,
      code,
      fileId: file.id,
      pageId: page.id,
      pageNumber: page.pageNumber,
    })),
  )
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

/** The last page of the file that counts the most pages: a gap shows there. */
function lastCounted(files: readonly FileRow[], cipher: OrderCipher): string | null {
  let found: { pageId: string | null; of: number } = { pageId: null, of: 0 }
  for (const file of files) {
    const of = Math.max(0, ...(factsIn(file, cipher)?.marks ?? []).map((mark) => mark.of))
    if (of > 0 && of >= found.of) found = { pageId: file.pages.at(-1)?.id ?? null, of }
  }
  return found.pageId
}

function factsIn({ id, facts }: FileRow, cipher: OrderCipher): ReportFacts | null {
  const clear = cipher.decrypt({ table: 'ReportFile', column: 'facts', id }, facts)
  return clear === null ? null : reportFactsSchema.parse(JSON.parse(clear))
}
