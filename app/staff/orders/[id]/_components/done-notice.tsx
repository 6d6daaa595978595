import { Notice } from '@/components/ui/notice'

const DONE = {
  claimed:
    'You claimed this order. Write the script, then record the video or upload one, and write the plain report.',
  released: 'The order is back in the queue.',
  submitted: 'It is in review. A colleague reads and watches it next.',
  sent_back: 'It is back with its author, with your note.',
  approved: 'Approved. It can be delivered now.',
  delivered: 'Delivered. The patient gets a mail now.',
  withdrawn: 'Withdrawn. The patient can no longer see it, and gets a mail that says so.',
  cards: 'The cards are saved.',
  serious: 'The mark is saved.',
  reviewed: 'Thank you. Your reading is on record.',
} as const

/** Says what just happened, after a form came back. */
export function DoneNotice({ done }: { done: string | undefined }) {
  const words: Record<string, string> = DONE
  const text = done === undefined ? undefined : words[done]
  return text ? <Notice tone="success" title={text} isLive /> : null
}
