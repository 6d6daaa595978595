import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { SubmitButton } from '@/components/ui/submit-button'
import { requirePatient } from '@/lib/auth/guards'
import { getPatientOrder } from '@/lib/orders/order-queries'
import { systemClock } from '@/lib/platform/clock'
import { messagesFor } from '@/lib/shared/messages/messages'
import { Narrow } from '../../../_components/narrow'
import { type OrderPageProps, orderIdOf } from '../_components/order-params'
import { cancel } from '../actions'

export const metadata: Metadata = { title: messagesFor('en').account.status.cancel.title }

export default async function CancelOrderPage({ params, searchParams }: OrderPageProps) {
  const orderId = await orderIdOf(params)
  const actor = await requirePatient(`/orders/${orderId}/cancel`)
  const [found, { problem }] = await Promise.all([
    getPatientOrder(actor, { orderId, now: systemClock.now() }),
    searchParams,
  ])
  if (!found.ok) notFound()
  const order = found.value
  const { status } = messagesFor(order.locale).account
  const words = status.cancel
  const isTooLate = !order.mayCancel || problem !== undefined
  return (
    <Narrow>
      <div className="grid gap-6">
        <PageHeading eyebrow={status.title({ number: order.number })}>{words.title}</PageHeading>
        {isTooLate ? <Notice>{words.tooLate}</Notice> : <p className="text-lg">{words.text}</p>}
        <div className="flex flex-wrap gap-4">
          {!isTooLate && (
            <form action={cancel.bind(null, order.id)}>
              <SubmitButton variant="danger">{words.confirm}</SubmitButton>
            </form>
          )}
          <LinkButton href={`/orders/${order.id}`} variant="secondary">
            {words.back}
          </LinkButton>
        </div>
      </div>
    </Narrow>
  )
}
