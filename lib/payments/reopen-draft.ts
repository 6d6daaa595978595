import type { Actor } from '@/lib/auth/actor'
import { enqueue } from '@/lib/jobs/enqueue'
import { nextStatus } from '@/lib/orders/order-status'
import { transitionOrder } from '@/lib/orders/transition-order'
import { db, type Tx } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { closePayment } from './close-payment'
import { lockOrder } from './lock-order'

type ReopenInput = { orderId: string; now: Date }

/**
 * The patient comes back from the payment page to change something: the order is a draft again and its open
 * payment page is closed, at once or by a job when the provider does not answer. Money that was faster still
 * counts. `CONFLICT`: it is paid or a bank is working on it; a draft is left as it is.
 */
export async function reopenDraft(
  actor: Actor,
  input: ReopenInput,
): Promise<Result<undefined, 'NOT_FOUND' | 'CONFLICT'>> {
  const reopened = await db().$transaction((tx) => reopen(tx, actor, input))
  if (!reopened.ok) return reopened
  if (reopened.value !== null) await closePayment(reopened.value, input.now)
  return ok()
}

/** Gives the payment that is to be closed, or null. */
async function reopen(
  tx: Tx,
  actor: Actor,
  { orderId, now }: ReopenInput,
): Promise<Result<string | null, 'NOT_FOUND' | 'CONFLICT'>> {
  await lockOrder(tx, orderId)
  const userId = actor.kind === 'patient' ? actor.userId : null
  const order = userId
    ? await tx.order.findFirst({
        where: { id: orderId, userId },
        select: {
          status: true,
          payments: {
            where: { status: { in: ['open', 'pending', 'paid'] } },
            select: { id: true, status: true },
          },
        },
      })
    : null
  if (!order) return err('NOT_FOUND')
  if (order.payments.some((payment) => payment.status !== 'open')) return err('CONFLICT')
  const openPaymentId = order.payments[0]?.id ?? null
  if (nextStatus('submit', order.status, null) !== null) return ok(openPaymentId)
  const reopened = await transitionOrder(tx, { orderId, command: 'reopen', actor, now })
  if (!reopened.ok) return err('CONFLICT')
  if (openPaymentId !== null) await enqueue(tx, 'payment.expire_session', { paymentId: openPaymentId })
  return ok(openPaymentId)
}
