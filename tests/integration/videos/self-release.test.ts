import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { deliverOrder } from '@/lib/deliveries/deliver-order'
import { db } from '@/lib/platform/db'
import { closeUrgent } from '@/lib/safety/close-urgent'
import { raiseUrgent } from '@/lib/safety/raise-urgent'
import { CHECKLIST_ITEMS } from '@/lib/videos/approval-schema'
import { markSerious } from '@/lib/videos/check-cards'
import { approveWork } from '@/lib/videos/review-order'
import { createOrder } from '@/tests/factories/order'
import { createStaff } from '@/tests/factories/user'

const now = new Date()
let author: StaffActor
let reader: StaffActor
let orderId: string
let work: { orderId: string; videoId: string; plainReportId: string; needsNoCards: boolean; now: Date }

/** An order in review that its author released alone. */
beforeEach(async () => {
  author = { kind: 'staff', userId: (await createStaff()).id }
  reader = { kind: 'staff', userId: (await createStaff()).id }
  orderId = (await createOrder({ status: 'in_review', claimedById: author.userId })).id
  const made = { orderId, authorId: author.userId, version: 1 }
  const file = { storageKey: `video/${randomUUID()}`, sha256: '0'.repeat(64), byteCount: 10n }
  const video = await db().video.create({
    data: { ...made, ...file, state: 'ready', durationMs: 1_000, mediaType: 'video/mp4' },
  })
  const plainReport = await db().plainReport.create({ data: { ...made, body: 'v1.k.x', grade: 5 } })
  const pair = { orderId, videoId: video.id, plainReportId: plainReport.id }
  work = { ...pair, needsNoCards: true, now }
  await db().approval.create({
    data: {
      ...pair,
      approvedById: author.userId,
      isSelfRelease: true,
      reviewDueAt: new Date(now.getTime() + 3_600_000),
      checklist: CHECKLIST_ITEMS,
      at: now,
    },
  })
})

describe('work that its author released alone', () => {
  it('is delivered while nothing speaks against it', async () => {
    expect(await deliverOrder(author, { orderId, now })).toMatchObject({ ok: true })
  })

  it('waits for a second reader once its news is serious, whoever made it cannot take that back', async () => {
    await markSerious(author, { orderId, isSerious: true, now })
    expect(await markSerious(author, { orderId, isSerious: false, now })).toEqual({
      ok: false,
      code: 'OWN_MARK',
    })
    expect(await deliverOrder(author, { orderId, now })).toEqual({ ok: false, code: 'NOT_APPROVED' })
    expect(await approveWork(author, work)).toEqual({ ok: false, code: 'NEEDS_ANOTHER_READER' })
    expect(await approveWork(reader, work)).toEqual({ ok: true, value: { isSelfRelease: false } })
    expect(await deliverOrder(author, { orderId, now })).toMatchObject({ ok: true })
  })

  it('stands again when a colleague says that the news is not serious', async () => {
    await markSerious(author, { orderId, isSerious: true, now })
    expect(await markSerious(reader, { orderId, isSerious: false, now })).toMatchObject({ ok: true })
    expect(await deliverOrder(author, { orderId, now })).toMatchObject({ ok: true })
  })

  it('waits for a second reader after an urgent flag, closed or not', async () => {
    const flag = await raiseUrgent(author, { orderId, level: 'days', note: 'Clot', now })
    if (!flag.ok) throw new Error(flag.code)
    await closeUrgent(author, { ...flag.value, revision: 0, outcome: 'raised_in_error', now })
    expect(await deliverOrder(author, { orderId, now })).toEqual({ ok: false, code: 'NOT_APPROVED' })
    await approveWork(reader, work)
    expect(await deliverOrder(author, { orderId, now })).toMatchObject({ ok: true })
  })
})
