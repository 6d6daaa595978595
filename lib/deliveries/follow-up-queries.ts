import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { openOrderKey } from '@/lib/orders/order-key'
import { ownsOrder } from '@/lib/orders/order-policy'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import type { Maker } from './delivery-queries'
import { type AskStanding, askStanding, askUntil, QUESTIONS_INCLUDED } from './follow-up-schema'

export type FollowUpItem = {
  id: string
  question: string
  askedAt: Date
  /** By when the answer is promised. */
  dueAt: Date
  answer: string | null
  answeredAt: Date | null
  answeredBy: Maker | null
}

export type AskPage = {
  orderNumber: string
  locale: string
  timeZone: string
  standing: AskStanding
  left: number
  until: Date | null
  /** Oldest first. */
  questions: FollowUpItem[]
}

/** What a patient asked about a delivered video and what was answered; the look is audited. */
export async function getAskPage(
  actor: Actor,
  { orderId, now }: { orderId: string; now: Date },
): Promise<Result<AskPage, 'NOT_FOUND'>> {
  const order = await db().order.findUnique({ where: { id: orderId }, select: ORDER })
  if (!order) return err('NOT_FOUND')
  if (!ownsOrder(actor, order)) {
    await recordAudit({ actor, action: 'order.denied', orderId, wasAllowed: false, at: now })
    return err('NOT_FOUND')
  }
  const cipher = await openOrderKey(db(), orderId)
  // An erased order keeps its rows but not what they say.
  if (!cipher) return err('NOT_FOUND')
  await recordAudit({ actor, action: 'question.viewed', orderId, at: now })
  const makers = await findMakers(order.followUps.flatMap(({ answeredById }) => answeredById ?? []))
  const clear = (column: string, id: string, text: string | null) =>
    cipher.decrypt({ table: 'FollowUpQuestion', column, id }, text)
  return ok({
    orderNumber: order.number,
    locale: order.locale,
    timeZone: order.timeZone,
    ...standingOf(order, order.followUps.length, now),
    questions: order.followUps.map(({ id, question, answer, answeredById, ...times }) => ({
      id,
      ...times,
      question: clear('question', id, question) ?? '',
      answer: clear('answer', id, answer),
      answeredBy: answeredById === null ? null : (makers.get(answeredById) ?? null),
    })),
  })
}

const ORDER = {
  id: true,
  userId: true,
  number: true,
  locale: true,
  timeZone: true,
  deliveredAt: true,
  followUps: {
    orderBy: { position: 'asc' },
    select: {
      id: true,
      question: true,
      askedAt: true,
      dueAt: true,
      answer: true,
      answeredAt: true,
      answeredById: true,
    },
  },
} as const

export type AskSummary = {
  standing: AskStanding
  left: number
  until: Date | null
  answered: number
  /** When the next answer is due, while one is. */
  waitingUntil: Date | null
}

/** How asking stands, for a line that leads to it. It says nothing of what was asked, and is not audited. */
export async function getAskSummary(
  actor: Actor,
  { orderId, now }: { orderId: string; now: Date },
): Promise<AskSummary | null> {
  if (actor.kind !== 'patient') return null
  const order = await db().order.findFirst({
    where: { id: orderId, userId: actor.userId, key: { isNot: null } },
    select: { deliveredAt: true, followUps: { select: { dueAt: true, answeredAt: true } } },
  })
  if (!order) return null
  const waiting = order.followUps.filter(({ answeredAt }) => answeredAt === null)
  return {
    ...standingOf(order, order.followUps.length, now),
    answered: order.followUps.length - waiting.length,
    waitingUntil: waiting.map(({ dueAt }) => dueAt).sort((a, b) => a.getTime() - b.getTime())[0] ?? null,
  }
}

function standingOf({ deliveredAt }: { deliveredAt: Date | null }, asked: number, now: Date) {
  return {
    standing: askStanding({ deliveredAt, asked }, now),
    left: Math.max(0, QUESTIONS_INCLUDED - asked),
    until: deliveredAt && askUntil(deliveredAt),
  }
}

async function findMakers(ids: string[]): Promise<Map<string, Maker>> {
  const users = await db().user.findMany({
    where: { id: { in: ids }, displayName: { not: null } },
    select: { id: true, displayName: true, credentials: true },
  })
  return new Map(
    users.map(({ id, displayName, credentials }) => [id, { name: displayName ?? '', credentials }]),
  )
}
