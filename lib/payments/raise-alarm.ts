import { queueMailToStaffOnDuty } from '@/lib/jobs/queue-mail'
import type { Tx } from '@/lib/platform/db'
import { logger } from '@/lib/platform/logger'

/** What a person must look at because money is not where it should be. */
export type PaymentAlarm =
  /** An event of the other mode (test or live) than our key's. */
  | 'WRONG_MODE'
  /** Money or a refund for a payment that we do not have. */
  | 'UNKNOWN_PAYMENT'
  /** Amount, currency, session or order are not those of the payment it names. */
  | 'MISMATCH'
  /** Paid twice; the second payment goes back by itself. */
  | 'DUPLICATE_PAYMENT'
  /** Paid after the order and its report were gone; it goes back by itself. */
  | 'ORDER_GONE'
  /** A bank debit failed days after the patient was done. */
  | 'DEBIT_FAILED'
  | 'REFUND_REFUSED'
  | 'REFUND_FAILED'
  | 'REFUND_LATE'
  | 'DISPUTE_OPENED'
  | 'DISPUTE_LOST'

/**
 * Tells staff on duty in the caller's transaction, once per code and subject however often it happens.
 * @param subject the id of what it is about: an event, payment, refund or dispute
 */
export async function raiseAlarm(
  tx: Tx,
  alarm: { code: PaymentAlarm; subject: string; orderId?: string },
): Promise<void> {
  const { code, subject, orderId } = alarm
  logger.error({ event: 'payments.alarm', code, subject, orderId })
  await queueMailToStaffOnDuty(tx, {
    kind: 'staff_alarm',
    subjectKey: `${code}:${subject}`,
    ...(orderId === undefined ? {} : { orderId }),
  })
}
