import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { buttonClass, LinkButton } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { Notice } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { requirePatient } from '@/lib/auth/guards'
import { getTakeAway } from '@/lib/deliveries/take-away'
import type { TakeAway } from '@/lib/deliveries/take-away-schema'
import { systemClock } from '@/lib/platform/clock'
import { type Messages, messagesFor } from '@/lib/shared/messages/messages'
import { type OrderPageProps, orderIdOf } from '../_components/order-params'
import { NothingToWatch } from '../watch/_components/nothing-to-watch'
import { QuestionsForm } from './_components/questions-form'
import { VisitForm } from './_components/visit-form'
import { saveQuestions, saveVisit } from './actions'

export const metadata: Metadata = { title: messagesFor('en').takeAway.page.title }

/** More than this is printed smaller, so that it is one sheet of paper for nearly everybody. */
const ONE_SHEET_CHARS = 1_200

/** What a patient takes to the doctor: points, the next step in the report's words, and their own questions. */
export default async function TakeAwayPage({ params, searchParams }: OrderPageProps) {
  const orderId = await orderIdOf(params)
  const actor = await requirePatient(`/orders/${orderId}/take-away`)
  const [found, { done }] = await Promise.all([
    getTakeAway(actor, { orderId, now: systemClock.now() }),
    searchParams,
  ])
  if (!found.ok) {
    if (found.code === 'NOT_FOUND') notFound()
    if (found.code === 'NOT_OPENED') redirect(`/orders/${orderId}/watch`)
    return <NothingToWatch orderId={orderId} why={found.code} />
  }
  const { orderNumber, locale, keyPoints, nextSteps, mine } = found.value
  const { takeAway, account } = messagesFor(locale)
  const words = takeAway.page
  const questions = [...mine.ticked, ...mine.own]
  const isLong = [...questions, ...keyPoints, ...(nextSteps ?? [])].join('').length > ONE_SHEET_CHARS
  return (
    <article className={classNames('grid gap-9 print:gap-5', isLong && 'print:[zoom:0.75]')}>
      <PageHeading eyebrow={account.status.title({ number: orderNumber })}>{words.heading}</PageHeading>
      <p className="-mt-6 max-w-measure text-ink-soft text-lg print:hidden">{words.intro}</p>
      {done && <Notice tone="success" title={words.saved} isLive className="print:hidden" />}
      <p className="print:hidden">
        <a href={`/api/orders/${orderId}/take-away`} download className={buttonClass()}>
          {words.pdf}
        </a>
      </p>
      <Points heading={words.keyPoints} points={keyPoints} />
      <section aria-labelledby="next-step">
        <h2 id="next-step" className="text-2xl">
          {words.nextStep}
        </h2>
        {nextSteps === null && <p className="mt-2">{words.nextStepUnknown}</p>}
        {nextSteps?.length === 0 && <p className="mt-2">{words.noNextStep}</p>}
        {nextSteps?.map((step) => (
          <blockquote
            key={step}
            className="mt-2 max-w-measure border-action border-s-4 ps-4 text-lg print:max-w-none print:text-base"
          >
            {step}
          </blockquote>
        ))}
      </section>
      <PrintedQuestions heading={words.questions} questions={questions} />
      <MyQuestions orderId={orderId} mine={mine} words={words} />
      <MyVisit orderId={orderId} mine={mine} words={words} />
      <p className="print:hidden">
        <LinkButton href={`/orders/${orderId}/watch`} variant="secondary">
          {words.back}
        </LinkButton>
      </p>
    </article>
  )
}

function Points({ heading, points }: { heading: string; points: readonly string[] }) {
  if (points.length === 0) return null
  return (
    <section aria-labelledby="points">
      <h2 id="points" className="text-2xl">
        {heading}
      </h2>
      <ul className="mt-2 max-w-measure list-disc space-y-2 ps-6 text-lg print:max-w-none print:space-y-1 print:text-base">
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  )
}

/** On paper there is nothing to tick: only what was chosen. */
function PrintedQuestions({ heading, questions }: { heading: string; questions: readonly string[] }) {
  if (questions.length === 0) return null
  return (
    <section className="hidden print:block">
      <h2 className="text-2xl">{heading}</h2>
      <ul className="mt-2 list-disc ps-6">
        {questions.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ul>
    </section>
  )
}

type MineProps = { orderId: string; mine: TakeAway; words: Messages['takeAway']['page'] }

function MyQuestions({ orderId, mine, words }: MineProps) {
  // Not all the words of the page: some are functions, which do not cross to the browser.
  const { suggested, suggestions, own, ownHint, save, errorTitle } = words
  return (
    <section aria-labelledby="questions" className="print:hidden">
      <h2 id="questions" className="text-2xl">
        {words.questions}
      </h2>
      <QuestionsForm
        action={saveQuestions.bind(null, orderId)}
        saved={{ ticked: mine.ticked, own: mine.own.join('\n') }}
        words={{ suggested, suggestions, own, ownHint, save, errorTitle }}
      />
    </section>
  )
}

/** A visit that the patient knows of, for their own calendar. */
function MyVisit({ orderId, mine: { visit }, words }: MineProps) {
  const { what, whatHint, day, time, saveVisit: save, visitErrorTitle } = words
  return (
    <section aria-labelledby="visit" className="print:hidden">
      <h2 id="visit" className="text-2xl">
        {words.visit}
      </h2>
      <p className="text-ink-soft">{words.visitHint}</p>
      <VisitForm
        action={saveVisit.bind(null, orderId)}
        saved={{ what: visit?.what ?? '', day: visit?.day ?? '', time: visit?.time ?? '' }}
        words={{ what, whatHint, day, time, saveVisit: save, visitErrorTitle }}
      />
      {visit && (
        <p className="mt-4">
          <a
            href={`/api/orders/${orderId}/visit`}
            download
            className="inline-flex min-h-[44px] items-center font-medium text-action underline underline-offset-4"
          >
            {words.calendar}
          </a>
        </p>
      )}
    </section>
  )
}
