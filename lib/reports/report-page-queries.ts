import { type OrderCipher, openOrderKey } from '@/lib/orders/order-key'
import { db } from '@/lib/platform/db'
import { UNREAD_MARK } from '@/lib/platform/intake/protocol'
import type { HiddenState } from './hidden-part-schema'
import { joinReportFiles } from './join-report-files'
import { type PageText, type PageTurn, pageTextSchema, pageTurnOf } from './report-page-schema'

export type ReportPageDto = {
  id: string
  fileId: string
  /** From 1, within its file. */
  pageNumber: number
  /** Of the picture at `/api/orders/<order>/pages/<id>`, in pixels. */
  width: number
  height: number
  /** How far the picture is to be turned to the right when it is shown, in degrees. */
  turn: PageTurn
  /** Codes of what could make this page hard to read. */
  warnings: string[]
  /** Whether its patient hid parts of it; while it is `waiting` staff do not get the picture. */
  hidden: HiddenState
}

type ReportPage = ReportPageDto & {
  text: PageText
  /** The pages before it say as much as is taken of one order: its own words are on its picture alone. */
  isLeftOut: boolean
}

/**
 * Of the text of one order, as it is stored: about a million letters and the places of their words, where a long report
 * has some thousands. Whoever reads a report has all of it in memory, and 20 files could bring ten times as much.
 */
const MAX_TEXT_BYTES = 16 * 1024 ** 2

/** Nobody has read it, as far as its readers know. */
const LEFT_OUT: PageText = { ...UNREAD_MARK, words: [], plain: '' }

const SELECT = {
  id: true,
  reportFileId: true,
  pageNumber: true,
  width: true,
  height: true,
  turn: true,
  warnings: true,
  hiddenBoxes: true,
  hiddenAt: true,
} as const
const IN_ORDER = [
  { file: { position: 'asc' } },
  { reportFileId: 'asc' },
  { pageNumber: 'asc' },
] as const satisfies object[]

/**
 * The pages of an order's report files that are ready, in the patient's order, without their text; while a file is
 * being processed there are more to come. The caller has checked that the actor may see the order.
 */
export async function listReportPages(orderId: string): Promise<ReportPageDto[]> {
  const rows = await db().reportPage.findMany({
    where: { orderId, file: { removedAt: null } },
    orderBy: [...IN_ORDER],
    select: SELECT,
  })
  return rows.map(toDto)
}

/**
 * The pages with their text and the places of their words, as much as is taken of one order. The caller has checked
 * that the actor may see the order, and audited the look.
 */
export async function reportPagesOf(orderId: string): Promise<ReportPage[]> {
  const [cipher, pages, sizes] = await Promise.all([
    openOrderKey(db(), orderId),
    listReportPages(orderId),
    textSizesOf(orderId),
  ])
  if (!cipher) return []
  const rows = await db().reportPage.findMany({
    where: { id: { in: takenOf(pages, sizes) } },
    select: { id: true, text: true },
  })
  const texts = new Map(rows.map((row) => [row.id, readPageText(cipher, row)]))
  return pages.map((page) => {
    const text = texts.get(page.id)
    return { ...page, text: text ?? LEFT_OUT, isLeftOut: text === undefined }
  })
}

/** How much the text of each page takes, in bytes, without reading it. */
async function textSizesOf(orderId: string): Promise<Map<string, number>> {
  const rows = await db().$queryRaw<{ id: string; bytes: number }[]>`
    SELECT id, octet_length(text) AS bytes FROM "ReportPage" WHERE "orderId" = ${orderId}::uuid`
  return new Map(rows.map(({ id, bytes }) => [id, bytes]))
}

/** The ids of the pages that come first, up to the one whose text would be too much. */
function takenOf(pages: readonly ReportPageDto[], sizes: ReadonlyMap<string, number>): string[] {
  const taken: string[] = []
  let bytes = 0
  for (const { id } of pages) {
    bytes += sizes.get(id) ?? 0
    if (bytes > MAX_TEXT_BYTES) break
    taken.push(id)
  }
  return taken
}

/** All that the report says, for `outlineOf`: see `readWholeReport`. */
export async function reportTextOf(orderId: string): Promise<string> {
  return (await readWholeReport(orderId)).text
}

/**
 * The pages with their text, and all that the report says: pages in order, then what was pasted. The caller has checked
 * that the actor may see the order, and audited the look.
 */
export async function readWholeReport(orderId: string): Promise<{ pages: ReportPage[]; text: string }> {
  const [cipher, order, pages] = await Promise.all([
    openOrderKey(db(), orderId),
    db().order.findUnique({ where: { id: orderId }, select: { pastedText: true } }),
    reportPagesOf(orderId),
  ])
  const place = { table: 'Order', column: 'pastedText', id: orderId }
  const pasted = cipher?.decrypt(place, order?.pastedText ?? null) ?? ''
  const files = new Map<string, string[]>()
  for (const { fileId, text } of pages) files.set(fileId, [...(files.get(fileId) ?? []), text.plain])
  const texts = [...files.values()].map((plain) => plain.filter((text) => text.trim() !== '').join('\n\n'))
  return { pages, text: joinReportFiles([...texts, pasted]) }
}

function readPageText(cipher: OrderCipher, { id, text }: { id: string; text: string }): PageText {
  const clear = cipher.decrypt({ table: 'ReportPage', column: 'text', id }, text)
  return pageTextSchema.parse(JSON.parse(clear ?? ''))
}

type PageRow = { reportFileId: string; turn: number; hiddenBoxes: string | null; hiddenAt: Date | null }

function toDto({
  reportFileId,
  turn,
  hiddenBoxes,
  hiddenAt,
  ...row
}: Omit<ReportPageDto, 'fileId' | 'turn' | 'hidden'> & PageRow): ReportPageDto {
  const { id, pageNumber, width, height, warnings } = row
  const hidden = hiddenBoxes === null ? 'none' : hiddenAt === null ? 'waiting' : 'done'
  return { id, fileId: reportFileId, pageNumber, width, height, turn: pageTurnOf(turn), warnings, hidden }
}
