import type { Metadata } from 'next'
import { LinkButton } from '@/components/ui/button'
import { Details } from '@/components/ui/details'
import { Notice } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { readBrowserToken } from '@/lib/auth/browser-cookie'
import { type CurrentSession, currentSession } from '@/lib/auth/current-actor'
import { pageAfterSignIn } from '@/lib/auth/page-after-sign-in'
import { readOwnChallenge } from '@/lib/auth/read-challenge'
import { withReturnTo } from '@/lib/auth/safe-return-to'
import { systemClock } from '@/lib/platform/clock'
import { messagesFor } from '@/lib/shared/messages/messages'
import { CodeForm } from './_components/code-form'
import { ResendForm } from './_components/resend-form'
import { resendCode, submitCode } from './actions'
import { RESEND_AFTER_SECONDS } from './code-schema'

const words = messagesFor('en').signIn.code

export const metadata: Metadata = { title: words.title }

export default async function CodePage({ searchParams }: PageProps<'/sign-in/code'>) {
  const { challenge: id, sent } = await searchParams
  const now = systemClock.now()
  const challenge = typeof id === 'string' ? await readOwnChallenge(id, await readBrowserToken(), now) : null
  if (!challenge) return <OverPage session={await currentSession()} />
  const ageSeconds = (now.getTime() - challenge.createdAt.getTime()) / 1_000
  return (
    <>
      <PageHeading intro={words.intro({ address: challenge.email })}>{words.title}</PageHeading>
      {sent === 'again' && <Notice tone="success" title={words.resent} className="mt-6" isLive />}
      {sent === 'too-soon' && <Notice tone="soon" title={words.resendTooSoon} className="mt-6" isLive />}
      {sent === 'too-many' && <Notice tone="soon" title={words.errors.TOO_MANY} className="mt-6" isLive />}
      <CodeForm action={submitCode} challengeId={challenge.challengeId} />
      <div className="mt-10">
        <Details summary={words.nothingCame}>
          <p>{words.nothingCameText}</p>
          <ResendForm
            key={challenge.challengeId}
            action={resendCode}
            challengeId={challenge.challengeId}
            waitSeconds={Math.max(0, Math.ceil(RESEND_AFTER_SECONDS - ageSeconds))}
          />
        </Details>
        <LinkButton
          href={withReturnTo('/sign-in', challenge.returnTo)}
          variant="quiet"
          size="sm"
          className="-ms-3 mt-2"
        >
          {words.wrongAddress}
        </LinkButton>
      </div>
    </>
  )
}

/** Back on a code that was used, or too late for it: in either case one way on. */
function OverPage({ session }: { session: CurrentSession | null }) {
  if (session) {
    return (
      <>
        <PageHeading intro={words.doneText({ address: session.email })}>{words.doneTitle}</PageHeading>
        <LinkButton href={pageAfterSignIn(session, '/')} prefetch={false} className="mt-8" size="lg">
          {words.goOn}
        </LinkButton>
      </>
    )
  }
  return (
    <>
      <PageHeading intro={words.goneText}>{words.goneTitle}</PageHeading>
      <LinkButton href="/sign-in" className="mt-8" size="lg">
        {words.again}
      </LinkButton>
    </>
  )
}
