import { PlayCircle } from 'lucide-react'
import type { Metadata } from 'next'
import { z } from 'zod'
import { OrderListCard } from '@/components/order/order-list-card'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeading } from '@/components/ui/page-heading'
import { requirePatient } from '@/lib/auth/guards'
import { listPatientOrders } from '@/lib/orders/order-queries'
import { systemClock } from '@/lib/platform/clock'
import { messagesFor } from '@/lib/shared/messages/messages'
import { Narrow } from '../_components/narrow'
import { goOn } from './[id]/actions'

const { orders: words } = messagesFor('en').account

export const metadata: Metadata = { title: words.title }

const query = z.object({ after: z.uuid().nullable().catch(null) })

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function OrdersPage({ searchParams }: Props) {
  const actor = await requirePatient('/orders')
  const { after } = query.parse({ after: (await searchParams).after ?? null })
  const now = systemClock.now()
  const { orders, nextAfter } = await listPatientOrders(actor, after)
  return (
    <Narrow>
      <PageHeading>{words.title}</PageHeading>
      {orders.length === 0 ? (
        <div className="mt-8">
          <EmptyState
            icon={<PlayCircle />}
            title={words.empty}
            action={<LinkButton href="/order">{words.start}</LinkButton>}
          >
            {words.emptyHint}
          </EmptyState>
        </div>
      ) : (
        <ul className="mt-8 grid gap-4">
          {orders.map((order) => (
            <li key={order.id}>
              <OrderListCard order={order} now={now} goOn={goOn.bind(null, order.id)} />
            </li>
          ))}
        </ul>
      )}
      <p className="mt-6 flex flex-wrap gap-4">
        {after && (
          <LinkButton href="/orders" variant="secondary">
            {words.newest}
          </LinkButton>
        )}
        {nextAfter && (
          <LinkButton href={`/orders?after=${nextAfter}`} variant="secondary">
            {words.older}
          </LinkButton>
        )}
      </p>
    </Narrow>
  )
}
