import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { PageHeading } from '@/components/ui/page-heading'
import { SubmitButton } from '@/components/ui/submit-button'
import { requireFirstFactor } from '@/lib/auth/guards'
import { landingPath, safeReturnTo, withReturnTo } from '@/lib/auth/safe-return-to'
import { hasConfirmedFactor } from '@/lib/auth/second-factor'
import { signOut } from '@/lib/auth/sign-out'
import { messagesFor } from '@/lib/shared/messages/messages'
import { SecondFactorForm } from './_components/second-factor-form'
import { giveFactor } from './actions'

const words = messagesFor('en').signIn.secondFactor

export const metadata: Metadata = { title: words.title }

export default async function SecondFactorPage({ searchParams }: PageProps<'/sign-in/second-factor'>) {
  const { to, with: way } = await searchParams
  const returnTo = safeReturnTo(to)
  const session = await requireFirstFactor(returnTo)
  if (session.hasSecondFactor) redirect(landingPath(session.role, returnTo))
  if (!(await hasConfirmedFactor(session.userId))) {
    redirect(withReturnTo('/sign-in/set-up-second-factor', returnTo))
  }
  const isRecovery = way === 'recovery-code'
  return (
    <>
      <PageHeading intro={isRecovery ? words.recoveryIntro : words.intro}>{words.title}</PageHeading>
      <SecondFactorForm action={giveFactor} returnTo={returnTo} isRecovery={isRecovery} />
      <p className="mt-8 text-ink-soft">{words.lost}</p>
      <form action={signOut} className="mt-2">
        <SubmitButton variant="quiet" size="sm" className="-ms-3">
          {words.signOut}
        </SubmitButton>
      </form>
    </>
  )
}
