/** Every mail the product sends. One template in `emails/` each; none holds a health word or a name of a file. */
export const MAIL_KINDS = [
  'sign_in_code',
  'order_code',
  'continue_draft',
  'order_received',
  'needs_info',
  'needs_info_reminder',
  'order_delivered',
  'video_waiting',
  'order_canceled',
  'order_refunded',
  'payment_failed',
  'promise_missed',
  'video_withdrawn',
  'follow_up_answered',
  'export_ready',
  'erase_code',
  'data_erased',
  'address_code_new',
  'address_code_old',
  'address_mended',
  'address_moved_away',
  'share_code',
  'share_ending',
  'urgent_call_us',
  'staff_invite',
  'staff_new_order',
  'staff_reply',
  'staff_follow_up',
  'staff_follow_up_due',
  'staff_due_6h',
  'staff_due_2h',
  'staff_call_patient',
  'staff_urgent',
  'staff_bounced',
  'staff_alarm',
  'staff_contact',
] as const
export type MailKind = (typeof MAIL_KINDS)[number]

/** Someone sits before the screen and waits for these: they go before whatever else stands in the queue. */
const AWAITED: readonly MailKind[] = [
  'sign_in_code',
  'order_code',
  'continue_draft',
  'erase_code',
  'address_code_new',
  'address_code_old',
]

/** The place of a mail's job in the queue, the higher first: no patient waits behind a burst of notes to staff. */
export function mailPriority(kind: MailKind): number {
  if (AWAITED.includes(kind)) return 10
  return kind.startsWith('staff_') && kind !== 'staff_urgent' ? 0 : 5
}
