import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { ProblemNotice } from '@/components/staff/problem-notice'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { requireStaff } from '@/lib/auth/guards'
import { systemClock } from '@/lib/platform/clock'
import { clockTime } from '@/lib/shared/spans'
import { listClips } from '@/lib/videos/clip-queries'
import type { ClipDto, ClipStage } from '@/lib/videos/clip-schema'
import { ClipBadge } from './_components/clip-badge'
import { NewClipForm } from './_components/new-clip-form'

export const metadata: Metadata = { title: 'Clips' }

const word = z.string().max(200).optional().catch(undefined)
const querySchema = z.object({ done: word, problem: word })

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Short pieces that explain one thing to everybody, approved once and put into any video. */
export default async function ClipsPage({ searchParams }: Props) {
  const actor = await requireStaff('/staff/clips')
  const [clips, query] = await Promise.all([listClips(actor, systemClock.now()), searchParams])
  if (!clips.ok) notFound()
  const { done, problem } = querySchema.parse(query)
  return (
    <div className="grid max-w-page gap-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl">Clips</h1>
        {clips.value.length > 0 && (
          <LinkButton href="#new" variant="secondary" size="sm">
            A new one
          </LinkButton>
        )}
      </div>
      <ProblemNotice code={problem} />
      {done === 'removed' && <Notice tone="success" title="It is removed." isLive />}
      {clips.value.length === 0 ? (
        <EmptyState title="No clips yet">
          What you explain often can be filmed once, approved once, and put into any script as a section.
        </EmptyState>
      ) : (
        GROUPS.map((group) => <ClipGroup key={group.title} {...group} clips={clips.value} />)
      )}
      <section id="new" aria-labelledby="new-heading">
        <h2 id="new-heading" className="mb-3 text-lg">
          A new one
        </h2>
        <NewClipForm />
      </section>
    </div>
  )
}

const GROUPS: readonly { title: string; stages: readonly ClipStage[] }[] = [
  { title: 'Not in use yet', stages: ['uploading', 'processing', 'failed', 'ready'] },
  { title: 'In use', stages: ['approved'] },
  { title: 'Withdrawn', stages: ['withdrawn'] },
]

type GroupProps = (typeof GROUPS)[number] & { clips: readonly ClipDto[] }

/** What still needs somebody comes first, the newest on top; what is in use goes by its name. */
function ClipGroup({ title, stages, clips }: GroupProps) {
  const own = clips.filter(({ stage }) => stages.includes(stage))
  if (own.length === 0) return null
  const isByName = stages.includes('approved')
  const shown = isByName ? own.toSorted((a, b) => a.title.localeCompare(b.title)) : own
  return (
    <section>
      <h2 className="mb-2 text-lg">{title}</h2>
      <ul className="grid gap-2">
        {shown.map((clip) => (
          <li key={clip.id}>
            <ClipRow clip={clip} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function ClipRow({ clip }: { clip: ClipDto }) {
  const { id, title, stage, durationMs, authorName, useCount } = clip
  const uses = useCount === 1 ? 'in 1 video' : `in ${useCount} videos`
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded-card border border-line bg-surface px-4 py-2">
      <Link
        href={`/staff/clips/${id}`}
        className="inline-flex min-h-[44px] min-w-0 items-center break-words font-semibold underline underline-offset-4"
      >
        {title}
      </Link>
      <ClipBadge stage={stage} />
      <span className="text-ink-soft text-sm">
        {[durationMs === null ? null : clockTime(durationMs), authorName, useCount > 0 && uses]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </div>
  )
}
