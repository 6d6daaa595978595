import { randomUUID } from 'node:crypto'
import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { queueMailToStaffOnDuty } from '@/lib/jobs/queue-mail'
import { openOrderKey } from '@/lib/orders/order-key'
import { ownsOrder } from '@/lib/orders/order-policy'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { type AskStanding, answerDueAt, askStanding, MAX_FOLLOW_UP_CHARS } from './follow-up-schema'

export type AskFollowUpError =
  | 'NOT_FOUND'
  | 'EMPTY'
  | 'TOO_LONG'
  /** The 14 days are over. */
  | 'OVER'
  /** Both questions were asked. */
  | 'NONE_LEFT'
  /** Nothing is delivered now: the video was taken back. */
  | 'NOT_DELIVERED'

const REFUSALS = {
  over: 'OVER',
  none_left: 'NONE_LEFT',
  not_delivered: 'NOT_DELIVERED',
} as const satisfies Record<Exclude<AskStanding, 'open'>, AskFollowUpError>

/**
 * The patient asks something about their delivered video. The words are stored encrypted, the answer is promised
 * within a day, and staff on duty get a mail that says nothing of them. Somebody else's order is `NOT_FOUND`.
 */
export async function askFollowUp(
  actor: Actor,
  { orderId, question, now }: { orderId: string; question: string; now: Date },
): Promise<Result<{ questionId: string; dueAt: Date }, AskFollowUpError>> {
  const text = question.trim()
  if (!(await isOwner(actor, orderId, now))) return err('NOT_FOUND')
  if (text === '') return err('EMPTY')
  if (text.length > MAX_FOLLOW_UP_CHARS) return err('TOO_LONG')
  return db().$transaction(async (tx) => {
    // One after the other, so that the number holds however many are sent at once.
    await tx.$queryRaw`SELECT id FROM "Order" WHERE id = ${orderId}::uuid FOR UPDATE`
    const order = await tx.order.findUnique({
      where: { id: orderId },
      select: { deliveredAt: true, _count: { select: { followUps: true } } },
    })
    const cipher = await openOrderKey(tx, orderId)
    if (!order || !cipher) return err('NOT_FOUND')
    const asked = order._count.followUps
    const standing = askStanding({ deliveredAt: order.deliveredAt, asked }, now)
    if (standing !== 'open') return err(REFUSALS[standing])
    const [id, dueAt] = [randomUUID(), answerDueAt(now)]
    await tx.followUpQuestion.create({
      data: {
        id,
        orderId,
        position: asked + 1,
        question: cipher.encrypt({ table: 'FollowUpQuestion', column: 'question', id }, text),
        askedAt: now,
        dueAt,
      },
      select: { id: true },
    })
    await queueMailToStaffOnDuty(tx, { kind: 'staff_follow_up', subjectKey: id, orderId })
    await recordAudit({ actor, action: 'question.asked', orderId, objectId: id, at: now }, tx)
    return ok({ questionId: id, dueAt })
  })
}

async function isOwner(actor: Actor, orderId: string, now: Date): Promise<boolean> {
  const order = await db().order.findUnique({ where: { id: orderId }, select: { id: true, userId: true } })
  if (!order) return false
  if (ownsOrder(actor, order)) return true
  await recordAudit({ actor, action: 'order.denied', orderId, wasAllowed: false, at: now })
  return false
}
