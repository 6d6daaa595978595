import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { requirePatient } from '@/lib/auth/guards'
import { type AskPage, getAskPage } from '@/lib/deliveries/follow-up-queries'
import { systemClock } from '@/lib/platform/clock'
import { messagesFor } from '@/lib/shared/messages/messages'
import { Narrow } from '../../../_components/narrow'
import { ContactUs } from '../_components/contact-us'
import { type OrderPageProps, orderIdOf } from '../_components/order-params'
import { QuestionForm } from './_components/question-form'
import { QuestionThread } from './_components/question-thread'
import { sendQuestion } from './actions'

export const metadata: Metadata = { title: messagesFor('en').ask.title }

/** Follow-up questions about a delivered video, and what was answered. */
export default async function AskFollowUpPage({ params, searchParams }: OrderPageProps) {
  const orderId = await orderIdOf(params)
  const actor = await requirePatient(`/orders/${orderId}/ask`)
  const now = systemClock.now()
  const [found, { done }] = await Promise.all([getAskPage(actor, { orderId, now }), searchParams])
  if (!found.ok) notFound()
  const page = found.value
  const { ask: words, account } = messagesFor(page.locale)
  return (
    <Narrow>
      <div className="grid gap-10">
        <PageHeading eyebrow={account.status.title({ number: page.orderNumber })} intro={words.intro}>
          {words.title}
        </PageHeading>
        {done === 'sent' && (
          <Notice tone="success" isLive>
            {words.sent}
          </Notice>
        )}
        {page.questions.length > 0 && <QuestionThread page={page} now={now} />}
        <Asking orderId={orderId} page={page} />
        <p className="flex flex-wrap gap-3">
          {page.standing !== 'not_delivered' && (
            <LinkButton href={`/orders/${orderId}/watch`} variant="secondary">
              {words.toVideo}
            </LinkButton>
          )}
          <LinkButton href={`/orders/${orderId}`} variant="secondary">
            {words.back}
          </LinkButton>
        </p>
        <ContactUs locale={page.locale} />
      </div>
    </Narrow>
  )
}

/** The form while one more question may be asked; else why not, and who can help. */
function Asking({ orderId, page }: { orderId: string; page: AskPage }) {
  const words = messagesFor(page.locale).ask
  if (page.standing !== 'open') {
    const { title, text } = words.closed[page.standing]
    return <Notice title={title}>{text}</Notice>
  }
  const { heading, label, hint, send, errorTitle, promise } = words.form
  return (
    <section aria-labelledby="ask-form" className="grid gap-4">
      <h2 id="ask-form" className="text-2xl">
        {heading}
      </h2>
      <Notice tone="soon" title={words.urgentTitle}>
        {words.urgent}
      </Notice>
      <p>{promise}</p>
      <QuestionForm
        action={sendQuestion.bind(null, orderId)}
        words={{ label, hint: hint({ left: page.left }), send, errorTitle }}
      />
      <p className="text-ink-soft text-sm">{words.notAdvice}</p>
    </section>
  )
}
