import { SYSTEM } from '@/lib/auth/actor'
import { queueMailToStaffOnDuty } from '@/lib/jobs/queue-mail'
import { nextStatus, type OrderStatus } from '@/lib/orders/order-status'
import { transitionOrder } from '@/lib/orders/transition-order'
import type { Prisma, Tx } from '@/lib/platform/db'
import { raiseAlarm } from './raise-alarm'
import { paidPayments, requestRefund } from './request-refund'

type PaidPayment = {
  id: string
  amountMinor: number
  currency: string
  order: { id: string; status: OrderStatus }
}

/** A report that staff could work from: a stored file that is not infected, or pasted text; and the key to read it. */
const HAS_READABLE_REPORT = {
  key: { isNot: null },
  OR: [
    { pastedText: { not: null } },
    { files: { some: { state: 'stored', scan: { not: 'infected' }, removedAt: null } } },
  ],
} satisfies Prisma.OrderWhereInput

/**
 * What happens when money has come for a payment, under the order's lock and exactly once: the charge is
 * written down and the order received, or revived when its report still exists, or the money goes back.
 * @param chargeId the provider's name of the charge
 */
export async function receivePayment(
  tx: Tx,
  input: { payment: PaidPayment; chargeId: string; now: Date },
): Promise<void> {
  const { payment, chargeId, now } = input
  const { id: paymentId, amountMinor, currency, order } = payment
  await tx.paymentEntry.createMany({
    data: [{ paymentId, kind: 'charge', amountMinor, currency, stripeObjectId: chargeId, at: now }],
    skipDuplicates: true,
  })
  const isPaidAlready =
    (await tx.payment.count({ where: { orderId: order.id, status: 'paid', id: { not: paymentId } } })) > 0
  if (isPaidAlready) return sendBack(tx, payment, 'duplicate', now)

  const command = await commandFor(tx, order)
  if (command === null) return sendBack(tx, payment, 'order_gone', now)
  const received = await transitionOrder(tx, { orderId: order.id, command, actor: SYSTEM, now })
  if (!received.ok) throw new Error(`payment ${paymentId} could not ${command} its order: ${received.code}`)
  await queueMailToStaffOnDuty(tx, {
    kind: 'staff_new_order',
    subjectKey: received.value.eventId,
    orderId: order.id,
  })
}

async function commandFor(tx: Tx, order: PaidPayment['order']): Promise<'receive' | 'revive' | null> {
  if (nextStatus('receive', order.status, null) !== null) return 'receive'
  if (nextStatus('revive', order.status, null) === null) return null
  const readable = await tx.order.count({ where: { id: order.id, ...HAS_READABLE_REPORT } })
  return readable > 0 ? 'revive' : null
}

async function sendBack(
  tx: Tx,
  payment: PaidPayment,
  reason: 'duplicate' | 'order_gone',
  now: Date,
): Promise<void> {
  const { id: paymentId, order } = payment
  const code = reason === 'duplicate' ? 'DUPLICATE_PAYMENT' : 'ORDER_GONE'
  await raiseAlarm(tx, { code, subject: paymentId, orderId: order.id })
  // What is left of it: somebody may have returned it by hand before its own event came.
  const paid = await paidPayments(tx, order.id)
  const amountMinor = paid.find(({ id }) => id === paymentId)?.refundableMinor ?? 0
  if (amountMinor === 0) return
  const requested = await requestRefund(tx, { paymentId, amountMinor, reason, actor: SYSTEM, now })
  if (!requested.ok) throw new Error(`refund of payment ${paymentId}: ${requested.code}`)
}
