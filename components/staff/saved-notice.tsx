import { Notice } from '@/components/ui/notice'

const SAVED = {
  saved: 'Saved.',
  paused: 'New orders are paused.',
  opened: 'We take new orders again.',
  invited: 'Invited. The mail is on its way.',
  revoked: 'The invitation has ended.',
  changed: 'Changed.',
  answered: 'Sent. The patient gets a mail that there is an answer.',
  question_released: 'The question is back in the list.',
} as const
export type Saved = keyof typeof SAVED

/** Says what a form has done, after it came back with a word in its address. */
export function SavedNotice({ done }: { done: string | undefined }) {
  const words: Record<string, string> = SAVED
  const text = done === undefined ? undefined : words[done]
  return text ? <Notice tone="success" title={text} isLive className="mb-4" /> : null
}
