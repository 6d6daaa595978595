import { mailPriority } from '@/lib/jobs/mail-kinds'
import { mailFor, nextStatus, type OrderCommand, type OrderStatus } from '@/lib/orders/order-status'
import { dueAtFor } from '@/lib/orders/promise'
import { pool } from '@/lib/platform/db'
import { errorFields, logger } from '@/lib/platform/logger'
import { jobInsertSql } from '@/lib/platform/queue'
import { isLiveMode } from '@/lib/platform/stripe'
import { checkoutSessionSchema, type ProviderEvent } from '@/lib/platform/stripe-objects'

const FROM = 'awaiting_payment' satisfies OrderStatus
const COMMAND = 'receive' satisfies OrderCommand

/**
 * The everyday case of a paid order in one statement instead of twenty: a completed, paid session of an order that
 * awaits it. It writes the same rows as `settleSession` (a test compares them) under the same locks in the same
 * order, with the same compare-and-set; statuses and mails are still those of `order-status.ts`.
 * Gives false, with nothing written, for everything else: the general way then finds out what it is.
 */
export async function receiveAtOnce(event: ProviderEvent, now: Date): Promise<boolean> {
  if (event.type !== 'checkout.session.completed' || event.isLive !== isLiveMode()) return false
  const session = checkoutSessionSchema.parse(event.object)
  const { clientReferenceId: paymentId, metadata, paymentIntentId } = session
  if (!session.isPaid || session.status !== 'complete' || session.mode !== 'payment') return false
  if (paymentId === null || paymentIntentId === null || metadata.payment_id !== paymentId) return false
  try {
    statement ??= buildStatement(await jobInsertSql('mail.send'))
    const { rows } = await pool().query<{ isDone: boolean }>({
      name: 'receive_at_once',
      text: statement,
      values: [
        event.id,
        event.type,
        event.isLive,
        event.createdAt,
        now,
        paymentId,
        session.id,
        paymentIntentId,
        session.amountMinor,
        session.currency,
        metadata.order_number,
        nextStatus(COMMAND, FROM, null),
        dueAtFor(now),
        mailFor(COMMAND),
      ],
    })
    return rows[0]?.isDone ?? false
  } catch (error) {
    // A race that the statement lost, or a database that is not as it should be: the general way decides.
    logger.warn({ event: 'payments.not_at_once', eventId: event.id, ...errorFields(error) })
    return false
  }
}

let statement: string | undefined

const JOBS_PARAMETER = '$1::text::json'

/** @param insertJobs the queue's own INSERT, which here gets its jobs from the mails and not from a parameter */
function buildStatement(insertJobs: string): string {
  if (insertJobs.split(JOBS_PARAMETER).length !== 2)
    throw new Error('the queue inserts jobs in another way now')
  const priority = `CASE kind WHEN 'order_received' THEN ${mailPriority('order_received')} ELSE ${mailPriority('staff_new_order')} END`
  const jobsOfMails = `(SELECT coalesce(json_agg(json_build_object('data', json_build_object('mailId', id), 'priority', ${priority})), '[]') FROM mails)`
  return `
WITH event AS (
  -- Only when all is as expected, so that otherwise nothing is written and there is nothing to take back.
  INSERT INTO "StripeEvent" (id, type, livemode, "createdAt", "receivedAt")
  SELECT $1, $2, $3, $4, $5
  FROM "Payment" p JOIN "Order" o ON o.id = p."orderId"
  WHERE p.id = $6::uuid AND p.status IN ('open', 'pending') AND p."stripeSessionId" = $7
    AND coalesce(p."stripePaymentIntentId", $8) = $8 AND p."amountMinor" = $9 AND p.currency = $10
    AND o.number = $11 AND o.status = '${FROM}'
    AND NOT EXISTS (SELECT 1 FROM "Payment" other WHERE other."orderId" = o.id AND other.status = 'paid')
  ON CONFLICT DO NOTHING
  RETURNING id
), received AS (
  UPDATE "Order" o
  SET status = $12::"OrderStatus", "paidAt" = $5, "dueAt" = $13, "pausedAt" = NULL, "returnStatus" = NULL,
    "closedAt" = NULL, "closeReason" = NULL, "claimedById" = NULL, "claimedAt" = NULL, "updatedAt" = $5
  FROM event, "Payment" p
  WHERE p.id = $6::uuid AND o.id = p."orderId" AND o.status = '${FROM}'
  RETURNING o.id
), paid AS (
  UPDATE "Payment" p
  SET status = 'paid', "stripePaymentIntentId" = $8, "updatedAt" = $5
  FROM received
  WHERE p.id = $6::uuid AND p.status IN ('open', 'pending')
  RETURNING p.id
), charge AS (
  INSERT INTO "PaymentEntry" (id, "paymentId", kind, "amountMinor", currency, "stripeObjectId", at)
  SELECT uuidv7(), id, 'charge', $9, $10, $8, $5 FROM paid
), order_event AS (
  INSERT INTO "OrderEvent" (id, "orderId", command, "fromStatus", "toStatus", "actorKind", at)
  SELECT uuidv7(), id, '${COMMAND}', '${FROM}', $12::"OrderStatus", 'system', $5 FROM received
  RETURNING id, "orderId"
), on_duty AS (
  SELECT id FROM "User"
  WHERE role IN ('staff', 'admin') AND "isOnDuty" AND "disabledAt" IS NULL AND email IS NOT NULL
), recipients AS (
  SELECT id FROM on_duty
  UNION ALL
  SELECT id FROM "User"
  WHERE role = 'admin' AND "disabledAt" IS NULL AND email IS NOT NULL AND NOT EXISTS (SELECT 1 FROM on_duty)
), mails AS (
  INSERT INTO "Mail" (id, kind, "subjectKey", "orderId", "userId")
  SELECT uuidv7(), $14, id::text, "orderId", NULL FROM order_event
  UNION ALL
  SELECT uuidv7(), 'staff_new_order', order_event.id || ':' || recipients.id, "orderId", recipients.id
  FROM order_event, recipients
  RETURNING id, kind
), jobs AS (
  ${insertJobs.replace(JOBS_PARAMETER, () => jobsOfMails)}
)
-- Somebody was faster between the first step and the others: dividing by zero takes the whole statement back.
SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM event) THEN false
  ELSE 1 / (CASE WHEN (SELECT count(*) FROM paid) = 1 AND (SELECT count(*) FROM jobs) = (SELECT count(*) FROM mails)
    THEN 1 ELSE 0 END) = 1 END AS "isDone"`
}
