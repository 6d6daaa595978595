import { db } from '@/lib/platform/db'
import { errorFields, logger } from '@/lib/platform/logger'
import { listEvents } from '@/lib/platform/stripe'
import { refreshPayment } from './close-payment'
import { closeUnwantedPayment } from './close-unwanted-payment'
import { raiseAlarm } from './raise-alarm'
import { HANDLED_EVENT_TYPES, recordStripeEvent } from './record-stripe-event'
import { settleWithoutSession } from './settle-payment'
import { settleRefundRequest } from './settle-refund-request'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
/** As long as the provider itself tries to deliver an event. */
const WINDOW_MS = 72 * HOUR_MS
const OVERLAP_MS = HOUR_MS
/** Younger than this, the ordinary way is still under way. */
const SETTLED_AFTER_MS = 2 * MINUTE_MS
const ABANDONED_AFTER_MS = 5 * MINUTE_MS
const REFUND_LATE_MS = HOUR_MS
const PAGE = 100

export type Reconciled = { events: number; payments: number; refunds: number; failures: number }

/**
 * Finds what never came: events that were lost, payments whose session ended unheard, refunds that were not
 * carried out. Feeds them to the same code as the webhook and the jobs do, so that running it twice, or beside
 * them, changes nothing. What fails is logged, counted and tried again by the next run.
 */
export async function reconcilePayments(now: Date, signal: AbortSignal): Promise<Reconciled> {
  const done: Reconciled = { events: 0, payments: 0, refunds: 0, failures: 0 }
  await reconcileEvents(done, now, signal)
  await reconcileOpenPayments(done, now, signal)
  await reconcileRefunds(done, now, signal)
  logger.info({ event: 'payments.reconciled', ...done })
  return done
}

async function reconcileEvents(done: Reconciled, now: Date, signal: AbortSignal): Promise<void> {
  const listed = await listEvents(await eventsSince(now), HANDLED_EVENT_TYPES)
  if (!listed.ok) {
    done.failures += 1
    return
  }
  const known = await db().stripeEvent.findMany({
    where: { id: { in: listed.value.map((event) => event.id) } },
    select: { id: true },
  })
  const ids = new Set(known.map((event) => event.id))
  for (const event of listed.value.filter(({ id }) => !ids.has(id)).reverse()) {
    if (signal.aborted) return
    await counted(done, event.id, async () => {
      if ((await recordStripeEvent(event, now)) === 'RECORDED') done.events += 1
    })
  }
}

/**
 * From the newest event we have, with an overlap for those it overtook. Once an hour the whole window, for an
 * event that was lost while newer ones came and nothing reconciled.
 */
async function eventsSince(now: Date): Promise<Date> {
  const oldest = now.getTime() - WINDOW_MS
  const isFullRun = now.getUTCMinutes() < 5
  const newest = isFullRun
    ? null
    : (await db().stripeEvent.aggregate({ _max: { createdAt: true } }))._max.createdAt
  return new Date(Math.max(oldest, newest === null ? oldest : newest.getTime() - OVERLAP_MS))
}

async function reconcileOpenPayments(done: Reconciled, now: Date, signal: AbortSignal): Promise<void> {
  let after: string | undefined
  for (;;) {
    const page = await db().payment.findMany({
      where: {
        status: { in: ['open', 'pending'] },
        createdAt: { lt: new Date(now.getTime() - SETTLED_AFTER_MS) },
        ...(after === undefined ? {} : { id: { gt: after } }),
      },
      orderBy: { id: 'asc' },
      take: PAGE,
      select: { id: true, stripeSessionId: true, createdAt: true },
    })
    for (const payment of page) {
      if (signal.aborted) return
      await counted(done, payment.id, () => reconcilePayment(done, payment, now))
    }
    after = page.at(-1)?.id
    if (page.length < PAGE) return
  }
}

type OpenPayment = { id: string; stripeSessionId: string | null; createdAt: Date }

async function reconcilePayment(done: Reconciled, payment: OpenPayment, now: Date): Promise<void> {
  const { id, stripeSessionId, createdAt } = payment
  if (stripeSessionId === null) {
    // The process died between its own row and the provider's session: nobody was ever sent there.
    if (now.getTime() - createdAt.getTime() < ABANDONED_AFTER_MS) return
    await db().$transaction((tx) => settleWithoutSession(tx, id, now))
    done.payments += 1
    return
  }
  const refreshed = await refreshPayment({ id, stripeSessionId }, now)
  const settled = refreshed.ok && refreshed.value === 'open' ? await closeUnwantedPayment(id, now) : refreshed
  if (!settled.ok) done.failures += 1
  else if (settled.value !== 'open' && settled.value !== 'pending') done.payments += 1
}

async function reconcileRefunds(done: Reconciled, now: Date, signal: AbortSignal): Promise<void> {
  const requests = await db().refundRequest.findMany({
    where: { doneAt: null, failedAt: null, createdAt: { lt: new Date(now.getTime() - SETTLED_AFTER_MS) } },
    orderBy: { createdAt: 'asc' },
    take: PAGE,
    select: { id: true, createdAt: true, payment: { select: { orderId: true } } },
  })
  for (const { id, createdAt, payment } of requests) {
    if (signal.aborted) return
    await counted(done, id, async () => {
      const settled = await settleRefundRequest(id, now)
      if (settled.ok) done.refunds += 1
      else done.failures += 1
      if (settled.ok || now.getTime() - createdAt.getTime() < REFUND_LATE_MS) return
      await db().$transaction((tx) =>
        raiseAlarm(tx, { code: 'REFUND_LATE', subject: id, orderId: payment.orderId }),
      )
    })
  }
}

/** One that cannot be reconciled must not keep the others from it. */
async function counted(done: Reconciled, subject: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    done.failures += 1
    logger.error({ event: 'payments.reconcile_failed', subject, ...errorFields(error) })
  }
}
