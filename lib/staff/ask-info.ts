import { randomUUID } from 'node:crypto'
import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { openOrderKey } from '@/lib/orders/order-key'
import { MAX_MESSAGE_CHARS } from '@/lib/orders/order-schema'
import { type TransitionError, transitionOrder } from '@/lib/orders/transition-order'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { staffOnly } from './staff-only'

export type AskInfoError = TransitionError | 'EMPTY' | 'TOO_LONG'

/**
 * Asks the patient for a better copy, or anything else the video needs: the message is stored encrypted, the promise
 * pauses, and a mail tells the patient that something is asked (not what). `CONFLICT`: the order cannot wait now.
 */
export async function askForBetterCopy(
  actor: Actor,
  input: { orderId: string; message: string; now: Date },
): Promise<Result<{ messageId: string }, AskInfoError>> {
  const { orderId, now } = input
  const text = input.message.trim()
  const staff = await staffOnly(actor, { orderId, now })
  if (!staff) return err('NOT_FOUND')
  if (text === '') return err('EMPTY')
  if (text.length > MAX_MESSAGE_CHARS) return err('TOO_LONG')
  return db().$transaction(async (tx) => {
    const cipher = await openOrderKey(tx, orderId)
    if (!cipher) return err('NOT_FOUND')
    const asked = await transitionOrder(tx, { orderId, command: 'ask_info', actor: staff, now })
    if (!asked.ok) return asked
    const id = randomUUID()
    const body = cipher.encrypt({ table: 'OrderMessage', column: 'body', id }, text)
    await tx.orderMessage.create({
      data: { id, orderId, author: 'staff', authorId: staff.userId, body, at: now },
      select: { id: true },
    })
    await recordAudit({ actor: staff, action: 'message.sent', orderId, objectId: id, at: now }, tx)
    return ok({ messageId: id })
  })
}

/** Goes on without the patient's answer, as after a phone call: the clock runs again from now. */
export async function resumeWithoutAnswer(
  actor: Actor,
  { orderId, now }: { orderId: string; now: Date },
): Promise<Result<undefined, TransitionError>> {
  const staff = await staffOnly(actor, { orderId, now })
  if (!staff) return err('NOT_FOUND')
  return db().$transaction(async (tx) => {
    const resumed = await transitionOrder(tx, { orderId, command: 'answer_info', actor: staff, now })
    if (!resumed.ok) return resumed
    await recordAudit(
      { actor: staff, action: 'order.changed', orderId, detail: { to: resumed.value.to }, at: now },
      tx,
    )
    return ok()
  })
}
