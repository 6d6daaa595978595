import { createElement } from 'react'
import { render, toPlainText } from 'react-email'
import type { MailTemplate } from './_components/mail-basics'
import { addressCodeNewMail } from './address-code-new'
import { addressCodeOldMail } from './address-code-old'
import { addressMendedMail } from './address-mended'
import { addressMovedAwayMail } from './address-moved-away'
import { continueDraftMail } from './continue-draft'
import { dataErasedMail } from './data-erased'
import { eraseCodeMail } from './erase-code'
import { exportReadyMail } from './export-ready'
import { followUpAnsweredMail } from './follow-up-answered'
import { needsInfoMail } from './needs-info'
import { needsInfoReminderMail } from './needs-info-reminder'
import { orderCanceledMail } from './order-canceled'
import { orderCodeMail } from './order-code'
import { orderDeliveredMail } from './order-delivered'
import { orderReceivedMail } from './order-received'
import { orderRefundedMail } from './order-refunded'
import { paymentFailedMail } from './payment-failed'
import { promiseMissedMail } from './promise-missed'
import { shareCodeMail } from './share-code'
import { shareEndingMail } from './share-ending'
import { signInCodeMail } from './sign-in-code'
import { staffAlarmMail } from './staff-alarm'
import { staffBouncedMail } from './staff-bounced'
import { staffCallPatientMail } from './staff-call-patient'
import { staffContactMail } from './staff-contact'
import { staffDue2hMail } from './staff-due-2h'
import { staffDue6hMail } from './staff-due-6h'
import { staffFollowUpMail } from './staff-follow-up'
import { staffFollowUpDueMail } from './staff-follow-up-due'
import { staffInviteMail } from './staff-invite'
import { staffNewOrderMail } from './staff-new-order'
import { staffReplyMail } from './staff-reply'
import { staffUrgentMail } from './staff-urgent'
import { urgentCallUsMail } from './urgent-call-us'
import { videoWaitingMail } from './video-waiting'
import { videoWithdrawnMail } from './video-withdrawn'

const TEMPLATES = {
  sign_in_code: signInCodeMail,
  order_code: orderCodeMail,
  continue_draft: continueDraftMail,
  order_received: orderReceivedMail,
  needs_info: needsInfoMail,
  needs_info_reminder: needsInfoReminderMail,
  order_delivered: orderDeliveredMail,
  video_waiting: videoWaitingMail,
  order_canceled: orderCanceledMail,
  order_refunded: orderRefundedMail,
  payment_failed: paymentFailedMail,
  promise_missed: promiseMissedMail,
  video_withdrawn: videoWithdrawnMail,
  follow_up_answered: followUpAnsweredMail,
  export_ready: exportReadyMail,
  erase_code: eraseCodeMail,
  address_mended: addressMendedMail,
  address_moved_away: addressMovedAwayMail,
  address_code_new: addressCodeNewMail,
  address_code_old: addressCodeOldMail,
  data_erased: dataErasedMail,
  share_code: shareCodeMail,
  share_ending: shareEndingMail,
  urgent_call_us: urgentCallUsMail,
  staff_invite: staffInviteMail,
  staff_new_order: staffNewOrderMail,
  staff_reply: staffReplyMail,
  staff_follow_up: staffFollowUpMail,
  staff_follow_up_due: staffFollowUpDueMail,
  staff_due_6h: staffDue6hMail,
  staff_due_2h: staffDue2hMail,
  staff_call_patient: staffCallPatientMail,
  staff_urgent: staffUrgentMail,
  staff_bounced: staffBouncedMail,
  staff_alarm: staffAlarmMail,
  staff_contact: staffContactMail,
}

type Templates = typeof TEMPLATES
type Kind = keyof Templates

/** What each kind of mail has to be told. */
export type MailFacts = { [K in Kind]: Parameters<Templates[K]['subject']>[0] }
export type RenderedMail = { subject: string; html: string; text: string }

/** Renders a mail as HTML and as plain text. The same facts give the same bytes, so that a retry repeats itself. */
export async function renderMail<K extends Kind>(kind: K, facts: MailFacts[K]): Promise<RenderedMail> {
  const template: MailTemplate<MailFacts[K]> = pick(kind)
  const html = await render(createElement(() => template.Body(facts)))
  return { subject: template.subject(facts), html, text: toPlainText(html) }
}

function pick<K extends Kind>(kind: K): MailTemplate<MailFacts[K]> {
  const templates: { [Each in Kind]: MailTemplate<MailFacts[Each]> } = TEMPLATES
  return templates[kind]
}
