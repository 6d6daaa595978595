import type { Metadata } from 'next'
import { PageHeading } from '@/components/ui/page-heading'
import { readInvite } from '@/lib/auth/invites'
import { systemClock } from '@/lib/platform/clock'
import { messagesFor } from '@/lib/shared/messages/messages'
import { InviteForm } from './_components/invite-form'
import { acceptInvitation } from './actions'

const words = messagesFor('en').signIn.invite

export const metadata: Metadata = { title: words.title }

/** What an invitation's link opens; opening it changes nothing. */
export default async function InvitePage({ params }: PageProps<'/invite/[token]'>) {
  const { token } = await params
  const invite = await readInvite(token, systemClock.now())
  if (!invite) return <PageHeading intro={words.goneText}>{words.goneTitle}</PageHeading>
  return (
    <>
      <PageHeading intro={words.intro({ role: words.roles[invite.role] })}>{words.title}</PageHeading>
      <p className="mt-4">{words.address({ address: invite.email })}</p>
      <InviteForm action={acceptInvitation} token={token} displayName={invite.displayName ?? ''} />
    </>
  )
}
