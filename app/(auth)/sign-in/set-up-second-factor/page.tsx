import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Details } from '@/components/ui/details'
import { PageHeading } from '@/components/ui/page-heading'
import { requireFirstFactor } from '@/lib/auth/guards'
import { safeReturnTo, withReturnTo } from '@/lib/auth/safe-return-to'
import { pendingFactorSecret } from '@/lib/auth/second-factor'
import { factorUri } from '@/lib/auth/second-factor-secret'
import { systemClock } from '@/lib/platform/clock'
import { messagesFor } from '@/lib/shared/messages/messages'
import { QrCode } from './_components/qr-code'
import { SetUpForm } from './_components/set-up-form'
import { confirmFactor } from './actions'

const words = messagesFor('en').signIn.setUp

export const metadata: Metadata = { title: words.title }

export default async function SetUpSecondFactorPage({
  searchParams,
}: PageProps<'/sign-in/set-up-second-factor'>) {
  const returnTo = safeReturnTo((await searchParams).to)
  const session = await requireFirstFactor(returnTo)
  const secret = await pendingFactorSecret(session.userId, systemClock.now())
  if (secret === null) redirect(withReturnTo('/sign-in/second-factor', returnTo))
  return (
    <>
      <PageHeading intro={words.intro}>{words.title}</PageHeading>
      <section className="mt-8 grid gap-3">
        <h2 className="text-xl">{words.scanTitle}</h2>
        <p>{words.scanText}</p>
        <QrCode text={factorUri(session.email, secret)} label={words.pictureLabel} />
        <Details summary={words.byHand}>
          <p>{words.byHandText}</p>
          <p className="mt-2 font-mono text-lg">{secret.match(/.{1,4}/g)?.join(' ')}</p>
        </Details>
      </section>
      <section className="mt-10">
        <h2 className="text-xl">{words.codeTitle}</h2>
        <SetUpForm action={confirmFactor} returnTo={returnTo} />
      </section>
    </>
  )
}
