import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { MoneyPanel } from '@/components/staff/money-panel'
import { currentSession } from '@/lib/auth/current-actor'
import { requireStaff } from '@/lib/auth/guards'
import { systemClock } from '@/lib/platform/clock'
import { getStaffMoney } from '@/lib/staff/money-queries'
import { moneyActions } from './money-actions'

export const metadata: Metadata = { title: 'Money' }

export default async function MoneyPage({ params }: PageProps<'/staff/orders/[id]/money'>) {
  const id = z.uuid().safeParse((await params).id)
  if (!id.success) notFound()
  const orderId = id.data
  const address = `/staff/orders/${orderId}/money`
  const actor = await requireStaff(address)
  const [money, session] = await Promise.all([
    getStaffMoney(actor, { orderId, now: systemClock.now() }),
    currentSession(),
  ])
  if (!money.ok) notFound()
  return (
    <div className="max-w-measure">
      <h1 className="mb-4 text-2xl">
        Order <Link href={`/staff/orders/${orderId}`}>{money.value.orderNumber}</Link>
      </h1>
      <MoneyPanel
        money={money.value}
        timeZone={session?.timeZone ?? 'UTC'}
        actions={moneyActions(orderId, address)}
      />
    </div>
  )
}
