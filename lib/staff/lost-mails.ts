import type { MailKind } from '@/lib/jobs/mail-kinds'
import { db } from '@/lib/platform/db'

export type LostMail = { id: string; name: string; at: Date }

/**
 * The mails to an order's patient that did not arrive, newest first: somebody has to say it by phone. Those from
 * before the address was mended are left out, and so are codes, which whoever waits for one asks for again.
 */
export async function listLostMails(orderId: string): Promise<LostMail[]> {
  const mended = await db().mail.findFirst({
    where: {
      orderId,
      OR: [{ kind: 'address_mended' }, { subjectKey: { startsWith: `${orderId}:address:` } }],
    },
    orderBy: { createdAt: 'desc' },
    select: { createdAt: true },
  })
  const lost = await db().mail.findMany({
    where: {
      orderId,
      userId: null,
      bouncedAt: { not: null },
      ...(mended && { createdAt: { gte: mended.createdAt } }),
    },
    orderBy: { createdAt: 'desc' },
    select: { id: true, kind: true, createdAt: true },
  })
  const names: Partial<Record<string, string | null>> = NAMES
  return lost.flatMap(({ id, kind, createdAt: at }) => {
    const name = names[kind]
    return name ? [{ id, name, at }] : []
  })
}

/** What each mail to a patient is called here; null for those that say nothing of the order. */
const NAMES = {
  sign_in_code: null,
  order_code: null,
  continue_draft: null,
  order_received: 'Order received',
  needs_info: 'What we asked',
  needs_info_reminder: 'Reminder of what we asked',
  order_delivered: 'Video ready',
  video_waiting: 'Video not watched yet',
  order_canceled: 'Order canceled',
  order_refunded: 'Money returned',
  payment_failed: 'Payment failed',
  promise_missed: 'Video is late',
  video_withdrawn: 'Video withdrawn',
  follow_up_answered: 'Question answered',
  export_ready: null,
  erase_code: null,
  data_erased: null,
  address_code_new: null,
  address_code_old: null,
  address_mended: 'Address mended',
  address_moved_away: null,
  share_code: null,
  share_ending: 'Share link ends soon',
  urgent_call_us: 'Please call us',
} as const satisfies Record<Exclude<MailKind, `staff_${string}`>, string | null>
