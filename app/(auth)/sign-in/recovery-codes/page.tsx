import type { Metadata } from 'next'
import { PageHeading } from '@/components/ui/page-heading'
import { requireStaff } from '@/lib/auth/guards'
import { hasRecoveryCodes } from '@/lib/auth/recovery-codes'
import { landingPath, safeReturnTo } from '@/lib/auth/safe-return-to'
import { messagesFor } from '@/lib/shared/messages/messages'
import { RecoveryCodes } from './_components/recovery-codes'
import { showRecoveryCodes } from './actions'

const words = messagesFor('en').signIn.recovery

export const metadata: Metadata = { title: words.title }

export default async function RecoveryCodesPage({ searchParams }: PageProps<'/sign-in/recovery-codes'>) {
  const returnTo = safeReturnTo((await searchParams).to)
  const { kind, userId } = await requireStaff('/sign-in/recovery-codes')
  const hasOlder = await hasRecoveryCodes(userId)
  return (
    <>
      <PageHeading intro={words.intro}>{words.title}</PageHeading>
      <RecoveryCodes action={showRecoveryCodes} hasOlder={hasOlder} nextPage={landingPath(kind, returnTo)} />
    </>
  )
}
