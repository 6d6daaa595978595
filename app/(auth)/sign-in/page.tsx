import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { PageHeading } from '@/components/ui/page-heading'
import { currentSession } from '@/lib/auth/current-actor'
import { pageAfterSignIn } from '@/lib/auth/page-after-sign-in'
import { safeReturnTo } from '@/lib/auth/safe-return-to'
import { messagesFor } from '@/lib/shared/messages/messages'
import { AddressForm } from './_components/address-form'
import { askForCode } from './actions'

const words = messagesFor('en').signIn

export const metadata: Metadata = { title: words.start.title }

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const returnTo = safeReturnTo((await searchParams).to)
  const session = await currentSession()
  if (session) redirect(pageAfterSignIn(session, returnTo))
  const isForVideo = /^\/orders\/[^/]+\/watch$/.test(returnTo ?? '')
  return (
    <>
      <PageHeading intro={isForVideo ? words.start.introForVideo : words.start.intro}>
        {words.start.title}
      </PageHeading>
      <AddressForm action={askForCode} returnTo={returnTo} />
      <p className="mt-10">
        {words.start.noOrderYet} <Link href="/order">{words.start.order}</Link>
      </p>
    </>
  )
}
