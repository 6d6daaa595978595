import type { MailFacts } from '@/emails/render-mail'
import { renderMail } from '@/emails/render-mail'
import { findOrderForMail, type OrderForMail } from '@/lib/orders/order-mail-facts'
import { isOpen } from '@/lib/orders/order-status'
import { db } from '@/lib/platform/db'
import { err, ok } from '@/lib/shared/result'
import { type MailRow, mailBasics, type Prepared, siteUrl, subjectIdOf } from './prepared-mail'

type Colleague = { email: string; locale: string; timeZone: string }

/** Mails to staff about an order: kind by kind what they say, or null when that is no longer so. */
const FACTS = {
  staff_new_order: (order, reader) => (order.status === 'received' ? dueFacts(order, reader) : null),
  staff_reply: staffFacts,
  staff_due_6h: (order, reader) => (isRunning(order) ? dueFacts(order, reader) : null),
  staff_due_2h: (order, reader) => (isRunning(order) ? dueFacts(order, reader) : null),
  staff_call_patient: (order, reader) => (order.status === 'needs_info' ? staffFacts(order, reader) : null),
  staff_urgent: staffFacts,
  staff_bounced: staffFacts,
} satisfies { [Kind in keyof MailFacts]?: (order: OrderForMail, reader: Colleague) => MailFacts[Kind] | null }

export type StaffOrderMailKind = keyof typeof FACTS

/** A mail about an order to one member of staff, in their time zone. */
export async function prepareStaffOrderMail<Kind extends StaffOrderMailKind>(
  kind: Kind,
  mail: MailRow,
): Prepared {
  const [reader, order] = await Promise.all([findColleague(mail.userId), findOrder(mail)])
  if (!reader) return err('RECIPIENT_GONE')
  if (!order) return err('SUBJECT_GONE')
  const factsOf: {
    [Each in StaffOrderMailKind]: (order: OrderForMail, reader: Colleague) => MailFacts[Each] | null
  } = FACTS
  const facts = factsOf[kind](order, reader)
  if (facts === null) return err('OUT_OF_DATE')
  return ok({ to: reader.email, ...(await renderMail(kind, facts)) })
}

/** That a patient asked something, or that its answer is due soon; no more once it is answered or erased. */
export async function prepareStaffFollowUp(
  kind: 'staff_follow_up' | 'staff_follow_up_due',
  mail: MailRow,
): Prepared {
  const id = subjectIdOf(mail)
  const [reader, order, question] = await Promise.all([
    findColleague(mail.userId),
    findOrder(mail),
    db().followUpQuestion.findFirst({
      where: { id, answeredAt: null, order: { key: { isNot: null } } },
      select: { dueAt: true },
    }),
  ])
  if (!reader) return err('RECIPIENT_GONE')
  if (!order || !question) return err('OUT_OF_DATE')
  const facts = {
    ...staffFacts(order, reader),
    workUrl: siteUrl(`/staff/questions/${id}`),
    dueAt: question.dueAt,
  }
  return ok({ to: reader.email, ...(await renderMail(kind, facts)) })
}

/** An alarm, about an order or about the installation. */
export async function prepareStaffAlarm(mail: MailRow): Prepared {
  const [reader, order] = await Promise.all([findColleague(mail.userId), findOrder(mail)])
  if (!reader) return err('RECIPIENT_GONE')
  const facts = {
    ...mailBasics(reader.locale),
    // An alarm's subject key begins with its code.
    code: /^[A-Z_]+(?=:)/.exec(mail.subjectKey)?.[0] ?? null,
    orderNumber: order?.number ?? null,
    workUrl: siteUrl(order ? `/staff/orders/${order.id}` : '/staff'),
  }
  return ok({ to: reader.email, ...(await renderMail('staff_alarm', facts)) })
}

/** That somebody wrote through the contact page. What they wrote is read on our own pages only. */
export async function prepareStaffContact(mail: MailRow): Prepared {
  const message = { id: subjectIdOf(mail), answeredAt: null }
  const [reader, isOpen] = await Promise.all([
    findColleague(mail.userId),
    db().contactMessage.count({ where: message }),
  ])
  if (!reader) return err('RECIPIENT_GONE')
  if (isOpen === 0) return err('OUT_OF_DATE')
  const facts = { ...mailBasics(reader.locale), workUrl: siteUrl(`/staff/messages/${message.id}`) }
  return ok({ to: reader.email, ...(await renderMail('staff_contact', facts)) })
}

async function findColleague(userId: string | null): Promise<Colleague | null> {
  if (userId === null) return null
  const user = await db().user.findFirst({
    where: { id: userId, role: { in: ['staff', 'admin'] }, disabledAt: null },
    select: { email: true, locale: true, timeZone: true },
  })
  return user?.email ? { ...user, email: user.email } : null
}

async function findOrder(mail: MailRow): Promise<OrderForMail | null> {
  return mail.orderId ? findOrderForMail(mail.orderId) : null
}

function isRunning(order: OrderForMail): boolean {
  return isOpen(order.status) && order.pausedAt === null
}

function staffFacts(order: OrderForMail, reader: Colleague) {
  return {
    ...mailBasics(reader.locale),
    orderNumber: order.number,
    workUrl: siteUrl(`/staff/orders/${order.id}`),
    timeZone: reader.timeZone,
  }
}

function dueFacts(order: OrderForMail, reader: Colleague) {
  return order.dueAt && { ...staffFacts(order, reader), dueAt: order.dueAt }
}
