import type { Metadata } from 'next'
import Link from 'next/link'
import { z } from 'zod'
import { DeviceList } from '@/components/account/device-list'
import { TimeZoneForm } from '@/components/account/time-zone-form'
import { Notice } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextLink } from '@/components/ui/text-link'
import { getAccountPage } from '@/lib/account/account-queries'
import { listOwnSessions } from '@/lib/account/own-sessions'
import { currentSession } from '@/lib/auth/current-actor'
import { requirePatient } from '@/lib/auth/guards'
import { signOut, signOutEverywhere } from '@/lib/auth/sign-out'
import { systemClock } from '@/lib/platform/clock'
import { messagesFor } from '@/lib/shared/messages/messages'
import { Narrow } from '../_components/narrow'
import { AccountOrders } from './_components/account-orders'
import { endDevice, saveTimeZone } from './actions'

const { account, myAccount: words } = messagesFor('en')

export const metadata: Metadata = { title: account.me.title }

const querySchema = z.object({
  done: z.enum(['zone', 'ended', 'address']).optional().catch(undefined),
  problem: z.enum(['zone', 'ended']).optional().catch(undefined),
})

export default async function AccountPage({ searchParams }: PageProps<'/account'>) {
  const actor = await requirePatient('/account')
  const now = systemClock.now()
  const [page, sessions, session, query] = await Promise.all([
    getAccountPage(actor, now),
    listOwnSessions(actor, now),
    currentSession(),
    searchParams,
  ])
  const { done, problem } = querySchema.parse(query)
  return (
    <Narrow>
      <div className="grid gap-12">
        <PageHeading
          intro={
            <>
              {account.me.signedInAs} <strong className="text-ink">{page.email}</strong>
              <br />
              <Link
                href="/account/address"
                className="inline-flex min-h-[44px] items-center text-action text-base underline underline-offset-4"
              >
                {words.address.link}
              </Link>
            </>
          }
        >
          {account.me.title}
        </PageHeading>
        {done && (
          <Notice tone="success" isLive>
            {words.done[done]}
          </Notice>
        )}
        {problem === 'ended' && (
          <Notice tone="danger" isLive>
            {words.problem}
          </Notice>
        )}
        <AccountOrders page={page} />
        <YourData />
        <section aria-labelledby="zone" className="grid gap-3">
          <h2 id="zone" className="text-2xl">
            {words.zone.heading}
          </h2>
          <TimeZoneForm timeZone={page.timeZone} isBad={problem === 'zone'} save={saveTimeZone} />
        </section>
        <section aria-labelledby="devices" className="grid gap-4">
          <h2 id="devices" className="text-2xl">
            {words.devices.heading}
          </h2>
          <p className="text-ink-soft">{words.devices.hint}</p>
          <DeviceList
            sessions={sessions}
            currentId={session?.sessionId ?? ''}
            timeZone={page.timeZone}
            end={endDevice}
          />
          <SignOutForms />
        </section>
      </div>
    </Narrow>
  )
}

function YourData() {
  return (
    <section aria-labelledby="data" className="grid gap-3">
      <h2 id="data" className="text-2xl">
        {words.data.heading}
      </h2>
      <ul className="grid gap-4">
        <DataLink href="/account/looks" text={words.data.looks} hint={words.data.looksHint} />
        <DataLink href="/account/download" text={words.data.download} hint={words.data.downloadHint} />
        <DataLink href="/account/delete" text={words.erase.link} hint={words.erase.linkHint} />
      </ul>
    </section>
  )
}

function DataLink({ href, text, hint }: { href: string; text: string; hint: string }) {
  return (
    <li>
      <TextLink href={href}>{text}</TextLink>
      <p className="text-ink-soft">{hint}</p>
    </li>
  )
}

function SignOutForms() {
  return (
    <div className="grid gap-6 border-line border-t pt-6">
      <form action={signOut} className="grid justify-items-start gap-2">
        <p className="text-ink-soft">{account.me.signOutHint}</p>
        <SubmitButton variant="secondary">{account.me.signOut}</SubmitButton>
      </form>
      <form action={signOutEverywhere} className="grid justify-items-start gap-2">
        <p className="text-ink-soft">{account.me.signOutEverywhereHint}</p>
        <SubmitButton variant="secondary">{account.me.signOutEverywhere}</SubmitButton>
      </form>
    </div>
  )
}
