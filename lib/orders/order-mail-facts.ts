import { db } from '@/lib/platform/db'
import type { OrderStatus } from './order-status'

/** What mails about an order are made from, to patients and to staff. */
export type OrderForMail = {
  id: string
  number: string
  status: OrderStatus
  /** Where we write to the patient; null once erased. */
  email: string | null
  locale: string
  timeZone: string
  dueAt: Date | null
  pausedAt: Date | null
  draftExpiresAt: Date
  closeReason: string | null
  /** Whether it was paid, or a bank still works on a payment. */
  money: 'paid' | 'pending' | 'unpaid'
  hasNoPhone: boolean
  /** A live delivery whose door the patient has not opened, and they did not turn reminders off. */
  mayRemindToWatch: boolean
}

/** Reads an order for its mails; null when there is none. */
export async function findOrderForMail(orderId: string): Promise<OrderForMail | null> {
  const order = await db().order.findUnique({
    where: { id: orderId },
    select: {
      id: true,
      number: true,
      status: true,
      email: true,
      locale: true,
      timeZone: true,
      dueAt: true,
      pausedAt: true,
      draftExpiresAt: true,
      closeReason: true,
      paidAt: true,
      hasNoPhone: true,
      remindersOffAt: true,
      _count: {
        select: {
          deliveries: { where: { withdrawnAt: null, firstWatchedAt: null } },
          payments: { where: { status: 'pending' } },
        },
      },
    },
  })
  if (!order) return null
  const { paidAt, remindersOffAt, _count, ...facts } = order
  const mayRemindToWatch = remindersOffAt === null && _count.deliveries > 0
  const unpaid = _count.payments > 0 ? 'pending' : 'unpaid'
  return { ...facts, money: paidAt === null ? unpaid : 'paid', mayRemindToWatch }
}
