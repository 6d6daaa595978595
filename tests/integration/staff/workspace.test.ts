import { describe, expect, it } from 'vitest'
import type { Actor, StaffActor } from '@/lib/auth/actor'
import { deliverOrder, withdrawDelivery } from '@/lib/deliveries/deliver-order'
import { openOrderKey } from '@/lib/orders/order-key'
import { db } from '@/lib/platform/db'
import type { PlainReportDocument } from '@/lib/videos/plain-report-schema'
import { approveWork, sendBack } from '@/lib/videos/review-order'
import { savePlainReport } from '@/lib/videos/save-plain-report'
import { submitForReview } from '@/lib/videos/submit-for-review'
import { getWorkVersion } from '@/lib/videos/work-version'
import { getPlainReport, getWorkspace } from '@/lib/videos/workspace-queries'
import { createOrder } from '@/tests/factories/order'
import { createReportFile } from '@/tests/factories/report-file'
import { createStaff, createUser } from '@/tests/factories/user'

const start = new Date()
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000)
const words = (text: string): PlainReportDocument => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})

async function setUp() {
  const [author, reader] = [await createStaff(), await createStaff({ displayName: 'Dr. Reader' })]
  const order = await createOrder({
    status: 'in_production',
    claimedById: author.id,
    text: { questions: 'Is it serious?', pastedText: 'L4-L5 bulge' },
  })
  const as = (userId: string): StaffActor => ({ kind: 'staff', userId })
  return { order, orderId: order.id, author: as(author.id), reader: as(reader.id) }
}

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

async function write(author: StaffActor, orderId: string, now: Date) {
  const saved = await savePlainReport(author, {
    orderId,
    document: words('Your disc is fine.'),
    base: null,
    now,
  })
  if (!saved.ok) throw new Error(saved.code)
  return saved.value
}

async function look(actor: Actor, orderId: string, now = start) {
  const found = await getWorkspace(actor, { orderId, now })
  if (!found.ok) throw new Error(found.code)
  return found.value
}

describe('the work screen', () => {
  it('shows staff the order in clear text, and the look is audited', async () => {
    const { orderId, author } = await setUp()
    await createReportFile(orderId, { fileName: 'mri ada.pdf', isCleaned: true })
    await createReportFile(orderId, { fileName: 'scan.heic', mediaType: 'image/heic', position: 1 })
    await createReportFile(orderId, { fileName: 'broken.pdf', position: 2 })
    const video = await createVideo(orderId, author.userId)
    const report = await write(author, orderId, start)
    const work = await look(author, orderId)
    expect(work).toMatchObject({
      facts: { firstName: 'Ada', questions: 'Is it serious?', pastedText: 'L4-L5 bulge', isMine: true },
      mayWrite: true,
      files: [
        { fileName: 'mri ada.pdf', kind: 'pdf', withheld: null, scan: 'not_scanned' },
        { fileName: 'scan.heic', kind: 'download' },
        { fileName: 'broken.pdf', kind: 'download' },
      ],
      videos: [{ id: video.id, version: 1, byteCount: 10 }],
      plainReport: { id: report.id, revision: 0, document: words('Your disc is fine.') },
      review: { work: { videoId: video.id, plainReportId: report.id }, verdict: null, approval: null },
    })
    expect(work.commands).toEqual(expect.arrayContaining(['submit_for_review', 'release']))
    const audited = { orderId, actorId: author.userId, action: 'order.viewed', wasAllowed: true }
    expect(await db().auditEvent.count({ where: audited })).toBe(1)
  })

  it('is nothing to patients, strangers or the holder of a draft, and the attempt is audited', async () => {
    const { order, orderId } = await setUp()
    const other = await createUser()
    const outsiders: Actor[] = [
      { kind: 'anonymous' },
      { kind: 'draft', orderId },
      { kind: 'patient', userId: order.userId ?? '' },
      { kind: 'patient', userId: other.id },
    ]
    for (const actor of outsiders) {
      expect(await getWorkspace(actor, { orderId, now: start })).toEqual({ ok: false, code: 'NOT_FOUND' })
      expect(await getWorkVersion(actor, { orderId, now: start })).toEqual({ ok: false, code: 'NOT_FOUND' })
    }
    const denied = { orderId, action: 'order.denied', wasAllowed: false }
    expect(await db().auditEvent.count({ where: denied })).toBe(outsiders.length * 2)
    expect(await db().auditEvent.count({ where: { orderId, action: 'order.viewed' } })).toBe(0)
  })

  it('gives the writing to the claimant only', async () => {
    const { orderId, reader } = await setUp()
    const work = await look(reader, orderId)
    expect(work.mayWrite).toBe(false)
    expect(work.commands).not.toContain('submit_for_review')
    expect(work.commands).not.toContain('release')
  })

  it('says nothing of an order that does not exist', async () => {
    const { author } = await setUp()
    const orderId = crypto.randomUUID()
    expect(await getWorkspace(author, { orderId, now: start })).toEqual({ ok: false, code: 'NOT_FOUND' })
    expect(await getPlainReport(author, { orderId, now: start })).toBeNull()
  })

  it('still opens after the order was erased, without its words', async () => {
    const { orderId, author } = await setUp()
    await write(author, orderId, start)
    await db().orderKey.delete({ where: { orderId } })
    const work = await look(author, orderId)
    expect(work).toMatchObject({ facts: { firstName: null, questions: null }, plainReport: null, files: [] })
  })

  it('changes its version with what others do, and not with typing', async () => {
    const { orderId, author } = await setUp()
    const version = async () => {
      const found = await getWorkVersion(author, { orderId, now: start })
      return found.ok ? found.value : found.code
    }
    const first = await version()
    await write(author, orderId, start)
    expect(await version()).toBe(first)
    await createVideo(orderId, author.userId)
    expect(await version()).not.toBe(first)
  })
})

describe('sending work back', () => {
  async function inReview() {
    const people = await setUp()
    const { orderId, author } = people
    const video = await createVideo(orderId, author.userId)
    const report = await write(author, orderId, later(1))
    await submitForReview(author, { orderId, now: later(2) })
    return {
      ...people,
      report,
      work: { orderId, videoId: video.id, plainReportId: report.id, needsNoCards: true },
    }
  }

  it('needs words, which are encrypted and shown to the author', async () => {
    const { orderId, author, reader } = await inReview()
    expect(await sendBack(reader, { orderId, note: '  ', now: later(3) })).toEqual({
      ok: false,
      code: 'EMPTY',
    })
    expect(await sendBack(reader, { orderId, note: 'Say which side.', now: later(3) })).toMatchObject({
      ok: true,
    })
    const row = await db().reviewNote.findFirstOrThrow({ where: { orderId } })
    expect(row.body).toMatch(/^v1\./)
    const work = await look(author, orderId)
    expect(work.facts.status).toBe('in_production')
    const [about] = work.videos
    expect(work.reviewNotes).toMatchObject([
      { authorName: 'Dr. Reader', body: 'Say which side.', videoId: about?.id },
    ])
    await createVideo(orderId, author.userId, 2)
    const again = await look(author, orderId)
    expect(again.reviewNotes, 'also once there is a newer one').toMatchObject([{ videoId: about?.id }])
  })

  it('happens once when two readers do it at the same time, and the other is told', async () => {
    const { orderId, author, reader } = await inReview()
    const second: StaffActor = { kind: 'staff', userId: (await createStaff()).id }
    const notes = { [reader.userId]: 'Say which side.', [second.userId]: 'Shorter.' }
    const ask = (actor: StaffActor) =>
      sendBack(actor, { orderId, note: notes[actor.userId] ?? '', now: later(3) })
    const both = await Promise.all([ask(reader), ask(second)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both).toContainEqual({ ok: false, code: 'CONFLICT' })
    const { reviewNotes } = await look(author, orderId, later(4))
    expect(reviewNotes).toMatchObject([{ body: both[0].ok ? 'Say which side.' : 'Shorter.' }])
  })

  it('ends an approval: the same work must be approved again', async () => {
    const { orderId, author, reader, work } = await inReview()
    await approveWork(reader, { ...work, now: later(3) })
    expect((await look(author, orderId, later(3))).review.approval).toMatchObject({ byName: 'Dr. Reader' })
    await sendBack(reader, { orderId, note: 'Wait.', now: later(4) })
    await submitForReview(author, { orderId, now: later(5) })
    expect((await look(author, orderId, later(5))).review.approval).toBeNull()
    expect(await deliverOrder(reader, { orderId, now: later(6) })).toEqual({
      ok: false,
      code: 'NOT_APPROVED',
    })
    expect(await approveWork(reader, { ...work, now: later(7) })).toMatchObject({ ok: true })
    expect(await deliverOrder(reader, { orderId, now: later(8) })).toMatchObject({ ok: true })
  })

  it('a withdrawn delivery is approved anew as well', async () => {
    const { orderId, author, reader, work } = await inReview()
    await approveWork(reader, { ...work, now: later(3) })
    await deliverOrder(reader, { orderId, now: later(4) })
    await withdrawDelivery(reader, { orderId, reason: 'wrong side', now: later(5) })
    await submitForReview(author, { orderId, now: later(6) })
    expect(await deliverOrder(reader, { orderId, now: later(7) })).toEqual({
      ok: false,
      code: 'NOT_APPROVED',
    })
    expect((await look(author, orderId)).deliveries).toMatchObject([{ withdrawReason: 'wrong side' }])
  })

  it('never lets a text that was handed in be changed under its reader', async () => {
    const { orderId, author, reader, report } = await inReview()
    await sendBack(reader, { orderId, note: 'Say which side.', now: later(3) })
    const saved = await savePlainReport(author, {
      orderId,
      document: words('Your left disc is fine.'),
      base: report,
      now: later(4),
    })
    expect(saved).toMatchObject({ ok: true, value: { version: 2, revision: 0 } })
    const before = await db().plainReport.findUniqueOrThrow({ where: { id: report.id } })
    const cipher = await openOrderKey(db(), orderId)
    const text = cipher?.decrypt({ table: 'PlainReport', column: 'body', id: report.id }, before.body)
    expect(text).toContain('Your disc is fine.')
  })
})

describe('two windows', () => {
  it('keep both texts when one is put above the other', async () => {
    const { orderId, author } = await setUp()
    const base = await write(author, orderId, start)
    const mine = { orderId, document: words('Mine.'), base, isNewVersion: true, now: later(1) }
    expect(await savePlainReport(author, mine)).toMatchObject({ ok: true, value: { version: 2 } })
    expect(await db().plainReport.count({ where: { orderId } })).toBe(2)
  })
})
