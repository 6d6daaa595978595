import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { LinkButton } from '@/components/ui/button'
import { PageHeading } from '@/components/ui/page-heading'
import { requirePatient } from '@/lib/auth/guards'
import { messagesFor } from '@/lib/shared/messages/messages'
import { Narrow } from '../../../_components/narrow'
import { CodesForm } from '../_components/address-forms'
import { changeToNew } from '../actions'

const words = messagesFor('en').myAccount.address

export const metadata: Metadata = { title: words.confirm.title }

const querySchema = z.object({ c: z.uuid() })

/** Both codes, and the account has moved. */
export default async function ConfirmAddressPage({ searchParams }: PageProps<'/account/address/confirm'>) {
  const query = querySchema.safeParse(await searchParams)
  await requirePatient('/account/address')
  if (!query.success) notFound()
  return (
    <Narrow>
      <div className="grid gap-8">
        <PageHeading intro={words.confirm.intro}>{words.confirm.title}</PageHeading>
        <CodesForm action={changeToNew.bind(null, query.data.c)} />
        <p className="flex flex-wrap gap-3">
          <LinkButton href="/account/address" variant="secondary">
            {words.confirm.again}
          </LinkButton>
          <LinkButton href="/account" variant="secondary">
            {words.back}
          </LinkButton>
        </p>
      </div>
    </Narrow>
  )
}
