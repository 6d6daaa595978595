/** What somebody did with a patient's data, as the patient is told: pure, and safe to import on the client. */
export const LOOKS = [
  'refused',
  'order',
  'report',
  'video',
  'work',
  'message',
  'question',
  'urgent',
  'money',
  'share',
  'export',
  'other',
] as const
export type Look = (typeof LOOKS)[number]

const BY_NOUN: Readonly<Record<string, Look>> = {
  order: 'order',
  file: 'report',
  video: 'video',
  delivery: 'video',
  script: 'work',
  plain_report: 'work',
  work: 'work',
  message: 'message',
  question: 'question',
  urgent: 'urgent',
  refund: 'money',
  share: 'share',
  account: 'export',
}

/** Which of them an entry of the audit trail is. */
export function lookOf({ action, wasAllowed }: { action: string; wasAllowed: boolean }): Look {
  if (!wasAllowed) return 'refused'
  return BY_NOUN[action.split('.', 1)[0] ?? ''] ?? 'other'
}
