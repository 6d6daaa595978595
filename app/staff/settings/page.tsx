import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { ProblemNotice } from '@/components/staff/problem-notice'
import { SavedNotice } from '@/components/staff/saved-notice'
import { Card } from '@/components/ui/card'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import { SelectField } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { currentSession } from '@/lib/auth/current-actor'
import { requireAdmin } from '@/lib/auth/guards'
import { servedPlaces } from '@/lib/orders/service-availability'
import { systemClock } from '@/lib/platform/clock'
import { placeName } from '@/lib/shared/places'
import { PAUSE_HOURS } from '@/lib/staff/settings-schema'
import { readSiteSettings } from '@/lib/staff/site-settings'
import { open, pause, saveCap } from './actions'

export const metadata: Metadata = { title: 'Settings' }

const word = z.string().max(40).optional().catch(undefined)
const querySchema = z.object({ problem: word, done: word })

export default async function SettingsPage({ searchParams }: PageProps<'/staff/settings'>) {
  const actor = await requireAdmin('/staff/settings')
  const { problem, done } = querySchema.parse(await searchParams)
  const now = systemClock.now()
  const [settings, places, session] = await Promise.all([
    readSiteSettings(actor, now),
    servedPlaces(now),
    currentSession(),
  ])
  if (!settings.ok) notFound()
  const { isPaused, pausedUntil, dailyOrderCap } = settings.value
  return (
    <div className="grid max-w-measure gap-5">
      <h1 className="text-2xl">Settings</h1>
      <ProblemNotice code={problem} />
      <SavedNotice done={done} />
      <Card>
        <h2 className="text-lg">New orders</h2>
        {isPaused ? (
          <>
            <Notice tone="soon" title="Paused" className="my-3">
              {pausedUntil ? (
                <p>
                  They open again by themselves,{' '}
                  <LocalTime date={pausedUntil} timeZone={session?.timeZone ?? 'UTC'} isBare />.
                </p>
              ) : (
                <p>They stay paused until you open them.</p>
              )}
            </Notice>
            <form action={open}>
              <SubmitButton>Take new orders again</SubmitButton>
            </form>
          </>
        ) : (
          <form action={pause} className="mt-2 grid gap-4">
            <p className="text-ink-soft">
              We take new orders. A pause stops checkout only: orders that are paid go on, and whoever is at
              the payment page already may still pay within 2 hours.
            </p>
            <SelectField name="hours" label="Pause for" defaultValue="12" options={PAUSE_OPTIONS} />
            <SubmitButton variant="secondary" className="justify-self-start">
              Pause new orders
            </SubmitButton>
          </form>
        )}
      </Card>
      <Card>
        <form action={saveCap} className="grid gap-4">
          <TextField
            name="dailyOrderCap"
            type="number"
            min={0}
            max={10_000}
            required
            defaultValue={dailyOrderCap}
            label="Orders in 24 hours, at most"
            hint="When it is reached, checkout names the time when the next place is free. 0 takes none."
          />
          <SubmitButton variant="secondary" className="justify-self-start">
            Save
          </SubmitButton>
        </form>
      </Card>
      <Card>
        <h2 className="text-lg">Places we serve now</h2>
        <p className="mt-1">
          {places.length === 0
            ? 'None: nobody holds a valid licence. Add licences under People.'
            : places.map((place) => placeName(place)).join(', ')}
        </p>
      </Card>
    </div>
  )
}

const PAUSE_OPTIONS = PAUSE_HOURS.map((value) => ({
  value,
  label: value === '0' ? 'Until I open them again' : `${value} hours`,
}))
