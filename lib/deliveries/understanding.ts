import { randomUUID } from 'node:crypto'
import { recordAudit } from '@/lib/audit/record-audit'
import { type Actor, isStaff } from '@/lib/auth/actor'
import { type OrderCipher, openOrderKey } from '@/lib/orders/order-key'
import { db, type Tx } from '@/lib/platform/db'
import type { Result } from '@/lib/shared/result'
import { readCheckCards } from '@/lib/videos/check-cards'
import { onOwnDelivery } from './own-delivery'
import { SCALES, type Scale } from './understanding-schema'

type Input = { orderId: string; now: Date }
type Answers = { understood: number | null; anxious: number | null }

/**
 * Opens a delivery for the first time: the patient has pressed, which no mail scanner does. What they said of
 * themselves before is kept; both may be left out.
 */
export async function openDelivery(
  actor: Actor,
  { orderId, now, answers }: Input & { answers: Answers },
): Promise<Result<undefined, 'NOT_FOUND'>> {
  return onOwnDelivery(actor, { orderId, now }, async (tx, deliveryId) => {
    const { count } = await tx.delivery.updateMany({
      where: { id: deliveryId, firstWatchedAt: null },
      data: { firstWatchedAt: now },
    })
    if (count === 0) return
    await keep(tx, { deliveryId, kind: 'understood_before', value: answers.understood, now })
    await keep(tx, { deliveryId, kind: 'anxious_before', value: answers.anxious, now })
  })
}

/** Keeps what the patient says after watching, once; a comment is encrypted. */
export async function saveAfter(
  actor: Actor,
  { orderId, now, answers, comment }: Input & { answers: Answers; comment: string },
): Promise<Result<undefined, 'NOT_FOUND'>> {
  return onOwnDelivery(actor, { orderId, now }, async (tx, deliveryId) => {
    await keep(tx, { deliveryId, kind: 'understood_after', value: answers.understood, now })
    await keep(tx, { deliveryId, kind: 'anxious_after', value: answers.anxious, now })
    const cipher = comment === '' ? null : await openOrderKey(tx, orderId)
    if (!cipher) return
    const id = randomUUID()
    const text = cipher.encrypt({ table: 'UnderstandingAnswer', column: 'text', id }, comment)
    await keep(tx, { id, deliveryId, kind: 'comment', value: null, text, now })
  })
}

/** Keeps the patient's first answer to a card. */
export async function answerCard(
  actor: Actor,
  { orderId, now, card, answer }: Input & { card: number; answer: number },
): Promise<Result<undefined, 'NOT_FOUND'>> {
  const right = (await readCheckCards(orderId))[card]?.right
  const isRight = right === undefined ? null : right === answer
  return onOwnDelivery(actor, { orderId, now }, (tx, deliveryId) =>
    keep(tx, { deliveryId, kind: `card_${card}`, value: answer, isRight, now }),
  )
}

export type Understanding = Partial<Record<Scale, number | null>> & {
  hasAnsweredAfter: boolean
  comment: string | null
  /** The first answer to each card, by its place. */
  cards: (number | null)[]
}

/** What a patient said about a delivery: for themselves and for staff; the caller has checked who asks. */
export async function readUnderstanding(orderId: string, deliveryId: string): Promise<Understanding> {
  const [cipher, rows] = await Promise.all([
    openOrderKey(db(), orderId),
    db().understandingAnswer.findMany({ where: { deliveryId }, select: ANSWER }),
  ])
  const byKind = new Map(rows.map((row) => [row.kind, row]))
  const comment = byKind.get('comment')
  return {
    ...Object.fromEntries(SCALES.map((scale) => [scale, byKind.get(scale)?.value ?? null])),
    hasAnsweredAfter: byKind.has('understood_after'),
    comment: cipher && comment ? commentIn(cipher, comment) : null,
    cards: [0, 1, 2].map((card) => byKind.get(`card_${card}`)?.value ?? null),
  }
}

/**
 * The same for staff, by order, with every comment that was written about any of its versions; null before a delivery.
 * The look is audited, and what was on the list of new comments is read with it.
 */
export async function understandingForStaff(
  actor: Actor,
  { orderId, now }: Input,
): Promise<Understanding | null> {
  if (!isStaff(actor)) return null
  const delivery = await db().delivery.findFirst({
    where: { orderId, firstWatchedAt: { not: null } },
    orderBy: { deliveredAt: 'desc' },
    select: { id: true },
  })
  if (!delivery) return null
  await recordAudit({ actor, action: 'delivery.viewed', orderId, objectId: delivery.id, at: now })
  const [understanding, comments] = await Promise.all([
    readUnderstanding(orderId, delivery.id),
    readComments(orderId),
  ])
  // These alone: one that came since is still new.
  await db().understandingAnswer.updateMany({
    where: { id: { in: comments.map(({ id }) => id) }, readAt: null },
    data: { readAt: now },
  })
  const texts = comments.flatMap(({ text }) => text ?? [])
  return { ...understanding, comment: texts.length === 0 ? null : texts.join('\n\n') }
}

/** All comments of an order, oldest first; without their text when it cannot be read any more. */
async function readComments(orderId: string): Promise<{ id: string; text: string | null }[]> {
  const [cipher, rows] = await Promise.all([
    openOrderKey(db(), orderId),
    db().understandingAnswer.findMany({
      where: { kind: 'comment', delivery: { orderId } },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
      select: { id: true, text: true },
    }),
  ])
  return rows.map((row) => ({ id: row.id, text: cipher && commentIn(cipher, row) }))
}

function commentIn(cipher: OrderCipher, { id, text }: { id: string; text: string | null }): string | null {
  return cipher.decrypt({ table: 'UnderstandingAnswer', column: 'text', id }, text)
}

const ANSWER = { id: true, kind: true, value: true, text: true } as const

type Kept = {
  id?: string
  deliveryId: string
  kind: string
  value: number | null
  isRight?: boolean | null
  text?: string
  now: Date
}

/** The first answer counts. */
async function keep(tx: Tx, { now, ...answer }: Kept): Promise<void> {
  await tx.understandingAnswer.createMany({ data: [{ ...answer, at: now }], skipDuplicates: true })
}
