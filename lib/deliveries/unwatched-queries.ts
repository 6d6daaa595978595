import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'

const MOST = 200

export type UnwatchedRow = {
  orderId: string
  orderNumber: string
  deliveredAt: Date
  /** How many reminders went out. */
  reminders: number
  areRemindersOff: boolean
  /** A mail about this order came back: the patient may not know that the video is there. */
  hasBounced: boolean
}

/**
 * Videos whose door no patient has opened yet, the longest waiting first, 200 at most. It says nothing about health;
 * the actor only proves that staff ask.
 */
export async function listUnwatched(_actor: StaffActor): Promise<UnwatchedRow[]> {
  const deliveries = await db().delivery.findMany({
    where: { firstWatchedAt: null, withdrawnAt: null, order: { status: 'delivered', key: { isNot: null } } },
    orderBy: [{ deliveredAt: 'asc' }, { id: 'asc' }],
    take: MOST,
    select: {
      orderId: true,
      deliveredAt: true,
      order: { select: { number: true, remindersOffAt: true } },
    },
  })
  const mails = await db().mail.findMany({
    where: { orderId: { in: deliveries.map(({ orderId }) => orderId) } },
    select: { orderId: true, kind: true, sentAt: true, bouncedAt: true },
  })
  return deliveries.map(({ orderId, deliveredAt, order }) => {
    const mine = mails.filter((mail) => mail.orderId === orderId)
    return {
      orderId,
      orderNumber: order.number,
      deliveredAt,
      reminders: mine.filter(({ kind, sentAt }) => kind === 'video_waiting' && sentAt !== null).length,
      areRemindersOff: order.remindersOffAt !== null,
      hasBounced: mine.some(({ bouncedAt }) => bouncedAt !== null),
    }
  })
}
