import type { Metadata } from 'next'
import { LinkButton } from '@/components/ui/button'
import { PageHeading } from '@/components/ui/page-heading'
import { currentSession } from '@/lib/auth/current-actor'
import { requirePatient } from '@/lib/auth/guards'
import { messagesFor } from '@/lib/shared/messages/messages'
import { Narrow } from '../../_components/narrow'
import { ContactUs } from '../../orders/[id]/_components/contact-us'
import { AddressForm } from './_components/address-forms'
import { sendBothCodes } from './actions'

const words = messagesFor('en').myAccount.address

export const metadata: Metadata = { title: words.title }

/** Where a patient asks to be written to elsewhere. */
export default async function AddressPage() {
  await requirePatient('/account/address')
  const session = await currentSession()
  return (
    <Narrow>
      <div className="grid gap-9">
        <PageHeading intro={words.intro({ email: session?.email ?? '' })}>{words.title}</PageHeading>
        <AddressForm action={sendBothCodes} />
        <p>{words.noOld}</p>
        <p>
          <LinkButton href="/account" variant="secondary">
            {words.back}
          </LinkButton>
        </p>
        <ContactUs locale="en" />
      </div>
    </Narrow>
  )
}
