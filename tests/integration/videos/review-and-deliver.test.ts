import { describe, expect, it } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { deliverOrder, withdrawDelivery } from '@/lib/deliveries/deliver-order'
import { db } from '@/lib/platform/db'
import { saveCheckCards } from '@/lib/videos/check-cards'
import type { PlainReportDocument } from '@/lib/videos/plain-report-schema'
import { approveWork, sendBack } from '@/lib/videos/review-order'
import { savePlainReport } from '@/lib/videos/save-plain-report'
import { submitForReview } from '@/lib/videos/submit-for-review'
import { createOrder } from '@/tests/factories/order'
import { createStaff } from '@/tests/factories/user'

const now = new Date()
const words = (text: string): PlainReportDocument => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})

async function createVideo(orderId: string, authorId: string, version = 1) {
  return db().video.create({
    data: {
      orderId,
      authorId,
      version,
      state: 'ready',
      storageKey: `video/${crypto.randomUUID()}`,
      sha256: '0'.repeat(64),
      byteCount: 10n,
      durationMs: 1000,
      mediaType: 'video/mp4',
    },
  })
}

async function setUp() {
  const [author, reader] = [await createStaff(), await createStaff()]
  const order = await createOrder({ status: 'in_production', claimedById: author.id })
  const as = (userId: string): StaffActor => ({ kind: 'staff', userId })
  return { orderId: order.id, author: as(author.id), reader: as(reader.id) }
}

async function inReview() {
  const people = await setUp()
  const { orderId, author } = people
  const video = await createVideo(orderId, author.userId)
  const saved = await savePlainReport(author, {
    orderId,
    document: words('Your disc is fine.'),
    base: null,
    now,
  })
  if (!saved.ok) throw new Error(saved.code)
  await submitForReview(author, { orderId, now })
  return {
    ...people,
    work: { orderId, videoId: video.id, plainReportId: saved.value.id, needsNoCards: true, now },
  }
}

describe('the plain report', () => {
  it('is graded, encrypted, and never overwritten by a second window', async () => {
    const { orderId, author } = await setUp()
    const first = await savePlainReport(author, {
      orderId,
      document: words('The Zanzibar disc is fine.'),
      base: null,
      now,
    })
    if (!first.ok) throw new Error(first.code)
    const second = await savePlainReport(author, {
      orderId,
      document: words('Changed.'),
      base: first.value,
      now,
    })
    expect(second).toMatchObject({ ok: true, value: { version: 1, revision: 1 } })
    expect(
      await savePlainReport(author, { orderId, document: words('Lost?'), base: first.value, now }),
    ).toEqual({ ok: false, code: 'CONFLICT' })
    expect(await savePlainReport(author, { orderId, document: words('Lost?'), base: null, now })).toEqual({
      ok: false,
      code: 'CONFLICT',
    })
    const row = await db().plainReport.findFirstOrThrow({ where: { orderId } })
    expect(row.body).toMatch(/^v1\./)
  })

  it('is a new version after ten minutes', async () => {
    const { orderId, author } = await setUp()
    const first = await savePlainReport(author, { orderId, document: words('One.'), base: null, now })
    if (!first.ok) throw new Error(first.code)
    const later = new Date(now.getTime() + 11 * 60_000)
    expect(
      await savePlainReport(author, { orderId, document: words('Two.'), base: first.value, now: later }),
    ).toMatchObject({
      value: { version: 2, revision: 0 },
    })
  })

  it('is written only by the one who claimed the order', async () => {
    const { orderId, reader } = await setUp()
    expect(await savePlainReport(reader, { orderId, document: words('x'), base: null, now })).toEqual({
      ok: false,
      code: 'NOT_YOURS',
    })
  })
})

describe('review and delivery', () => {
  it('needs both parts before it is submitted', async () => {
    const { orderId, author } = await setUp()
    await createVideo(orderId, author.userId)
    expect(await submitForReview(author, { orderId, now })).toEqual({ ok: false, code: 'NOT_READY' })
  })

  it('is approved by a second person and delivered once, with one mail', async () => {
    const { author, reader, work, orderId } = await inReview()
    expect(await approveWork(author, work)).toEqual({ ok: false, code: 'NEEDS_ANOTHER_READER' })
    expect(await deliverOrder(reader, { orderId, now })).toEqual({ ok: false, code: 'NOT_APPROVED' })
    expect(await approveWork(reader, work)).toMatchObject({ ok: true })
    const delivered = await Promise.all([
      deliverOrder(author, { orderId, now }),
      deliverOrder(reader, { orderId, now }),
    ])
    expect(delivered.filter((result) => result.ok)).toHaveLength(1)
    expect(await db().delivery.count({ where: { orderId } })).toBe(1)
    expect(await db().mail.count({ where: { orderId, kind: 'order_delivered' } })).toBe(1)
    const jobs = await db().$queryRaw`SELECT data FROM pgboss.job
      WHERE name = 'video.caption' AND data->>'videoId' = ${work.videoId}`
    expect(jobs).toHaveLength(1)
  })

  it('has cards, or an approver who says that it needs none', async () => {
    const { author, reader, work, orderId } = await inReview()
    const asked = { ...work, needsNoCards: false }
    const recorded = async (id: string) =>
      (await db().approval.findFirstOrThrow({ where: { orderId: id } })).checklist
    expect(await approveWork(reader, asked)).toEqual({ ok: false, code: 'NO_CARDS' })
    const cards = [{ question: 'Is it broken?', options: ['Yes', 'No'], right: 1, why: 'It names no break.' }]
    await saveCheckCards(author, { orderId, cards, now })
    expect(await approveWork(reader, asked)).toMatchObject({ ok: true })
    expect(await recorded(orderId)).not.toContain('noCards')
    const other = await inReview()
    expect(await approveWork(other.reader, other.work)).toMatchObject({ ok: true })
    expect(await recorded(other.orderId)).toContain('noCards')
  })

  it('does not release what arrived after the approval', async () => {
    const { author, reader, work, orderId } = await inReview()
    await approveWork(reader, work)
    await createVideo(orderId, author.userId, 2)
    expect(await deliverOrder(reader, { orderId, now })).toEqual({ ok: false, code: 'NOT_APPROVED' })
    expect(await approveWork(reader, work)).toEqual({ ok: false, code: 'CHANGED' })
  })

  it('waits for an urgent flag to be closed with an outcome', async () => {
    const { reader, work, orderId } = await inReview()
    await approveWork(reader, work)
    const order = await db().order.findUniqueOrThrow({ where: { id: orderId } })
    const flag = await db().urgentFlag.create({
      data: { orderId, level: 'hours', note: order.questions ?? '' },
    })
    expect(await deliverOrder(reader, { orderId, now })).toEqual({ ok: false, code: 'URGENT_OPEN' })
    await db().urgentFlag.update({
      where: { id: flag.id },
      data: { closedAt: now, outcome: 'patient_informed' },
    })
    expect(await deliverOrder(reader, { orderId, now })).toMatchObject({ ok: true })
  })

  it('is approved by nobody who wrote an earlier version of its words', async () => {
    const { author, reader, orderId } = await setUp()
    const first = await savePlainReport(author, { orderId, document: words('One.'), base: null, now })
    if (!first.ok) throw new Error(first.code)
    // The order changes hands: the next author goes on with what the first one wrote.
    await db().order.update({ where: { id: orderId }, data: { claimedById: reader.userId } })
    const second = await savePlainReport(reader, {
      orderId,
      document: words('One. Two.'),
      base: first.value,
      now,
    })
    if (!second.ok) throw new Error(second.code)
    const video = await createVideo(orderId, reader.userId)
    await submitForReview(reader, { orderId, now })
    const work = { orderId, videoId: video.id, plainReportId: second.value.id, needsNoCards: true, now }
    const needsAnother = { ok: false, code: 'NEEDS_ANOTHER_READER' }
    expect(await approveWork(author, work)).toEqual(needsAnother)
    expect(await approveWork(reader, work)).toEqual(needsAnother)
    const third: StaffActor = { kind: 'staff', userId: (await createStaff()).id }
    expect(await approveWork(third, work)).toMatchObject({ ok: true })
  })

  it('goes back to the queue, not to an author who left, when sent back or withdrawn', async () => {
    const leave = (userId: string) =>
      db().user.update({ where: { id: userId }, data: { disabledAt: now }, select: { id: true } })
    const queued = { status: 'received', claimedById: null }

    const sent = await inReview()
    await leave(sent.author.userId)
    expect(await sendBack(sent.reader, { orderId: sent.orderId, note: 'Shorter.', now })).toMatchObject({
      ok: true,
    })
    expect(await db().order.findUnique({ where: { id: sent.orderId } })).toMatchObject(queued)

    const delivered = await inReview()
    const { orderId, reader } = delivered
    await approveWork(reader, delivered.work)
    await leave(delivered.author.userId)
    expect(await deliverOrder(reader, { orderId, now })).toMatchObject({ ok: true })
    expect(await withdrawDelivery(reader, { orderId, reason: 'wrong side', now })).toMatchObject({ ok: true })
    expect(await db().order.findUnique({ where: { id: orderId } })).toMatchObject(queued)

    const stays = await inReview()
    await sendBack(stays.reader, { orderId: stays.orderId, note: 'Shorter.', now })
    expect(await db().order.findUnique({ where: { id: stays.orderId } })).toMatchObject({
      status: 'in_production',
      claimedById: stays.author.userId,
    })
  })

  it('is withdrawn with a reason, goes back to production, and is delivered anew when it was read again', async () => {
    const { author, reader, work, orderId } = await inReview()
    await approveWork(reader, work)
    await deliverOrder(reader, { orderId, now })
    expect(await withdrawDelivery(reader, { orderId, reason: 'wrong side', now })).toMatchObject({ ok: true })
    expect(await db().order.findUnique({ where: { id: orderId } })).toMatchObject({
      status: 'in_production',
      deliveredAt: null,
    })
    const delivery = await db().delivery.findFirstOrThrow({ where: { orderId } })
    expect(delivery.withdrawReason).toMatch(/^v1\./)
    expect(await db().mail.count({ where: { orderId, kind: 'video_withdrawn' } })).toBe(1)

    const { id: videoId } = await createVideo(orderId, author.userId, 2)
    const later = { orderId, now: new Date(now.getTime() + 60_000) }
    expect(await submitForReview(author, later)).toMatchObject({ ok: true })
    expect(await deliverOrder(reader, later), 'what was approved before counts no more').toEqual({
      ok: false,
      code: 'NOT_APPROVED',
    })
    expect(await approveWork(reader, { ...work, ...later, videoId })).toMatchObject({ ok: true })
    expect(await deliverOrder(reader, later)).toMatchObject({ ok: true })
    const live = await db().delivery.findMany({ where: { orderId, withdrawnAt: null } })
    expect(live.map((each) => each.videoId)).toEqual([videoId])
    expect(await db().mail.count({ where: { orderId, kind: 'order_delivered' } })).toBe(2)
  })
})
