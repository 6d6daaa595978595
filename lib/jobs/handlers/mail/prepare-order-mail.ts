import type { MailFacts } from '@/emails/render-mail'
import { renderMail } from '@/emails/render-mail'
import { remindersToken } from '@/lib/orders/end-reminders'
import { infoDeadline } from '@/lib/orders/info-deadline'
import { findOrderForMail, type OrderForMail } from '@/lib/orders/order-mail-facts'
import { isOpen } from '@/lib/orders/order-status'
import { err, ok, type Result } from '@/lib/shared/result'
import { type DropReason, type MailRow, mailBasics, type Prepared, siteUrl } from './prepared-mail'

/** Mails to the patient of an order: kind by kind what they say, or null when that is no longer so. */
const FACTS = {
  // What came between, such as a question or being late, has a mail of its own that is true.
  order_received: (order, now) =>
    isInWork(order) && order.dueAt && order.dueAt > now
      ? { ...patientFacts(order), dueAt: order.dueAt }
      : null,
  needs_info: waitingFacts,
  needs_info_reminder: waitingFacts,
  order_delivered: (order) =>
    order.status === 'delivered'
      ? { ...patientFacts(order), watchUrl: siteUrl(`/orders/${order.id}/watch`) }
      : null,
  video_waiting: (order) =>
    order.status === 'delivered' && order.mayRemindToWatch
      ? {
          ...patientFacts(order),
          watchUrl: siteUrl(`/orders/${order.id}/watch`),
          offUrl: siteUrl(`/reminders/${remindersToken(order.id)}`),
        }
      : null,
  order_canceled: (order) =>
    order.status === 'canceled'
      ? { ...patientFacts(order), why: cancelReasonFor(order.closeReason), money: order.money }
      : null,
  order_refunded: patientFacts,
  // Paying again, or having paid another way, makes it old news.
  payment_failed: (order) =>
    order.status === 'draft' ? { ...patientFacts(order), keptUntil: order.draftExpiresAt } : null,
  promise_missed: (order) => (isOpen(order.status) ? patientFacts(order) : null),
  video_withdrawn: (order) => (order.status === 'delivered' ? null : patientFacts(order)),
  address_mended: patientFacts,
  follow_up_answered: (order) => ({ ...patientFacts(order), askUrl: siteUrl(`/orders/${order.id}/ask`) }),
  share_ending: (order) =>
    order.status === 'delivered'
      ? { ...patientFacts(order), shareUrl: siteUrl(`/orders/${order.id}/share`) }
      : null,
  urgent_call_us: (order) => ({ ...patientFacts(order), hasNoPhone: order.hasNoPhone }),
} satisfies { [Kind in keyof MailFacts]?: (order: OrderForMail, now: Date) => MailFacts[Kind] | null }

export type OrderMailKind = keyof typeof FACTS

/** Prepares the mails of one kind to the patient of an order. */
export function ofOrder(kind: OrderMailKind): (mail: MailRow, now: Date) => Prepared {
  return (mail, now) => prepareOrderMail(kind, mail, now)
}

/** A mail to the patient of an order, in their language and time zone. */
export async function prepareOrderMail<Kind extends OrderMailKind>(
  kind: Kind,
  mail: MailRow,
  now: Date,
): Prepared {
  const order = await recipientOrder(mail)
  if (!order.ok) return order
  const factsOf: {
    [Each in OrderMailKind]: (order: OrderForMail, now: Date) => MailFacts[Each] | null
  } = FACTS
  const facts = factsOf[kind](order.value.order, now)
  if (facts === null) return err('OUT_OF_DATE')
  return ok({ to: order.value.email, ...(await renderMail(kind, facts)) })
}

/** The reminder to watch: mail programs can end it by one press of their own (RFC 8058). */
export async function prepareVideoWaiting(mail: MailRow, now: Date): Prepared {
  const prepared = await prepareOrderMail('video_waiting', mail, now)
  if (!prepared.ok || mail.orderId === null) return prepared
  const headers = {
    'List-Unsubscribe': `<${siteUrl(`/api/reminders/${remindersToken(mail.orderId)}`)}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
  return ok({ ...prepared.value, headers })
}

async function recipientOrder(
  mail: MailRow,
): Promise<Result<{ order: OrderForMail; email: string }, DropReason>> {
  const order = mail.orderId ? await findOrderForMail(mail.orderId) : null
  if (!order) return err('SUBJECT_GONE')
  return order.email ? ok({ order, email: order.email }) : err('RECIPIENT_GONE')
}

/** Whether we work at it: paid, not over, and not waiting for the patient. */
function isInWork(order: OrderForMail): boolean {
  return isOpen(order.status) && order.pausedAt === null
}

/** That we wait for the patient's answer, and until when; null once it is here. */
function waitingFacts(order: OrderForMail) {
  return order.pausedAt && { ...patientFacts(order), closesAt: infoDeadline(order.pausedAt) }
}

function patientFacts(order: OrderForMail) {
  return {
    ...mailBasics(order.locale),
    orderNumber: order.number,
    orderUrl: siteUrl(`/orders/${order.id}`),
    timeZone: order.timeZone,
  }
}

function cancelReasonFor(closeReason: string | null): MailFacts['order_canceled']['why'] {
  switch (closeReason) {
    case 'patient_canceled':
      return 'byPatient'
    case 'needs_info_expired':
      return 'noAnswer'
    case 'cannot_be_explained':
      return 'cannotBeExplained'
    default:
      return 'byUs'
  }
}
