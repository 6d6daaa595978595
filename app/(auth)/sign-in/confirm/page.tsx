import type { Metadata } from 'next'
import { LinkButton } from '@/components/ui/button'
import { PageHeading } from '@/components/ui/page-heading'
import { type ChallengeView, readLinkedChallenge } from '@/lib/auth/read-challenge'
import { systemClock } from '@/lib/platform/clock'
import { messagesFor } from '@/lib/shared/messages/messages'
import { ConfirmForm } from './_components/confirm-form'
import { submitLink } from './actions'

const words = messagesFor('en').signIn.confirm

export const metadata: Metadata = { title: words.title }

/**
 * What a mail's link opens. Mail scanners fetch it too, so opening it changes nothing: a person presses the button.
 */
export default async function ConfirmPage({ searchParams }: PageProps<'/sign-in/confirm'>) {
  const { token } = await searchParams
  const challenge = typeof token === 'string' ? await readLinkedChallenge(token, systemClock.now()) : null
  if (!challenge || typeof token !== 'string') {
    return (
      <>
        <PageHeading intro={words.goneText}>{words.goneTitle}</PageHeading>
        <LinkButton href="/sign-in" className="mt-8" size="lg">
          {words.again}
        </LinkButton>
      </>
    )
  }
  const { title, text, button } = wordsFor(challenge)
  return (
    <>
      <PageHeading intro={text}>{title}</PageHeading>
      <ConfirmForm action={submitLink} token={token} button={button} />
    </>
  )
}

function wordsFor({ purpose, email }: ChallengeView): { title: string; text: string; button: string } {
  switch (purpose) {
    case 'sign_in':
      return { title: words.title, text: words.text({ address: email }), button: words.submit }
    case 'order':
      return { title: words.orderTitle, text: words.orderText({ address: email }), button: words.orderSubmit }
    case 'continue_draft':
      return { title: words.orderTitle, text: words.draftText, button: words.orderSubmit }
  }
}
