import type { Tx } from '@/lib/platform/db'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** An id of ours that came back from outside: null unless it is a UUID, so that nothing else reaches a query. */
export function uuidOf(value: string | null | undefined): string | null {
  return value && UUID.test(value) ? value : null
}

/**
 * The payment that a refund, dispute or charge belongs to: by the payment intent we have seen paid, else by
 * the id that we ourselves had put on the object. Null when neither is known (yet).
 */
export async function findPayment(
  tx: Pick<Tx, 'payment'>,
  named: { paymentIntentId: string | null; metadata?: Record<string, string> },
): Promise<{ id: string; orderId: string } | null> {
  const { paymentIntentId } = named
  const select = { id: true, orderId: true } as const
  if (paymentIntentId === null) return null
  const known = await tx.payment.findUnique({ where: { stripePaymentIntentId: paymentIntentId }, select })
  if (known) return known
  const id = uuidOf(named.metadata?.payment_id)
  return id === null ? null : tx.payment.findFirst({ where: { id, stripePaymentIntentId: null }, select })
}
