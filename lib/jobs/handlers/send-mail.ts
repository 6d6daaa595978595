import type { JobPayload } from '@/lib/jobs/definitions'
import type { JobContext } from '@/lib/jobs/job-context'
import { MAIL_KINDS, type MailKind } from '@/lib/jobs/mail-kinds'
import { matchEarlyBounce, recordMailBounce } from '@/lib/orders/record-mail-bounce'
import { db } from '@/lib/platform/db'
import { logger } from '@/lib/platform/logger'
import { sendThroughResend } from '@/lib/platform/resend'
import {
  prepareAddressCode,
  prepareAddressMovedAway,
  prepareDataErased,
  prepareEraseCode,
  prepareExportReady,
} from './mail/prepare-account-mail'
import { ofOrder, prepareVideoWaiting } from './mail/prepare-order-mail'
import { prepareShareCode } from './mail/prepare-share-mail'
import {
  prepareContinueDraft,
  prepareOrderCode,
  prepareSignInCode,
  prepareStaffInvite,
} from './mail/prepare-sign-in-mail'
import {
  prepareStaffAlarm,
  prepareStaffContact,
  prepareStaffFollowUp,
  prepareStaffOrderMail,
} from './mail/prepare-staff-mail'
import type { MailRow, Prepared } from './mail/prepared-mail'

const PREPARE = {
  sign_in_code: prepareSignInCode,
  order_code: prepareOrderCode,
  continue_draft: prepareContinueDraft,
  order_received: ofOrder('order_received'),
  needs_info: ofOrder('needs_info'),
  needs_info_reminder: ofOrder('needs_info_reminder'),
  order_delivered: ofOrder('order_delivered'),
  video_waiting: prepareVideoWaiting,
  order_canceled: ofOrder('order_canceled'),
  order_refunded: ofOrder('order_refunded'),
  payment_failed: ofOrder('payment_failed'),
  promise_missed: ofOrder('promise_missed'),
  video_withdrawn: ofOrder('video_withdrawn'),
  follow_up_answered: ofOrder('follow_up_answered'),
  export_ready: prepareExportReady,
  erase_code: prepareEraseCode,
  data_erased: prepareDataErased,
  address_mended: ofOrder('address_mended'),
  address_moved_away: prepareAddressMovedAway,
  address_code_new: (mail, now) => prepareAddressCode('new', mail, now),
  address_code_old: (mail, now) => prepareAddressCode('old', mail, now),
  share_code: prepareShareCode,
  share_ending: ofOrder('share_ending'),
  urgent_call_us: ofOrder('urgent_call_us'),
  staff_invite: prepareStaffInvite,
  staff_new_order: (mail) => prepareStaffOrderMail('staff_new_order', mail),
  staff_reply: (mail) => prepareStaffOrderMail('staff_reply', mail),
  staff_follow_up: (mail) => prepareStaffFollowUp('staff_follow_up', mail),
  staff_follow_up_due: (mail) => prepareStaffFollowUp('staff_follow_up_due', mail),
  staff_due_6h: (mail) => prepareStaffOrderMail('staff_due_6h', mail),
  staff_due_2h: (mail) => prepareStaffOrderMail('staff_due_2h', mail),
  staff_call_patient: (mail) => prepareStaffOrderMail('staff_call_patient', mail),
  staff_urgent: (mail) => prepareStaffOrderMail('staff_urgent', mail),
  staff_bounced: (mail) => prepareStaffOrderMail('staff_bounced', mail),
  staff_alarm: prepareStaffAlarm,
  staff_contact: prepareStaffContact,
} satisfies Record<MailKind, (mail: MailRow, now: Date) => Prepared>

/**
 * Sends one mail, once: the row's id is the provider's idempotency key, so a crash between sending and noting
 * it repeats nothing. A mail that lost its reader or its reason is dropped; one that the provider will never
 * take counts as bounced, so that staff hear of it. Throws to be retried.
 */
export async function sendMail(
  { mailId }: JobPayload<'mail.send'>,
  { now, signal }: JobContext,
): Promise<void> {
  const mail = await db().mail.findUnique({
    where: { id: mailId },
    select: {
      id: true,
      kind: true,
      subjectKey: true,
      orderId: true,
      userId: true,
      sentAt: true,
      providerId: true,
      bouncedAt: true,
    },
  })
  if (!mail || mail.bouncedAt !== null) return
  // Also when an earlier attempt ended between noting that it was sent and this.
  if (mail.sentAt !== null) return matchBounce(mail.providerId, now)
  const kind = MAIL_KINDS.find((known) => known === mail.kind)
  if (!kind) throw new Error(`no mail of kind ${mail.kind}`)
  const prepared = await PREPARE[kind](mail, now)
  if (!prepared.ok) {
    // What was overtaken, such as a new order that somebody has claimed already, is how it should be.
    const level = prepared.code === 'OUT_OF_DATE' ? 'debug' : 'info'
    logger[level]({ event: 'mail.dropped', mailId, kind, reason: prepared.code })
    return
  }
  const sent = await sendThroughResend(prepared.value, { idempotencyKey: mailId, signal })
  if (!sent.ok) {
    logger.error({ event: 'mail.refused', mailId, kind })
    await recordMailBounce(mailId, now)
    return
  }
  await db().mail.updateMany({
    where: { id: mailId, sentAt: null },
    data: { sentAt: now, providerId: sent.value.providerId },
  })
  await matchBounce(sent.value.providerId, now)
}

/** A bounce can be told before the answer to our sending is noted. */
async function matchBounce(providerId: string | null, now: Date): Promise<void> {
  if (providerId !== null) await matchEarlyBounce(providerId, now)
}
