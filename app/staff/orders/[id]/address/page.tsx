import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { SavedNotice } from '@/components/staff/saved-notice'
import { Notice } from '@/components/ui/notice'
import { readAddress } from '@/lib/account/mend-address'
import { requireStaff } from '@/lib/auth/guards'
import { systemClock } from '@/lib/platform/clock'
import { orderIdOf, outcomeOf, type WorkPageProps } from '../_components/order-page-params'
import { MendForm } from './_components/mend-form'
import { mend } from './actions'

export const metadata: Metadata = { title: 'Mail address' }

/** Where a patient is written to; mended after a call. */
export default async function PatientAddressPage({ params, searchParams }: WorkPageProps) {
  const orderId = await orderIdOf(params)
  const actor = await requireStaff(`/staff/orders/${orderId}/address`)
  const [found, { done }] = await Promise.all([
    readAddress(actor, { orderId, now: systemClock.now() }),
    outcomeOf(searchParams),
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
          <Notice tone="soon" title="Only after a call">
            Whoever has the address can sign in and see the report. The patient is signed out everywhere and
            gets a mail at the new address.
          </Notice>
          <MendForm action={mend.bind(null, orderId)} />
        </>
      ) : (
        <Notice title="Nobody has confirmed an address for this order" />
      )}
    </div>
  )
}
