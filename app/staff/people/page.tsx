import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { ProblemNotice } from '@/components/staff/problem-notice'
import { SavedNotice } from '@/components/staff/saved-notice'
import { LocalTime } from '@/components/ui/local-time'
import { SelectField } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { currentSession } from '@/lib/auth/current-actor'
import { requireAdmin } from '@/lib/auth/guards'
import { systemClock } from '@/lib/platform/clock'
import { listPeople } from '@/lib/staff/people-queries'
import { STAFF_ROLE_LABELS, STAFF_ROLES } from '@/lib/staff/person-schema'
import { PersonButton } from './_components/person-button'
import { PersonCard } from './_components/person-card'
import { dropInvite, invite } from './actions'

export const metadata: Metadata = { title: 'People' }

const word = z.string().max(40).optional().catch(undefined)
const querySchema = z.object({ problem: word, done: word })

export default async function PeoplePage({ searchParams }: PageProps<'/staff/people'>) {
  const actor = await requireAdmin('/staff/people')
  const { problem, done } = querySchema.parse(await searchParams)
  const [page, session] = await Promise.all([listPeople(actor, systemClock.now()), currentSession()])
  if (!page.ok) notFound()
  const timeZone = session?.timeZone ?? 'UTC'
  return (
    <div className="max-w-page">
      <h1 className="text-2xl">People</h1>
      <ProblemNotice code={problem} />
      <SavedNotice done={done} />
      <ul className="mt-4 grid gap-4">
        {page.value.people.map((person) => (
          <li key={person.id}>
            <PersonCard person={person} isSelf={person.id === actor.userId} />
          </li>
        ))}
      </ul>
      <section aria-labelledby="invite" className="mt-10">
        <h2 id="invite" className="text-xl">
          Invite somebody
        </h2>
        <form action={invite} className="mt-3 grid gap-4 sm:grid-cols-[2fr_1fr_auto] sm:items-end">
          <TextField
            name="email"
            type="email"
            label="Mail address"
            required
            autoComplete="off"
            maxLength={254}
          />
          <SelectField name="role" label="Role" defaultValue="staff" options={ROLE_OPTIONS} />
          <SubmitButton pendingText="Inviting">Invite</SubmitButton>
        </form>
        {page.value.invites.length > 0 && (
          <ul className="mt-4 grid gap-2 text-sm">
            {page.value.invites.map((open) => (
              <li key={open.id} className="flex flex-wrap items-center gap-x-4 gap-y-1">
                <span>
                  <span className="font-semibold">{open.email}</span> as {STAFF_ROLE_LABELS[open.role]}, open
                  until <LocalTime date={open.expiresAt} timeZone={timeZone} isBare />
                </span>
                <PersonButton
                  action={dropInvite}
                  fields={{ inviteId: open.id }}
                  about={open.email}
                  variant="quiet"
                >
                  Revoke
                </PersonButton>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  )
}

const ROLE_OPTIONS = STAFF_ROLES.map((value) => ({ value, label: STAFF_ROLE_LABELS[value] }))
