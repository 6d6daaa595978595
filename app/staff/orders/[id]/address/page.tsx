import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { SavedNotice } from '@/components/staff/saved-notice'
import { Notice } from '@/components/ui/notice'
import { type PatientAddress, readAddress } from '@/lib/account/mend-address'
import { currentSession } from '@/lib/auth/current-actor'
import { requireStaff } from '@/lib/auth/guards'
import { systemClock } from '@/lib/platform/clock'
import { formatInstant } from '@/lib/shared/format-time'
import { orderIdOf, outcomeOf, type WorkPageProps } from '../_components/order-page-params'
import { MendForm } from './_components/mend-form'
import { mend } from './actions'

export const metadata: Metadata = { title: 'Mail address' }

/** Where a patient is written to; mended after a call. */
export default async function PatientAddressPage({ params, searchParams }: WorkPageProps) {
  const orderId = await orderIdOf(params)
  const actor = await requireStaff(`/staff/orders/${orderId}/address`)
  const [found, { done }, session] = await Promise.all([
    readAddress(actor, { orderId, now: systemClock.now() }),
    outcomeOf(searchParams),
    currentSession(),
  ])
  if (!found.ok) notFound()
  const { number, email, hasPatient } = found.value
  return (
    <div className="grid max-w-measure gap-4">
      <h1 className="text-2xl">
        Mail address, order <Link href={`/staff/orders/${orderId}`}>{number}</Link>
      </h1>
      <SavedNotice done={done} />
      <p>
        Now: <strong className="wrap-anywhere">{email ?? 'none'}</strong>
      </p>
      {hasPatient ? (
        <>
          <UseOfAddress address={found.value} timeZone={session?.timeZone ?? 'UTC'} />
          <Notice tone="soon" title="Only after a call">
            Whoever has the address can sign in and see the report. The patient is signed out everywhere and
            gets a mail at the new address. The address that was used so far gets one too: it asks to call us
            if it was not them.
          </Notice>
          <MendForm action={mend.bind(null, orderId)} />
        </>
      ) : (
        <Notice title="Nobody has confirmed an address for this order" />
      )}
    </div>
  )
}

/** Whether somebody reads mail at the address: then it was hardly mistyped. */
function UseOfAddress({ address, timeZone }: { address: PatientAddress; timeZone: string }) {
  const when = (date: Date | null) => (date ? formatInstant(date, timeZone) : 'never')
  const facts = [
    ['First sign-in', when(address.firstSignInAt)],
    ['Latest sign-in', when(address.lastSignInAt)],
    ['Last used', address.lastSeenAt ? when(address.lastSeenAt) : 'signed in nowhere now'],
  ]
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="font-semibold">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
