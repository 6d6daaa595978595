import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { AskInfoPanel } from '@/components/staff/ask-info-panel'
import { ProblemNotice } from '@/components/staff/problem-notice'
import { currentSession } from '@/lib/auth/current-actor'
import { requireStaff } from '@/lib/auth/guards'
import { systemClock } from '@/lib/platform/clock'
import { getOrderFacts } from '@/lib/staff/order-facts'
import { askActions } from './ask-actions'

export const metadata: Metadata = { title: 'Ask the patient' }

const querySchema = z.object({ problem: z.string().max(40).optional().catch(undefined) })

export default async function AskPage({ params, searchParams }: PageProps<'/staff/orders/[id]/ask'>) {
  const id = z.uuid().safeParse((await params).id)
  if (!id.success) notFound()
  const orderId = id.data
  const address = `/staff/orders/${orderId}/ask`
  const actor = await requireStaff(address)
  const { problem } = querySchema.parse(await searchParams)
  const [facts, session] = await Promise.all([
    getOrderFacts(actor, { orderId, now: systemClock.now() }),
    currentSession(),
  ])
  if (!facts.ok) notFound()
  return (
    <div className="max-w-measure">
      <h1 className="mb-4 text-2xl">
        Order <Link href={`/staff/orders/${orderId}`}>{facts.value.number}</Link>
      </h1>
      <ProblemNotice code={problem} />
      <AskInfoPanel
        facts={facts.value}
        timeZone={session?.timeZone ?? 'UTC'}
        actions={askActions(orderId, address)}
      />
    </div>
  )
}
