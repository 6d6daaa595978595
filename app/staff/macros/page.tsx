import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { ProblemNotice } from '@/components/staff/problem-notice'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Details } from '@/components/ui/details'
import { EmptyState } from '@/components/ui/empty-state'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { currentSession } from '@/lib/auth/current-actor'
import { requireStaff } from '@/lib/auth/guards'
import { systemClock } from '@/lib/platform/clock'
import { gradeText, PLAIN_GRADE_LIMIT, readingGrade } from '@/lib/shared/reading-grade'
import { matchesSearch, type VoiceMacro } from '@/lib/videos/voice-macro-schema'
import { listVoiceMacros } from '@/lib/videos/voice-macros'
import { MacroForm } from './_components/macro-form'
import { retireMacro } from './actions'

export const metadata: Metadata = { title: 'Paragraphs' }

const word = z.string().max(200).optional().catch(undefined)
const querySchema = z.object({ q: word, done: word, problem: word })
const DONE: Readonly<Record<string, string>> = {
  saved: 'Saved. It can be put into a script now.',
  retired: 'It is offered no longer.',
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Paragraphs that staff say again and again: found, changed in versions, put into scripts. */
export default async function MacrosPage({ searchParams }: Props) {
  const actor = await requireStaff('/staff/macros')
  const [macros, session, query] = await Promise.all([
    listVoiceMacros(actor, systemClock.now()),
    currentSession(),
    searchParams,
  ])
  if (!macros.ok) notFound()
  const { q = '', done = '', problem } = querySchema.parse(query)
  const found = macros.value.filter((macro) => matchesSearch(macro, q))
  return (
    <div className="grid max-w-page gap-5">
      <h1 className="text-2xl">Paragraphs</h1>
      <ProblemNotice code={problem} />
      {DONE[done] && <Notice tone="success" title={DONE[done]} isLive />}
      <search>
        <form className="flex flex-wrap items-end gap-3">
          <TextField name="q" type="search" label="Find a paragraph" defaultValue={q} />
          <SubmitButton variant="secondary">Find</SubmitButton>
        </form>
      </search>
      {found.length === 0 ? (
        <EmptyState title={q === '' ? 'No paragraphs yet' : 'Nothing found'}>
          What you explain often can be written once, with blanks, and put into any script.
        </EmptyState>
      ) : (
        <ul className="grid gap-3">
          {found.map((macro) => (
            <li key={macro.id}>
              <MacroCard macro={macro} timeZone={session?.timeZone ?? 'UTC'} />
            </li>
          ))}
        </ul>
      )}
      <section aria-labelledby="new-heading">
        <h2 id="new-heading" className="mb-3 text-lg">
          A new one
        </h2>
        <MacroForm macro={null} />
      </section>
    </div>
  )
}

function MacroCard({ macro, timeZone }: { macro: VoiceMacro; timeZone: string }) {
  const { id, name, body, version, authorName, createdAt } = macro
  const reading = readingGrade(body)
  const shown = gradeText(reading)
  return (
    <Card>
      <h2 className="text-lg">{name}</h2>
      <p className="mt-1 max-w-measure">{body}</p>
      <p className="mt-2 flex flex-wrap items-center gap-x-3 text-ink-soft text-sm">
        {shown && <Badge tone={reading.grade <= PLAIN_GRADE_LIMIT ? 'success' : 'soon'}>Grade {shown}</Badge>}
        Version {version}
        {authorName && ` · ${authorName}`} · <LocalTime date={createdAt} timeZone={timeZone} isBare />
      </p>
      <Details summary={`Change “${name}”`}>
        <MacroForm key={version} macro={macro} />
        <form action={retireMacro}>
          <input type="hidden" name="id" value={id} />
          <SubmitButton variant="quiet">Offer it no longer</SubmitButton>
        </form>
      </Details>
    </Card>
  )
}
