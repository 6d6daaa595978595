import Link from 'next/link'
import { buttonClass } from '@/components/ui/button'
import { Details } from '@/components/ui/details'
import { Notice } from '@/components/ui/notice'
import { withReturnTo } from '@/lib/auth/safe-return-to'
import { type OrdersClosed, ordersAvailability } from '@/lib/orders/service-availability'
import { systemClock } from '@/lib/platform/clock'
import { messagesFor } from '@/lib/shared/messages/messages'
import { ELSEWHERE, listPlaces } from '@/lib/shared/places'
import { closedWords } from './_components/closed-words'
import { StartForm } from './_components/start-form'
import { StepFrame } from './_components/step-frame'
import { startAction } from './actions'
import { currentDraft, isSignInNeeded } from './current-draft'

/** Step 1: before you start. */
export default async function StartPage({ searchParams }: { searchParams: Promise<{ gone?: string }> }) {
  const { order } = messagesFor('en')
  const now = systemClock.now()
  const [{ gone }, current, availability] = await Promise.all([
    searchParams,
    currentDraft(),
    ordersAvailability(now),
  ])
  const isWaiting = current === null && (await isSignInNeeded())
  const { states, countries } = listPlaces()
  const toOption = ({ code, name }: { code: string; name: string }) => ({ value: code, label: name })
  return (
    <StepFrame
      step="start"
      heading={order.start.heading}
      {...(current ? { kept: { until: current.draft.keptUntil, timeZone: current.draft.timeZone } } : {})}
    >
      {isWaiting && <SignInNotice words={order.waiting} href={withReturnTo('/sign-in', '/order/review')} />}
      {/* Sign-in leads whoever is signed in straight to their orders. */}
      {gone && !current && !isWaiting && <SignInNotice words={order.gone} href="/sign-in" />}
      {availability.status !== 'OPEN' && (
        <ClosedNotice closed={availability} now={now} hasDraft={current !== null || isWaiting} />
      )}
      <Notice tone="danger" title={order.start.emergencyTitle}>
        <p>{order.start.emergencyIntro}</p>
        <ul className="mt-2 list-disc ps-6">
          {order.start.emergencySigns.map((sign) => (
            <li key={sign}>{sign}</li>
          ))}
        </ul>
      </Notice>
      {availability.status === 'OPEN' && (
        <StartForm
          action={startAction}
          places={[
            { label: 'United States', options: states.map(toOption) },
            {
              label: 'Other countries',
              options: [...countries.map(toOption), { value: ELSEWHERE, label: order.start.placeOther }],
            },
          ]}
          orderedFor={current?.draft.orderedFor ?? undefined}
          place={current?.draft.place ?? undefined}
        />
      )}
      <Details summary={order.report.howTitle}>
        <ul className="list-disc space-y-2 ps-6">
          {order.report.how.map((way) => (
            <li key={way}>{way}</li>
          ))}
        </ul>
      </Details>
    </StepFrame>
  )
}

type SignInProps = { words: { heading: string; body: string; signIn: string }; href: string }

/** Why the order that one comes back to is not shown here, and where it is found. */
function SignInNotice({ words, href }: SignInProps) {
  return (
    <Notice tone="info" title={words.heading}>
      <p>{words.body}</p>
      <p>
        <Link href={href} prefetch={false} className="inline-flex min-h-[44px] items-center underline">
          {words.signIn}
        </Link>
      </p>
    </Notice>
  )
}

/** Said before the first answer is typed, and instead of a form that would be refused. */
function ClosedNotice({ closed, now, hasDraft }: { closed: OrdersClosed; now: Date; hasDraft: boolean }) {
  const { start } = messagesFor('en').order
  const { title, text } = closedWords(closed, now)
  return (
    <Notice tone="soon" title={title}>
      <p>
        {text} {hasDraft && start.kept}
      </p>
      <p>
        <a href="/order" className={buttonClass({ variant: 'secondary', size: 'sm' })}>
          {start.lookAgain}
        </a>
      </p>
    </Notice>
  )
}
