import type { Metadata } from 'next'
import { Card } from '@/components/ui/card'
import { PageHeading } from '@/components/ui/page-heading'
import { SubmitButton } from '@/components/ui/submit-button'
import { currentSession } from '@/lib/auth/current-actor'
import { requirePatient } from '@/lib/auth/guards'
import { signOut, signOutEverywhere } from '@/lib/auth/sign-out'
import { messagesFor } from '@/lib/shared/messages/messages'
import { Narrow } from '../_components/narrow'

const { me: words } = messagesFor('en').account

export const metadata: Metadata = { title: words.title }

export default async function AccountPage() {
  await requirePatient('/account')
  const session = await currentSession()
  return (
    <Narrow>
      <div className="grid gap-8">
        <PageHeading>{words.title}</PageHeading>
        <p>
          {words.signedInAs} <strong className="break-words">{session?.email}</strong>
        </p>
        <Card className="grid gap-6">
          <form action={signOut} className="grid justify-items-start gap-2">
            <p className="text-ink-soft">{words.signOutHint}</p>
            <SubmitButton variant="secondary">{words.signOut}</SubmitButton>
          </form>
          <form
            action={signOutEverywhere}
            className="grid justify-items-start gap-2 border-line border-t pt-6"
          >
            <p className="text-ink-soft">{words.signOutEverywhereHint}</p>
            <SubmitButton variant="secondary">{words.signOutEverywhere}</SubmitButton>
          </form>
        </Card>
      </div>
    </Narrow>
  )
}
