import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { EmergencyNotice } from '@/components/order/emergency-notice'
import { StatusConversation } from '@/components/order/status-conversation'
import { StatusKept } from '@/components/order/status-kept'
import { StatusMoney } from '@/components/order/status-money'
import { StatusTimeline } from '@/components/order/status-timeline'
import { StatusWhen } from '@/components/order/status-when'
import { LinkButton } from '@/components/ui/button'
import { Details } from '@/components/ui/details'
import { Notice } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { SubmitButton } from '@/components/ui/submit-button'
import { VersionPoller } from '@/components/ui/version-poller'
import { requirePatient } from '@/lib/auth/guards'
import { getPatientOrder, type PatientOrder } from '@/lib/orders/order-queries'
import { isOpen } from '@/lib/orders/order-status'
import { systemClock } from '@/lib/platform/clock'
import { alarmSignsIn } from '@/lib/safety/alarming-text'
import { messagesFor } from '@/lib/shared/messages/messages'
import { Narrow } from '../../_components/narrow'
import { AskBox } from './_components/ask-box'
import { ContactUs } from './_components/contact-us'
import { HideInfoParts } from './_components/hide-info-parts'
import { InfoRequest } from './_components/info-request'
import { type OrderPageProps, orderIdOf } from './_components/order-params'
import { WhereWeWrite } from './_components/where-we-write'
import { goOn } from './actions'

/** Opaque: the title is kept in histories and shown on shared screens. */
export const metadata: Metadata = { title: messagesFor('en').account.orders.title }

const LIVE_SECONDS = 15
const PAYMENT_SECONDS = 5

export default async function OrderStatusPage({ params, searchParams }: OrderPageProps) {
  const orderId = await orderIdOf(params)
  const actor = await requirePatient(`/orders/${orderId}`)
  const now = systemClock.now()
  const [found, query] = await Promise.all([getPatientOrder(actor, { orderId, now }), searchParams])
  if (!found.ok) notFound()
  const order = found.value
  if (order.status === 'needs_info' && typeof query.hide === 'string') {
    return (
      <Narrow>
        <HideInfoParts order={order} pageId={query.hide} />
      </Narrow>
    )
  }
  const words = messagesFor(order.locale).account.status
  const isUnpaid = order.status === 'draft' || order.status === 'awaiting_payment'
  const { isPending, hasFailed } = order.money
  const isMoneyOnItsWay = order.money.refunding !== null || order.money.refundFailed !== null
  const isBackFromPayment = isUnpaid && query.paid === '1' && !isPending && !hasFailed
  const everySeconds = isUnpaid ? PAYMENT_SECONDS : LIVE_SECONDS
  const { heading, intro } = statusWords(order)
  const paying = isUnpaid ? payingWords(words.when, { isBackFromPayment, isPending, hasFailed }) : null
  return (
    <Narrow>
      <div className="grid gap-10">
        <PageHeading eyebrow={words.title({ number: order.number })} intro={paying ? undefined : intro}>
          {paying ?? heading}
        </PageHeading>
        {query.done === 'answered' && order.status !== 'needs_info' && (
          <Notice tone="success" isLive>
            {words.info.sent}
          </Notice>
        )}
        {query.done === 'answered' && isAlarming(order) && <EmergencyNotice locale={order.locale} />}
        <StatusWhen
          order={order}
          now={now}
          isBackFromPayment={isBackFromPayment}
          action={nextAction(order, isBackFromPayment)}
        />
        {order.status === 'needs_info' && (
          <InfoRequest
            actor={actor}
            order={order}
            uploadProblem={typeof query.problem === 'string' ? query.problem : null}
          />
        )}
        <AskBox actor={actor} order={order} now={now} />
        <StatusTimeline order={order} />
        <WhereWeWrite order={order} isSaved={query.done === 'address'} />
        <section aria-labelledby="money">
          <h2 id="money" className="mb-3 text-2xl">
            {words.money.heading}
          </h2>
          <StatusMoney order={order} />
        </section>
        {order.status !== 'needs_info' && order.messages.length > 0 && (
          <Details summary={words.info.earlier} look="line">
            <StatusConversation messages={order.messages} timeZone={order.timeZone} locale={order.locale} />
          </Details>
        )}
        {order.mayCancel && (
          <div>
            <p className="text-ink-soft">{words.cancel.hint}</p>
            <LinkButton href={`/orders/${order.id}/cancel`} variant="secondary" className="mt-3">
              {words.cancel.link}
            </LinkButton>
          </div>
        )}
        <StatusKept order={order} />
        <ContactUs locale={order.locale} />
        {(isUnpaid || isOpen(order.status) || isMoneyOnItsWay) && (
          <>
            <p className="text-ink-soft text-sm">{words.liveNote}</p>
            <VersionPoller
              url={`/api/orders/${order.id}/status`}
              version={order.version}
              everySeconds={everySeconds}
            />
          </>
        )}
      </div>
    </Narrow>
  )
}

function statusWords({ status, locale, closeReason, isErased }: PatientOrder) {
  const { account, orderStatus } = messagesFor(locale)
  const { kept, canceledBecause } = account.status
  const { heading, text } = orderStatus[status]
  if (isErased && status === 'delivered') return { heading: kept.erasedHeading, intro: undefined }
  const because: Record<string, string> = canceledBecause
  return { heading, intro: status === 'canceled' ? (because[closeReason ?? ''] ?? text) : text }
}

/** Their answer reached staff, who phone; the patient hears at once where help is. */
function isAlarming({ messages }: PatientOrder): boolean {
  const answer = messages.findLast(({ author }) => author === 'patient')
  return answer !== undefined && alarmSignsIn(answer.body).length > 0
}

/** While it is being paid, or was refused, that is the news; null when the status itself is. */
function payingWords(
  words: ReturnType<typeof messagesFor>['account']['status']['when'],
  state: { isBackFromPayment: boolean; isPending: boolean; hasFailed: boolean },
): string | null {
  if (state.isPending) return words.pending
  if (state.hasFailed) return words.failed
  return state.isBackFromPayment ? words.confirming : null
}

/** The one thing to do next, if there is one. */
function nextAction(order: PatientOrder, isBackFromPayment: boolean): ReactNode {
  const words = messagesFor(order.locale).account.status
  if (order.status === 'delivered' && !order.isErased) {
    return (
      <LinkButton href={`/orders/${order.id}/watch`} size="lg">
        {words.watch}
      </LinkButton>
    )
  }
  if (isBackFromPayment || order.money.isPending) {
    return (
      <LinkButton
        href={`/orders/${order.id}${isBackFromPayment ? '?paid=1' : ''}`}
        variant="secondary"
        prefetch={false}
      >
        {words.reload}
      </LinkButton>
    )
  }
  if (order.status === 'draft' || order.status === 'awaiting_payment') {
    return (
      <form action={goOn.bind(null, order.id)}>
        <SubmitButton>{order.status === 'draft' ? words.goOn : words.payNow}</SubmitButton>
      </form>
    )
  }
  if (order.status === 'canceled' || order.status === 'expired' || order.isErased) {
    return (
      <LinkButton href="/order" variant="secondary">
        {words.orderAgain}
      </LinkButton>
    )
  }
  return null
}
