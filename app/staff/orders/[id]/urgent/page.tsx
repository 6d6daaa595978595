import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { UrgentPanel } from '@/components/staff/urgent-panel'
import { currentSession } from '@/lib/auth/current-actor'
import { requireStaff } from '@/lib/auth/guards'
import { systemClock } from '@/lib/platform/clock'
import { getUrgentState } from '@/lib/safety/urgent-queries'
import { getOrderFacts } from '@/lib/staff/order-facts'
import { urgentActions } from './urgent-actions'

export const metadata: Metadata = { title: 'Urgent finding' }

export default async function UrgentPage({ params }: PageProps<'/staff/orders/[id]/urgent'>) {
  const id = z.uuid().safeParse((await params).id)
  if (!id.success) notFound()
  const orderId = id.data
  const address = `/staff/orders/${orderId}/urgent`
  const actor = await requireStaff(address)
  const now = systemClock.now()
  const [state, facts, session] = await Promise.all([
    getUrgentState(actor, { orderId, now }),
    getOrderFacts(actor, { orderId, now }),
    currentSession(),
  ])
  if (!state.ok || !facts.ok) notFound()
  return (
    <div className="max-w-measure">
      <h1 className="mb-4 text-2xl">
        Urgent finding, order <Link href={`/staff/orders/${orderId}`}>{facts.value.number}</Link>
      </h1>
      <UrgentPanel
        state={state.value}
        facts={facts.value}
        timeZone={session?.timeZone ?? 'UTC'}
        actions={urgentActions(orderId, address)}
      />
    </div>
  )
}
