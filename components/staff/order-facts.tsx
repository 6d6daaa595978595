import Link from 'next/link'
import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { LocalTime } from '@/components/ui/local-time'
import type { OrderedFor, TellHow } from '@/lib/orders/order-choices-schema'
import { isOpen, STAFF_LABELS } from '@/lib/orders/order-status'
import { placeName } from '@/lib/shared/places'
import type { OrderFacts } from '@/lib/staff/order-facts'
import { Countdown } from './countdown'
import { PhoneText } from './phone-text'

type OrderFactsViewProps = { facts: OrderFacts; timeZone: string }

/** The patient's questions on top, then what staff need to know of the order. */
export function OrderFactsView({ facts, timeZone }: OrderFactsViewProps) {
  return (
    <section aria-label="About the order" className="grid gap-4 text-sm">
      <div>
        <h2 className="text-lg">What the patient wants to know</h2>
        <p className="mt-1 max-w-measure whitespace-pre-wrap text-base">
          {facts.questions || 'The patient asked nothing in particular.'}
        </p>
      </div>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
        <Fact name="Status">
          <Badge>{STAFF_LABELS[facts.status]}</Badge>
        </Fact>
        {facts.msLeft !== null && facts.dueAt !== null && isOpen(facts.status) && (
          <Fact name="Promise">
            <Countdown msLeft={facts.msLeft} isPaused={facts.pausedAt !== null} />{' '}
            <span className="whitespace-nowrap">
              <LocalTime date={facts.dueAt} timeZone={timeZone} isBare />
            </span>
          </Fact>
        )}
        {facts.isPromiseKept && isOpen(facts.status) && (
          <Fact name="Promise">Kept. The video was withdrawn since and is made again.</Fact>
        )}
        {facts.promiseMissedAt && (
          <Fact name="Missed">
            <LocalTime date={facts.promiseMissedAt} timeZone={timeZone} isBare />. The money went back
            {isOpen(facts.status) && '; the video is still owed'}.
          </Fact>
        )}
        <Fact name="First name">{facts.firstName ?? 'Not known'}</Fact>
        <Fact name="Report of">{wordsFor(ORDERED_FOR_WORDS, facts.orderedFor)}</Fact>
        <Fact name="Tell">{wordsFor(TELL_HOW_WORDS, facts.tellHow)}</Fact>
        <Fact name="Patient is in">{facts.place === null ? 'Not known' : placeName(facts.place)}</Fact>
        <Fact name="Phone">
          <PhoneText {...facts} />
        </Fact>
        <Fact name="Mail address">
          <Link
            href={`/staff/orders/${facts.id}/address`}
            prefetch={false}
            className="text-action underline underline-offset-4"
          >
            See or mend it
          </Link>
        </Fact>
        <Fact name="Their time zone">{facts.timeZone.replaceAll('_', ' ')}</Fact>
        {facts.leadArticle && <Fact name="Came from">the article “{facts.leadArticle}”</Fact>}
        <Fact name="Claimed by">{facts.isMine ? 'You' : (facts.claimantName ?? 'Nobody')}</Fact>
      </dl>
    </section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-soft">{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

const ORDERED_FOR_WORDS: Record<OrderedFor, string> = {
  mine: 'the person who ordered',
  my_child: 'their child',
  adult_asked_me: 'an adult who asked them to order',
  adult_i_act_for: 'an adult they legally act for',
}

const TELL_HOW_WORDS: Record<TellHow, string> = {
  main_point_first: 'the main point first',
  in_order: 'in the order of the report',
  with_someone: 'they watch it with somebody',
}

function wordsFor(words: Record<string, string>, code: string | null): string {
  return code === null ? 'Not said' : (words[code] ?? code)
}
