import { LocalTime } from '@/components/ui/local-time'
import { Timeline, type TimelineItem } from '@/components/ui/timeline'
import type { OrderHappening, PatientOrder } from '@/lib/orders/order-queries'
import type { OrderCommand, OrderStatus } from '@/lib/orders/order-status'
import { type Messages, messagesFor } from '@/lib/shared/messages/messages'

type Words = Messages['account']['status']['timeline']

/** What each happening is called for a patient; null for what only matters inside. */
const HAPPENINGS = {
  start: 'started',
  submit: null,
  reopen: null,
  expire: 'expired',
  receive: 'received',
  revive: 'revived',
  claim: 'claimed',
  release: 'released',
  submit_for_review: 'made',
  send_back: 'sent_back',
  deliver: 'delivered',
  ask_info: 'needs_info',
  answer_info: 'answered',
  cancel_unclaimed: 'canceled',
  cancel: 'canceled',
  withdraw: 'withdrawn',
} as const satisfies Record<OrderCommand | 'start', keyof Words | null>

/** What happens now in each status, and what is still to come. */
const UPCOMING = {
  draft: [],
  awaiting_payment: [],
  received: ['waiting', 'nextMake', 'nextCheck', 'nextReady'],
  in_production: ['nextMake', 'nextCheck', 'nextReady'],
  in_review: ['nextCheck', 'nextReady'],
  needs_info: ['nextAnswer', 'nextReady'],
  delivered: [],
  canceled: [],
  expired: [],
} as const satisfies Record<OrderStatus, readonly (keyof Words)[]>

/** What has happened to an order and what comes next, in a patient's words. */
export function StatusTimeline({ order }: { order: PatientOrder }) {
  const words = messagesFor(order.locale).account.status.timeline
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline" className="mb-4 text-2xl">
        {words.heading}
      </h2>
      <Timeline items={[...doneItems(order, words), ...upcomingItems(order, words)]} />
    </section>
  )
}

function doneItems(order: PatientOrder, words: Words): TimelineItem[] {
  const happened = order.happenings.flatMap((happening) => {
    const key = wordOf(happening)
    return key === null ? [] : [{ title: words[key], at: happening.at }]
  })
  const late = order.promiseMissedAt ? [{ title: words.late, at: order.promiseMissedAt }] : []
  return [...happened, ...late]
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ title, at }, index) => ({
      id: `done-${index}`,
      title,
      state: 'done',
      time: <LocalTime date={at} timeZone={order.timeZone} locale={order.locale} isBare />,
    }))
}

function upcomingItems(order: PatientOrder, words: Words): TimelineItem[] {
  return UPCOMING[order.status].map((key, index) => ({
    id: key,
    title: words[key],
    state: index === 0 ? 'current' : 'upcoming',
  }))
}

function wordOf({ command, isByPatient }: OrderHappening): keyof Words | null {
  // Staff may go on when no answer came.
  if (command === 'answer_info' && !isByPatient) return 'wentOn'
  return isKnown(command) ? HAPPENINGS[command] : null
}

function isKnown(command: string): command is keyof typeof HAPPENINGS {
  return Object.hasOwn(HAPPENINGS, command)
}
