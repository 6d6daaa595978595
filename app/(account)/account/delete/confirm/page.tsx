import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { LinkButton } from '@/components/ui/button'
import { PageHeading } from '@/components/ui/page-heading'
import { SubmitButton } from '@/components/ui/submit-button'
import { currentSession } from '@/lib/auth/current-actor'
import { requirePatient } from '@/lib/auth/guards'
import { messagesFor } from '@/lib/shared/messages/messages'
import { Narrow } from '../../../_components/narrow'
import { DeleteForm } from '../_components/delete-form'
import { deleteAll, sendCode } from '../actions'

const words = messagesFor('en').myAccount.erase.confirm

export const metadata: Metadata = { title: words.title }

const querySchema = z.object({ c: z.uuid() })

/** The second step: the mailed code and a tick, then there is no way back. */
export default async function ConfirmDeletePage({ searchParams }: PageProps<'/account/delete/confirm'>) {
  const query = querySchema.safeParse(await searchParams)
  await requirePatient('/account/delete')
  if (!query.success) notFound()
  const session = await currentSession()
  return (
    <Narrow>
      <div className="grid gap-8">
        <PageHeading intro={words.sent({ email: session?.email ?? '' })}>{words.title}</PageHeading>
        <DeleteForm action={deleteAll.bind(null, query.data.c)} />
        <div className="flex flex-wrap gap-3">
          <LinkButton href="/account" variant="secondary">
            {words.back}
          </LinkButton>
          <form action={sendCode}>
            <SubmitButton variant="quiet">{words.newCode}</SubmitButton>
          </form>
        </div>
      </div>
    </Narrow>
  )
}
