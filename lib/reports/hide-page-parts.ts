import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { enqueue } from '@/lib/jobs/enqueue'
import { type OrderCipher, openOrderKey } from '@/lib/orders/order-key'
import { db, type Tx } from '@/lib/platform/db'
import { storage } from '@/lib/platform/storage'
import { err, ok, type Result } from '@/lib/shared/result'
import type { HiddenBox } from './hidden-part-schema'
import { lockChangeable } from './report-access'
import { factsOfPages, type PageFacts, pageFactsOf, reportFactsSchema } from './report-facts'
import { type PageText, pageTextSchema } from './report-page-schema'
import { withoutHiddenParts } from './without-hidden-parts'

type Input = { orderId: string; pageId: string; boxes: readonly HiddenBox[]; now: Date }

/**
 * Hides parts of a page from staff; no boxes show all of it again. From the commit on its words are gone from the
 * stored text and its file is sealed; the picture is kept from staff until the job has painted the parts over.
 * `TOO_LATE`: what was hidden when the order was paid stays as it is. `NOT_READY`: its file is still being read.
 */
export async function hidePageParts(
  actor: Actor,
  input: Input,
): Promise<Result<undefined, 'NOT_FOUND' | 'NOT_READY' | 'TOO_LATE'>> {
  const { orderId, pageId, now } = input
  const done = await db().$transaction(async (tx) => {
    const order = await lockChangeable(tx, actor, orderId)
    const cipher = order ? await openOrderKey(tx, orderId) : null
    const page = order
      ? await tx.reportPage.findFirst({
          where: { id: pageId, orderId, file: { removedAt: null, state: 'stored' } },
          select: PAGE,
        })
      : null
    if (!order || !cipher || !page) return err('NOT_FOUND')
    if (page.file.process !== 'ready') return err('NOT_READY')
    const boxes = boxesWithin(page, input.boxes)
    if (boxes.length === 0 && page.hiddenBoxes === null) return ok({ unused: null })
    if (order.status !== 'draft' && page.hiddenBoxes !== null) return err('TOO_LATE')
    const { unused, plain } = await setBoxes(tx, cipher, page, boxes)
    await resealFile(tx, cipher, { page, plain, now })
    if (boxes.length > 0) await enqueue(tx, 'report.hide', { pageId })
    const action = boxes.length > 0 ? 'file.parts_hidden' : 'file.parts_shown'
    await recordAudit(
      { actor, action, orderId, objectId: page.reportFileId, detail: { page: page.pageNumber }, at: now },
      tx,
    )
    return ok({ unused })
  })
  if (!done.ok) return done
  if (done.value.unused) await storage().remove(done.value.unused)
  return ok()
}

const PAGE = {
  id: true,
  reportFileId: true,
  pageNumber: true,
  width: true,
  height: true,
  text: true,
  imageKey: true,
  hiddenBoxes: true,
  sealedText: true,
  sealedImageKey: true,
  sealedImageType: true,
  sealedImageByteCount: true,
  sealedImageSha256: true,
  file: { select: { process: true } },
} as const
type Page = NonNullable<Awaited<ReturnType<typeof findPage>>>
const findPage = (tx: Tx, id: string) => tx.reportPage.findUnique({ where: { id }, select: PAGE })

function boxesWithin({ width, height }: Page, boxes: readonly HiddenBox[]): HiddenBox[] {
  return boxes
    .filter(({ x, y }) => x < width && y < height)
    .map(({ x, y, w, h }) => ({ x, y, w: Math.min(w, width - x), h: Math.min(h, height - y) }))
}

/**
 * Sets what a page hides, from its whole text and picture. Gives the text that is shown, and the picture that nothing
 * refers to any more.
 */
async function setBoxes(
  tx: Tx,
  cipher: OrderCipher,
  page: Page,
  boxes: readonly HiddenBox[],
): Promise<{ plain: string; unused: string | null }> {
  const { id } = page
  const place = (column: string) => ({ table: 'ReportPage', column, id })
  const clear = page.sealedText
    ? cipher.decrypt(place('sealedText'), page.sealedText)
    : cipher.decrypt(place('text'), page.text)
  const whole = pageTextSchema.parse(JSON.parse(clear ?? ''))
  const isHiding = boxes.length > 0
  const shown: PageText = isHiding ? withoutHiddenParts(whole, boxes).text : whole
  const { sealedImageKey, sealedImageType, sealedImageByteCount, sealedImageSha256 } = page
  const isPainted =
    sealedImageKey !== null &&
    sealedImageType !== null &&
    sealedImageByteCount !== null &&
    sealedImageSha256 !== null
  await tx.reportPage.update({
    where: { id },
    data: {
      text: cipher.encrypt(place('text'), JSON.stringify(shown)),
      hiddenBoxes: isHiding ? cipher.encrypt(place('hiddenBoxes'), JSON.stringify(boxes)) : null,
      sealedText: isHiding ? cipher.encrypt(place('sealedText'), JSON.stringify(whole)) : null,
      hiddenAt: null,
      sealedImageKey: null,
      sealedImageType: null,
      sealedImageByteCount: null,
      sealedImageSha256: null,
      ...(isPainted && {
        imageKey: sealedImageKey,
        imageType: sealedImageType,
        imageByteCount: sealedImageByteCount,
        imageSha256: sealedImageSha256,
      }),
    },
    select: { id: true },
  })
  return { plain: shown.plain, unused: isPainted ? page.imageKey : null }
}

/** Seals a file or opens it again, and takes what is known of its text from what is shown of the page: `plain`. */
async function resealFile(
  tx: Tx,
  cipher: OrderCipher,
  { page, plain, now }: { page: Page; plain: string; now: Date },
): Promise<void> {
  const id = page.reportFileId
  const { pages, ...file } = await tx.reportFile.findUniqueOrThrow({
    where: { id },
    select: {
      sealedAt: true,
      facts: true,
      pages: { orderBy: { pageNumber: 'asc' }, select: { id: true, hiddenBoxes: true } },
    },
  })
  const isSealed = pages.some(({ hiddenBoxes }) => hiddenBoxes !== null)
  const place = { table: 'ReportFile', column: 'facts', id }
  const before = reportFactsSchema.parse(JSON.parse(cipher.decrypt(place, file.facts) ?? ''))
  // The order is locked meanwhile: of what may be 200 pages only this one is read, when each is known.
  const known = before.each?.length === pages.length ? before.each : await readEach(tx, cipher, id)
  const each = known.with(
    pages.findIndex((one) => one.id === page.id),
    pageFactsOf(plain, page.pageNumber),
  )
  await tx.reportFile.update({
    where: { id },
    data: {
      sealedAt: isSealed ? (file.sealedAt ?? now) : null,
      facts: cipher.encrypt(place, JSON.stringify(factsOfPages(each, before))),
    },
    select: { id: true },
  })
}

async function readEach(tx: Tx, cipher: OrderCipher, fileId: string): Promise<PageFacts[]> {
  const pages = await tx.reportPage.findMany({
    where: { reportFileId: fileId },
    orderBy: { pageNumber: 'asc' },
    select: { id: true, pageNumber: true, text: true },
  })
  return pages.map(({ id, pageNumber, text }) => {
    const clear = cipher.decrypt({ table: 'ReportPage', column: 'text', id }, text)
    return pageFactsOf(pageTextSchema.parse(JSON.parse(clear ?? '')).plain, pageNumber)
  })
}
