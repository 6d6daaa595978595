import sharp from 'sharp'
import { expect, it } from 'vitest'
import { serveReportFile } from '@/app/api/orders/[id]/files/[fileId]/serve-report-file'
import { serveReportPage } from '@/app/api/orders/[id]/pages/[pageId]/serve-report-page'
import { POST as openSealed } from '@/app/api/staff/orders/[id]/files/[fileId]/sealed/route'
import { serveSealedFile } from '@/app/api/staff/orders/[id]/files/[fileId]/sealed/serve-sealed-file'
import type { Actor } from '@/lib/auth/actor'
import { hideReportParts } from '@/lib/jobs/handlers/hide-report-parts'
import { processReport } from '@/lib/jobs/handlers/process-report'
import { sweepStorage } from '@/lib/jobs/handlers/sweep-storage'
import { eraseOrder } from '@/lib/orders/erase-order'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { storage } from '@/lib/platform/storage'
import { getHidingPage } from '@/lib/reports/hidden-part-queries'
import { hidePageParts } from '@/lib/reports/hide-page-parts'
import { listSealedOpenings } from '@/lib/reports/open-sealed-file'
import { receiveReportFile } from '@/lib/reports/receive-report-file'
import { listReportPages, reportTextOf } from '@/lib/reports/report-page-queries'
import { readReport } from '@/lib/reports/report-reading'
import { createOrder } from '@/tests/factories/order'
import { createUser } from '@/tests/factories/user'
import { reportPdf } from '@/tests/support/render-report'

const now = new Date('2026-11-23T12:00:00Z')
const context = { now, signal: new AbortController().signal }
const SECRETS = ['00482913', '555-0147']
const REPORT = `MRI LUMBAR SPINE
Patient: JANE DOE   DOB: 03/04/1961   MRN: 00482913
Phone: (212) 555-0147

FINDINGS: Mild narrowing at L4-L5 on the left.
IMPRESSION: Mild narrowing.`

async function orderWithReport(status: 'draft' | 'needs_info' = 'draft') {
  const { id: orderId, userId } = await createOrder({ status })
  const actor: Actor = userId ? { kind: 'patient', userId } : { kind: 'draft', orderId }
  const source = (async function* () {
    yield reportPdf(REPORT)
  })()
  const received = await receiveReportFile(actor, { orderId, fileName: 'report.pdf', source, now })
  if (!received.ok) throw new Error(received.code)
  const { fileId } = received.value
  await processReport({ fileId }, context)
  const [page] = await listReportPages(orderId)
  if (!page) throw new Error('there is no page')
  const staff: Actor = { kind: 'staff', userId: (await createUser({ role: 'staff' })).id }
  const admin: Actor = { kind: 'admin', userId: (await createUser({ role: 'admin' })).id }
  return { orderId, actor, fileId, pageId: page.id, staff, admin }
}
type Order = Awaited<ReturnType<typeof orderWithReport>>

async function suggestedBoxes({ orderId, pageId }: Order) {
  const page = await getHidingPage(orderId, pageId)
  return page?.suggestions.map(({ box }) => box) ?? []
}

const pictureFor = (order: Order, who: Actor, isWhole = false) =>
  serveReportPage(who, { orderId: order.orderId, pageId: order.pageId, isWhole, now })
const fileFor = (order: Order, who: Actor, isView: boolean) =>
  serveReportFile(who, { orderId: order.orderId, fileId: order.fileId, isView, now })
const originalFor = (order: Order, who: Actor, reason: string) =>
  serveSealedFile(who, { orderId: order.orderId, fileId: order.fileId, reason, now })

async function pixelsIn(response: Response, box: { x: number; y: number; w: number; h: number }) {
  const { x: left, y: top, w: width, h: height } = box
  const picture = sharp(Buffer.from(await response.arrayBuffer())).extract({ left, top, width, height })
  return picture.greyscale().raw().toBuffer()
}

/** All words that staff can get of an order's report. */
async function wordsForStaff({ orderId, staff }: Order): Promise<string> {
  const [reading, text] = await Promise.all([readReport(staff, { orderId, now }), reportTextOf(orderId)])
  return JSON.stringify([reading, text])
}

it('hidden parts are gone from all that staff can get', { timeout: 120_000 }, async () => {
  const order = await orderWithReport()
  const { orderId, actor, pageId, fileId, staff } = order
  for (const secret of SECRETS) expect(await wordsForStaff(order)).toContain(secret)
  const boxes = await suggestedBoxes(order)
  expect(boxes).toHaveLength(2)
  expect(await hidePageParts(actor, { orderId, pageId, boxes, now })).toMatchObject({ ok: true })

  // At once: no words, no file, and no picture that still shows them.
  const isClosed = async () => {
    const words = await wordsForStaff(order)
    for (const secret of SECRETS) expect(words).not.toContain(secret)
    expect(words).toContain('JANE')
    expect(words).toContain('03/04/1961')
    expect((await fileFor(order, staff, true)).status).toBe(403)
    expect((await fileFor(order, staff, false)).status).toBe(403)
  }
  await isClosed()
  expect((await pictureFor(order, staff)).status).toBe(423)
  expect((await pictureFor(order, staff, true)).status).toBe(423)

  await hideReportParts({ pageId }, context)
  await isClosed()
  for (const box of boxes) {
    for (const isWhole of [false, true]) {
      const seen = await pixelsIn(await pictureFor(order, staff, isWhole), box)
      expect(Math.max(...seen)).toBeLessThan(40)
    }
    expect(Math.max(...(await pixelsIn(await pictureFor(order, actor, true), box)))).toBeGreaterThan(200)
  }
  expect(await db().reportFile.findUniqueOrThrow({ where: { id: fileId } })).toMatchObject({ sealedAt: now })
  // Who hid them has everything; a second run of the job changes nothing.
  expect((await fileFor(order, actor, true)).status).toBe(200)
  const row = () => db().reportPage.findUniqueOrThrow({ where: { id: pageId } })
  const painted = await row()
  await hideReportParts({ pageId }, context)
  expect(await row()).toEqual(painted)
  // Neither picture is swept, and both go with the order.
  const keys = [painted.imageKey, painted.sealedImageKey ?? '']
  await sweepStorage({}, { ...context, now: new Date(Date.now() + 48 * 3_600_000) })
  for (const key of keys) expect(await storage().open(key)).not.toBeNull()
  await eraseOrder(orderId, now)
  for (const key of keys) expect(await storage().open(key)).toBeNull()
})

it('the sealed original opens for an admin with a reason, and that is on record', {
  timeout: 120_000,
}, async () => {
  const order = await orderWithReport()
  const { orderId, actor, pageId, fileId, staff, admin } = order
  const why = 'The patient asked which number is on it.'
  expect((await originalFor(order, admin, why)).status).toBe(404)
  await hidePageParts(actor, { orderId, pageId, boxes: await suggestedBoxes(order), now })
  expect((await fileFor(order, admin, false)).status).toBe(403)
  expect((await originalFor(order, staff, why)).status).toBe(404)
  expect((await originalFor(order, actor, why)).status).toBe(404)
  expect((await originalFor(order, { kind: 'anonymous' }, why)).status).toBe(401)
  expect((await originalFor(order, admin, ' because ')).status).toBe(422)
  expect(await listSealedOpenings(admin, orderId)).toEqual([])

  const opened = await originalFor(order, admin, why)
  expect(opened.headers.get('content-disposition')).toMatch(/^attachment/)
  expect(Buffer.from(await opened.arrayBuffer())).toEqual(reportPdf(REPORT))
  expect(await listSealedOpenings(admin, orderId)).toMatchObject([{ fileId, reason: why }])
  expect(await listSealedOpenings(staff, orderId)).toEqual([])
  const events = await db().auditEvent.findMany({ where: { orderId }, orderBy: { at: 'asc' } })
  expect(events).toContainEqual(
    expect.objectContaining({ action: 'file.parts_hidden', actorKind: 'patient', objectId: fileId }),
  )
  expect(events.filter(({ action }) => action === 'file.unsealed')).toMatchObject([
    { actorKind: 'admin', objectId: fileId, wasAllowed: true },
  ])
  expect(events.filter(({ action }) => action === 'file.denied')).toHaveLength(4)
  expect(JSON.stringify([events, await db().sealedOpening.findMany()])).not.toContain('which number')
})

it('before payment the patient, and nobody else, can change and undo it', { timeout: 120_000 }, async () => {
  const order = await orderWithReport()
  const { orderId, actor, pageId, fileId, staff } = order
  const hide = (boxes: { x: number; y: number; w: number; h: number }[], who: Actor = actor) =>
    hidePageParts(who, { orderId, pageId, boxes, now })
  const before = await db().reportPage.findUniqueOrThrow({ where: { id: pageId } })
  const [first, second] = await suggestedBoxes(order)
  if (!first || !second) throw new Error('two parts are suggested')
  await hide([first])
  await hideReportParts({ pageId }, context)
  const painted = await db().reportPage.findUniqueOrThrow({ where: { id: pageId } })
  await hide([second])
  expect(await storage().open(painted.imageKey)).toBeNull()
  expect(await wordsForStaff(order)).toContain(SECRETS[0])
  expect(await wordsForStaff(order)).not.toContain(SECRETS[1])
  await hide([])
  // A job of what was undone comes late.
  await hideReportParts({ pageId }, context)
  const after = await db().reportPage.findUniqueOrThrow({ where: { id: pageId } })
  expect({ ...after, text: before.text }).toEqual(before)
  for (const secret of SECRETS) expect(await wordsForStaff(order)).toContain(secret)
  expect((await fileFor(order, staff, true)).status).toBe(200)
  expect(await db().reportFile.findUniqueOrThrow({ where: { id: fileId } })).toMatchObject({ sealedAt: null })

  const stranger: Actor = { kind: 'draft', orderId: (await createOrder({ status: 'draft' })).id }
  expect(await hide([first], stranger)).toMatchObject({ code: 'NOT_FOUND' })
  expect(await hide([first], staff)).toMatchObject({ code: 'NOT_FOUND' })
})

it('what was hidden when the order was paid stays hidden', { timeout: 120_000 }, async () => {
  const order = await orderWithReport('needs_info')
  const { orderId, actor, pageId } = order
  const [first, second] = await suggestedBoxes(order)
  if (!first || !second) throw new Error('two parts are suggested')
  // A better copy that came later may still be covered, once.
  expect(await hidePageParts(actor, { orderId, pageId, boxes: [first], now })).toMatchObject({ ok: true })
  expect(await hidePageParts(actor, { orderId, pageId, boxes: [second], now })).toMatchObject({
    code: 'TOO_LATE',
  })
  expect(await hidePageParts(actor, { orderId, pageId, boxes: [], now })).toMatchObject({ code: 'TOO_LATE' })
})

it('a form for the original is not read beyond its size, whoever sends it', async () => {
  let sent = 0
  const body = new ReadableStream({
    pull(controller) {
      sent += 1
      controller.enqueue(Buffer.alloc(4_096, 'x'))
    },
  })
  const endless = new Request('http://localhost/api', {
    method: 'POST',
    body,
    duplex: 'half',
    headers: { origin: env().APP_URL },
  } as RequestInit)
  const params = Promise.resolve({ id: crypto.randomUUID(), fileId: crypto.randomUUID() })
  expect((await openSealed(endless, { params })).status).toBe(413)
  expect(sent).toBeLessThan(10)
})
