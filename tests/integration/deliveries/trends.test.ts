import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { exportTrends, readTrends } from '@/lib/deliveries/trends'
import { trendsCsv } from '@/lib/deliveries/trends-csv'
import { answerCard, openDelivery, saveAfter } from '@/lib/deliveries/understanding'
import { db } from '@/lib/platform/db'
import { saveCheckCards } from '@/lib/videos/check-cards'
import { createDelivery } from '@/tests/factories/delivery'
import { createOrder } from '@/tests/factories/order'
import { createStaff, createUser } from '@/tests/factories/user'

const now = new Date('2026-11-23T12:00:00Z')
const CARDS = [
  { question: 'Is a bone broken?', options: ['Yes', 'No'], right: 1, why: 'The report names no break.' },
]
type Pair = [number | null, number | null]

async function adminActor(): Promise<Actor> {
  return { kind: 'admin', userId: (await createStaff({ role: 'admin' })).id }
}

async function authorNamed(displayName: string): Promise<string> {
  const { id } = await createStaff()
  await db().user.update({ where: { id }, data: { displayName } })
  return id
}

/** A patient who got a video by this author, watched it, and said this before and after. */
async function watched(authorId: string, said: { understood: Pair; anxious: Pair; card: number | null }) {
  const order = await createOrder({ status: 'in_review', text: { firstName: 'CANARY' } })
  const orderId = order.id
  const staff = { kind: 'staff', userId: authorId } as const
  await saveCheckCards(staff, { orderId, cards: CARDS, now })
  const delivery = await createDelivery(orderId)
  await db().video.update({ where: { id: delivery.videoId }, data: { authorId } })
  await db().delivery.update({ where: { id: delivery.id }, data: { deliveredAt: now } })
  const actor: Actor = { kind: 'patient', userId: order.userId ?? '' }
  const answers = (nth: 0 | 1) => ({ understood: said.understood[nth], anxious: said.anxious[nth] })
  await openDelivery(actor, { orderId, answers: answers(0), now })
  await saveAfter(actor, { orderId, answers: answers(1), comment: 'CANARY', now })
  if (said.card !== null) await answerCard(actor, { orderId, card: 0, answer: said.card, now })
  return delivery
}

async function trends(at = now) {
  const found = await readTrends(await adminActor(), { timeZone: 'UTC', now: at })
  if (!found.ok) throw new Error(found.code)
  return found.value
}

beforeEach(async () => {
  // Deliveries of other tests in this database are older than what is looked at.
  await db().delivery.updateMany({ data: { deliveredAt: new Date('2024-01-01T00:00:00Z') } })
})

describe('what patients said, for the owner', () => {
  it('is told by month and by author, of those who answered both times', async () => {
    const author = await authorNamed('Dr. Told')
    for (const [nth, understoodAfter] of [4, 4, 5, 5, 5].entries())
      await watched(author, { understood: [2, understoodAfter], anxious: [4, 2], card: nth === 0 ? 0 : 1 })
    await watched(author, { understood: [1, null], anxious: [null, 5], card: null })
    const unwatched = await createDelivery((await createOrder({ status: 'delivered' })).id)
    await db().video.update({ where: { id: unwatched.videoId }, data: { authorId: author } })
    await db().delivery.update({ where: { id: unwatched.id }, data: { deliveredAt: now } })
    const told = {
      delivered: 7,
      watchedShare: 6 / 7,
      understood: { before: 2, after: 4.6, patients: 5 },
      anxious: { before: 4, after: 2, patients: 5 },
      cardsRight: { share: 0.8, patients: 5 },
    }
    expect(await trends()).toEqual({
      byMonth: [{ month: '2026-11', ...told }],
      byAuthor: [{ author: 'Dr. Told', ...told }],
    })
    // A year on it is over.
    expect((await trends(new Date('2027-11-01T00:00:00Z'))).byMonth).toEqual([])
  })

  it('is not told of fewer than five, nor of what was withdrawn', async () => {
    const author = await authorNamed('Dr. Few')
    const said = { understood: [1, 5] as Pair, anxious: [5, 1] as Pair, card: 1 }
    const deliveries = []
    for (let nth = 0; nth < 5; nth++) deliveries.push(await watched(author, said))
    const [first] = deliveries
    await db().delivery.update({
      where: { id: first?.id ?? '' },
      data: { withdrawnAt: now, withdrawnById: author },
    })
    const few = { delivered: 4, watchedShare: null, understood: null, anxious: null, cardsRight: null }
    expect(await trends()).toEqual({
      byMonth: [{ month: '2026-11', ...few }],
      byAuthor: [{ author: 'Dr. Few', ...few }],
    })
  })

  it('goes out without a word, name or id of a patient, and that is on record', async () => {
    const author = await authorNamed('Dr. Out')
    for (let nth = 0; nth < 5; nth++) await watched(author, { understood: [1, 5], anxious: [5, 1], card: 1 })
    const admin = await adminActor()
    const exported = await exportTrends(admin, { timeZone: 'UTC', now })
    if (!exported.ok || admin.kind !== 'admin') throw new Error('not exported')
    const { byMonth, byAuthor } = exported.value
    const csv =
      trendsCsv(
        'Month',
        byMonth.map((trend) => [trend.month, trend]),
      ) +
      trendsCsv(
        'Author',
        byAuthor.map((trend) => [trend.author, trend]),
      )
    expect(csv).toContain('"Dr. Out","5","100","1.0","5.0","5"')
    expect(csv).not.toMatch(/CANARY|@|MP-|[0-9a-f]{8}-/)
    const row = { actorId: admin.userId, action: 'trends.exported' }
    expect(await db().auditEvent.count({ where: row })).toBe(1)
  })

  it('is for admins alone', async () => {
    const others: Actor[] = [
      { kind: 'staff', userId: (await createStaff()).id },
      { kind: 'patient', userId: (await createUser()).id },
      { kind: 'anonymous' },
    ]
    for (const actor of others) {
      expect(await readTrends(actor, { timeZone: 'UTC', now })).toEqual({ ok: false, code: 'NOT_ALLOWED' })
      expect(await exportTrends(actor, { timeZone: 'UTC', now })).toEqual({ ok: false, code: 'NOT_ALLOWED' })
    }
  })
})
