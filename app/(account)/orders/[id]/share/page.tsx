import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { requirePatient } from '@/lib/auth/guards'
import { getSharePage } from '@/lib/deliveries/share-queries'
import { systemClock } from '@/lib/platform/clock'
import { messagesFor } from '@/lib/shared/messages/messages'
import { type OrderPageProps, orderIdOf } from '../_components/order-params'
import { NothingToWatch } from '../watch/_components/nothing-to-watch'
import { ShareForm } from './_components/share-form'
import { ShareList } from './_components/share-list'
import { makeShare } from './actions'

export const metadata: Metadata = { title: messagesFor('en').share.title }

/** The patient's links: one person each, stopped at a press. */
export default async function SharePage({ params, searchParams }: OrderPageProps) {
  const orderId = await orderIdOf(params)
  const actor = await requirePatient(`/orders/${orderId}/share`)
  const [found, { done, problem }] = await Promise.all([
    getSharePage(actor, { orderId, now: systemClock.now() }),
    searchParams,
  ])
  if (!found.ok)
    return found.code === 'NOT_FOUND' ? notFound() : <NothingToWatch orderId={orderId} why={found.code} />
  const page = found.value
  const { share: words, account } = messagesFor(page.locale)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-10">
      <PageHeading eyebrow={account.status.title({ number: page.orderNumber })} intro={words.intro}>
        {words.heading}
      </PageHeading>
      {(done === 'stopped' || done === 'kept') && (
        <Notice tone="success" isLive>
          {words.done[done]}
        </Notice>
      )}
      {problem && (
        <Notice tone="danger" isLive>
          {words.problem}
        </Notice>
      )}
      <ShareList orderId={orderId} page={page} />
      <ShareForm
        action={makeShare.bind(null, orderId)}
        chapters={page.chapters}
        firstName={page.firstName}
        locale={page.locale}
      />
      <p>
        <LinkButton href={`/orders/${orderId}/watch`} variant="secondary">
          {words.back}
        </LinkButton>
      </p>
    </div>
  )
}
