import type { Metadata } from 'next'
import { z } from 'zod'
import { DeviceList } from '@/components/account/device-list'
import { TimeZoneForm } from '@/components/account/time-zone-form'
import { ProblemNotice } from '@/components/staff/problem-notice'
import { SavedNotice } from '@/components/staff/saved-notice'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import { listOwnSessions } from '@/lib/account/own-sessions'
import { currentSession } from '@/lib/auth/current-actor'
import { requireStaff } from '@/lib/auth/guards'
import { signOutEverywhere } from '@/lib/auth/sign-out'
import { systemClock } from '@/lib/platform/clock'
import { endOwnDevice, saveOwnTimeZone } from './actions'

export const metadata: Metadata = { title: 'My settings' }

const word = z.string().max(40).optional().catch(undefined)
const querySchema = z.object({ problem: word, done: word })

/** What a member of staff sets for themselves. */
export default async function OwnSettingsPage({ searchParams }: PageProps<'/staff/me'>) {
  const actor = await requireStaff('/staff/me')
  const { problem, done } = querySchema.parse(await searchParams)
  const [sessions, session] = await Promise.all([listOwnSessions(actor, systemClock.now()), currentSession()])
  const timeZone = session?.timeZone ?? 'UTC'
  return (
    <div className="grid max-w-measure gap-5">
      <h1 className="text-2xl">My settings</h1>
      <ProblemNotice code={problem} />
      <SavedNotice done={done} />
      <Card className="grid gap-3">
        <h2 className="text-lg">Time zone</h2>
        <p className="text-ink-soft">
          Promises, the queue and the mails to you show their times in this zone. New accounts start with UTC.
        </p>
        <TimeZoneForm timeZone={timeZone} isBad={false} save={saveOwnTimeZone} />
      </Card>
      <Card className="grid gap-4">
        <h2 className="text-lg">Where you are signed in</h2>
        <DeviceList
          sessions={sessions}
          currentId={session?.sessionId ?? ''}
          timeZone={timeZone}
          end={endOwnDevice}
        />
        <form action={signOutEverywhere} className="border-line border-t pt-4">
          <SubmitButton variant="secondary" size="sm">
            Sign out everywhere
          </SubmitButton>
        </form>
      </Card>
    </div>
  )
}
