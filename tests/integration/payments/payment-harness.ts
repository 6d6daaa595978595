import { POST } from '@/app/api/webhooks/stripe/route'
import { moneyStatus } from '@/lib/payments/money-status'
import { db, pool } from '@/lib/platform/db'
import { createOrder } from '@/tests/factories/order'
import { createPayment } from '@/tests/factories/payment'
import { type StripeEventBody, webhookRequest } from '@/tests/factories/stripe-event'

/** An order at the payment page with its open payment and pasted text as its report. */
export async function createAwaitingPayment() {
  const order = await createOrder({ status: 'awaiting_payment', text: { pastedText: 'FINDINGS: none.' } })
  const payment = await createPayment(order)
  return { order, payment }
}

/** Delivers an event to the route as Stripe does; gives the status of the answer. */
export async function deliver(event: StripeEventBody): Promise<number> {
  return (await POST(webhookRequest(event))).status
}

/** Delivers events in turn and, as Stripe does, those again that were not taken, until all are. */
export async function deliverAll(events: readonly StripeEventBody[]): Promise<void> {
  let left = [...events]
  for (let round = 0; left.length > 0; round += 1) {
    if (round > events.length) throw new Error(`never taken: ${left.map((event) => event.type).join(', ')}`)
    const again: StripeEventBody[] = []
    for (const event of left) if ((await deliver(event)) !== 200) again.push(event)
    left = again
  }
}

/** Everything a person would call the result: statuses, money, mails to the patient, refunds asked for. */
export async function resultOf(orderId: string) {
  const order = await db().order.findUniqueOrThrow({
    where: { id: orderId },
    select: {
      status: true,
      payments: {
        orderBy: { createdAt: 'asc' },
        select: {
          status: true,
          stripeSessionId: true,
          stripePaymentIntentId: true,
          receiptUrl: true,
          entries: {
            select: { kind: true, amountMinor: true, stripeObjectId: true },
            orderBy: [{ kind: 'asc' }, { stripeObjectId: 'asc' }],
          },
          refunds: {
            select: { amountMinor: true, reason: true, stripeRefundId: true, doneAt: true, failedAt: true },
            orderBy: { stripeRefundId: 'asc' },
          },
        },
      },
    },
  })
  const mails = await db().mail.findMany({
    where: { orderId },
    select: { kind: true },
    orderBy: { kind: 'asc' },
  })
  return {
    status: order.status,
    money: moneyStatus(order.payments),
    payments: order.payments.map(({ refunds, ...payment }) => ({
      ...payment,
      refunds: refunds.map(({ doneAt, failedAt, ...refund }) => ({
        ...refund,
        isDone: doneAt !== null,
        hasFailed: failedAt !== null,
      })),
    })),
    mails: mails.map((mail) => mail.kind),
  }
}

/** How many rows each table holds that an event can write, and how many jobs wait. */
export async function rowCounts(): Promise<Record<string, number>> {
  const tables = [
    '"StripeEvent"',
    '"PaymentEntry"',
    '"OrderEvent"',
    '"RefundRequest"',
    '"Mail"',
    '"AuditEvent"',
    'pgboss.job',
  ]
  const counts = await pool().query<Record<string, number>>(
    `select ${tables.map((table) => `(select count(*)::int from ${table}) as ${table.replace('.', '_')}`).join(', ')}`,
  )
  return counts.rows[0] ?? {}
}
