import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { displayNames } from '@/lib/auth/display-names'
import { openOrderKey } from '@/lib/orders/order-key'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { staffOnly } from '@/lib/staff/staff-only'

const MOST_ANSWERED = 50
const MOST_OPEN = 200

export type StaffFollowUpRow = {
  id: string
  orderNumber: string
  place: string | null
  askedAt: Date
  dueAt: Date
  /** Negative when late. */
  msLeft: number
  answeredAt: Date | null
  claimantName: string | null
  isMine: boolean
}

/** The patients' questions: open ones by their promise, then the newest answered ones. Not what they say. */
export async function listFollowUps(
  actor: Actor,
  now: Date,
): Promise<Result<StaffFollowUpRow[], 'NOT_ALLOWED'>> {
  const staff = await staffOnly(actor, { now })
  if (!staff) return err('NOT_ALLOWED')
  // An erased order's question can be read and answered by nobody.
  const order = { key: { isNot: null } }
  const [open, answered] = await Promise.all([
    db().followUpQuestion.findMany({
      where: { answeredAt: null, order },
      orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
      take: MOST_OPEN,
      select: ROW,
    }),
    db().followUpQuestion.findMany({
      where: { answeredAt: { not: null }, order },
      orderBy: { answeredAt: 'desc' },
      take: MOST_ANSWERED,
      select: ROW,
    }),
  ])
  const names = await displayNames([...open, ...answered].map(({ claimedById }) => claimedById))
  return ok(
    [...open, ...answered].map(({ order: { number, place }, claimedById, ...row }) => ({
      ...row,
      place,
      orderNumber: number,
      msLeft: row.dueAt.getTime() - now.getTime(),
      claimantName: claimedById === null ? null : (names.get(claimedById) ?? 'Somebody'),
      isMine: claimedById === staff.userId,
    })),
  )
}

const ROW = {
  id: true,
  askedAt: true,
  dueAt: true,
  answeredAt: true,
  claimedById: true,
  order: { select: { number: true, place: true } },
} as const

export type StaffFollowUp = StaffFollowUpRow & {
  orderId: string
  isClaimed: boolean
  firstName: string | null
  /** All of the order, oldest first; the one that was asked for is among them. */
  thread: { id: string; question: string; askedAt: Date; answer: string | null; answeredAt: Date | null }[]
}

/** One question with what was asked and answered before; the look is audited. `NOT_FOUND` for anyone but staff. */
export async function readFollowUp(
  actor: Actor,
  { questionId, now }: { questionId: string; now: Date },
): Promise<Result<StaffFollowUp, 'NOT_FOUND'>> {
  const staff = await staffOnly(actor, { now })
  if (!staff) return err('NOT_FOUND')
  const found = await db().followUpQuestion.findUnique({
    where: { id: questionId },
    select: { ...ROW, orderId: true, order: { select: ORDER } },
  })
  const cipher = found && (await openOrderKey(db(), found.orderId))
  if (!cipher) return err('NOT_FOUND')
  const { order, orderId, claimedById, ...row } = found
  await recordAudit({ actor, action: 'question.viewed', orderId, objectId: questionId, at: now })
  const names = await displayNames([claimedById])
  const place = { table: 'FollowUpQuestion' }
  return ok({
    ...row,
    orderId,
    orderNumber: order.number,
    place: order.place,
    firstName: cipher.decrypt({ table: 'Order', column: 'firstName', id: orderId }, order.firstName),
    msLeft: row.dueAt.getTime() - now.getTime(),
    claimantName: claimedById === null ? null : (names.get(claimedById) ?? 'Somebody'),
    isClaimed: claimedById !== null,
    isMine: claimedById === staff.userId,
    thread: order.followUps.map(({ id, question, answer, ...times }) => ({
      id,
      ...times,
      question: cipher.decrypt({ ...place, column: 'question', id }, question) ?? '',
      answer: cipher.decrypt({ ...place, column: 'answer', id }, answer),
    })),
  })
}

const ORDER = {
  number: true,
  place: true,
  firstName: true,
  followUps: {
    orderBy: { position: 'asc' },
    select: { id: true, question: true, askedAt: true, answer: true, answeredAt: true },
  },
} as const

/** How many questions wait for an answer, and when the first is due; null when none waits. For staff. */
export async function openFollowUps(actor: Actor, now: Date): Promise<{ count: number; dueAt: Date } | null> {
  if (!(await staffOnly(actor, { now }))) return null
  const { _count, _min } = await db().followUpQuestion.aggregate({
    where: { answeredAt: null, order: { key: { isNot: null } } },
    _count: true,
    _min: { dueAt: true },
  })
  return _min.dueAt === null ? null : { count: _count, dueAt: _min.dueAt }
}
