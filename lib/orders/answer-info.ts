import { randomUUID } from 'node:crypto'
import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { queueMailToStaffOnDuty } from '@/lib/jobs/queue-mail'
import { db, type Tx } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { openOrderKey } from './order-key'
import { ownsOrder } from './order-policy'
import { countFilesSince } from './order-queries'
import { MAX_MESSAGE_CHARS } from './order-schema'
import { transitionOrder } from './transition-order'

export type AnswerInfoError = 'NOT_FOUND' | 'EMPTY' | 'TOO_LONG' | 'CONFLICT'

/**
 * The patient answers what we asked, in words or with files added since: the order goes on where it was,
 * the clock resumes, and staff on duty get a mail. `CONFLICT`: nothing is being asked any more.
 */
export async function answerInfo(
  actor: Actor,
  { orderId, message, now }: { orderId: string; message: string; now: Date },
): Promise<Result<undefined, AnswerInfoError>> {
  const text = message.trim()
  if (text.length > MAX_MESSAGE_CHARS) return err('TOO_LONG')
  const order = await db().order.findUnique({
    where: { id: orderId },
    select: { id: true, userId: true, pausedAt: true },
  })
  if (!order) return err('NOT_FOUND')
  if (!ownsOrder(actor, order)) {
    await recordAudit({ actor, action: 'order.denied', orderId, wasAllowed: false, at: now })
    return err('NOT_FOUND')
  }
  if (order.pausedAt === null) return err('CONFLICT')
  if (text === '' && (await countFilesSince(orderId, order.pausedAt)) === 0) return err('EMPTY')

  return db().$transaction(async (tx) => {
    const answered = await transitionOrder(tx, { orderId, command: 'answer_info', actor, now })
    if (!answered.ok) return err(answered.code === 'NOT_ALLOWED' ? 'NOT_FOUND' : answered.code)
    if (text !== '') await writeMessage(tx, actor, { orderId, text, now })
    await queueMailToStaffOnDuty(tx, { kind: 'staff_reply', subjectKey: answered.value.eventId, orderId })
    return ok()
  })
}

async function writeMessage(
  tx: Tx,
  actor: Actor,
  { orderId, text, now }: { orderId: string; text: string; now: Date },
) {
  const cipher = await openOrderKey(tx, orderId)
  if (!cipher) throw new Error('an order that waits for its patient has its key')
  const id = randomUUID()
  const body = cipher.encrypt({ table: 'OrderMessage', column: 'body', id }, text)
  const authorId = 'userId' in actor ? actor.userId : null
  await tx.orderMessage.create({ data: { id, orderId, author: 'patient', authorId, body, at: now } })
  await recordAudit({ actor, action: 'message.sent', orderId, objectId: id, at: now }, tx)
}
