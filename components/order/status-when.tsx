import type { ReactNode } from 'react'
import { LocalTime } from '@/components/ui/local-time'
import { infoDeadline } from '@/lib/orders/info-deadline'
import type { PatientOrder } from '@/lib/orders/order-queries'
import { isOpen } from '@/lib/orders/order-status'
import { millisecondsLeft } from '@/lib/orders/promise'
import { messagesFor } from '@/lib/shared/messages/messages'

type Props = {
  order: PatientOrder
  now: Date
  /** The reader comes straight from paying; the payment's own message may still be on its way to us. */
  isBackFromPayment: boolean
  /** The one thing to do next. */
  action?: ReactNode
}

/** The one big answer of the status page: when? */
export function StatusWhen({ order, now, isBackFromPayment, action }: Props) {
  const words = messagesFor(order.locale).account.status.when
  const isOver = order.status === 'canceled' || order.status === 'expired' || order.isErased
  const heading = isOver ? words.now : words.heading
  const { answer, text } = whenAnswer(order, now, isBackFromPayment)
  return (
    <section
      aria-labelledby="when"
      className="rounded-card border-2 border-action bg-action-tint px-5 py-6 sm:px-7"
    >
      <h2 id="when" className="font-semibold text-action text-base">
        {heading}
      </h2>
      <p className="mt-1 font-display text-2xl leading-snug sm:text-3xl">{answer}</p>
      {text && <p className="mt-3 max-w-measure">{text}</p>}
      {action && <div className="mt-5 flex flex-wrap gap-3">{action}</div>}
    </section>
  )
}

function whenAnswer(
  order: PatientOrder,
  now: Date,
  isBackFromPayment: boolean,
): { answer: ReactNode; text: ReactNode } {
  const { account } = messagesFor(order.locale)
  const words = account.status.when
  const { status, dueAt, deliveredAt, pausedAt } = order
  if (status === 'draft' || status === 'awaiting_payment') return unpaidAnswer(order, isBackFromPayment)
  if (status === 'delivered' && !order.isErased) {
    return { answer: words.ready, text: deliveredAt && <LocalTimeOf order={order} date={deliveredAt} /> }
  }
  if (!isOpen(status) || dueAt === null) return overAnswer(order)
  const left = millisecondsLeft(dueAt, pausedAt, now)
  const isAgain = order.isPromiseKept && !order.promiseMissedAt
  const isLate = left <= 0 || order.promiseMissedAt !== null
  if (pausedAt) {
    const hours = Math.ceil(left / 3_600_000)
    const after = isLate ? words.pausedLate : words.pausedLeft({ hours })
    return {
      answer: words.paused,
      text: <WhilePaused order={order} pausedAt={pausedAt} after={isAgain ? words.againText : after} />,
    }
  }
  if (isAgain) return { answer: words.again, text: words.againText }
  if (isLate) return { answer: words.late, text: words.lateMoney }
  return {
    answer: (
      <>
        {words.by} <LocalTimeOf order={order} date={dueAt} />
      </>
    ),
    text: account.status.mailPromise,
  }
}

/** What comes after the answer, and what comes without one. */
function WhilePaused({ order, pausedAt, after }: { order: PatientOrder; pausedAt: Date; after: string }) {
  const words = messagesFor(order.locale).account.status.when
  return (
    <>
      {after}{' '}
      <strong>
        {words.answerBy} <LocalTimeOf order={order} date={infoDeadline(pausedAt)} />.
      </strong>{' '}
      {words.noAnswer}
    </>
  )
}

/** What is left to know of an order that has ended is where the money is. */
function overAnswer({ money, locale }: PatientOrder): { answer: string; text: string | null } {
  const { when, money: words } = messagesFor(locale).account.status
  if (money.refundFailed) return { answer: when.moneyStuck, text: when.moneyStuckText }
  if (money.refunding) return { answer: when.moneyOnItsWay, text: words.refundHint }
  if (money.refunds.length > 0) return { answer: when.moneySent, text: words.refundHint }
  if (money.isPending) return { answer: when.pending, text: when.pendingOver }
  if (money.charges.length === 0) return { answer: words.none, text: when.nothingToDo }
  return { answer: when.over, text: null }
}

function unpaidAnswer(order: PatientOrder, isBackFromPayment: boolean): { answer: string; text: string } {
  const words = messagesFor(order.locale).account.status.when
  if (order.money.isPending) return { answer: words.pending, text: words.pendingText }
  if (order.money.hasFailed) return { answer: words.unpaid, text: words.failedText }
  if (isBackFromPayment) return { answer: words.confirming, text: words.confirmingText }
  return { answer: words.unpaid, text: words.unpaidText }
}

function LocalTimeOf({ order, date }: { order: PatientOrder; date: Date }) {
  return <LocalTime date={date} timeZone={order.timeZone} locale={order.locale} />
}
