import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ArticleIllustration } from '@/components/article/article-illustration'
import { OthersHere } from '@/components/staff/others-here'
import { Notice } from '@/components/ui/notice'
import { ILLUSTRATION_IDS } from '@/lib/articles/article-schema'
import { requireStaff } from '@/lib/auth/guards'
import { systemClock } from '@/lib/platform/clock'
import { recordsFullHd } from '@/lib/videos/recorded-picture'
import type { Script } from '@/lib/videos/script-schema'
import { getScriptWork } from '@/lib/videos/script-work'
import { getWorkspace } from '@/lib/videos/workspace-queries'
import { orderIdOf, type WorkPageProps } from '../_components/order-page-params'
import { autosaveScript } from '../script-actions'
import { RecordRoom } from './_components/record-room'
import { rememberFullHd } from './actions'

export const metadata: Metadata = { title: 'Record' }

/** The recorder, on all of the screen. It is opened by loading its page, for only here the microphone is allowed. */
export default async function RecordPage({ params }: WorkPageProps) {
  const orderId = await orderIdOf(params)
  const actor = await requireStaff(`/staff/orders/${orderId}/record`)
  const input = { orderId, now: systemClock.now() }
  const [work, script, isFullHd] = await Promise.all([
    getWorkspace(actor, input),
    getScriptWork(actor, input),
    recordsFullHd(actor),
  ])
  if (!work.ok || !script.ok) notFound()
  const { saved, pages } = script.value
  return (
    <div className="fixed inset-0 z-40 overflow-y-auto bg-paper px-4 py-3">
      <header className="mb-3 flex flex-wrap items-baseline gap-x-5">
        <h1 className="text-xl tabular-nums">Record {work.value.facts.number}</h1>
        <a
          href={`/staff/orders/${orderId}`}
          className="inline-flex min-h-[44px] items-center underline underline-offset-4"
        >
          Back to the work screen
        </a>
        <OthersHere orderId={orderId} />
      </header>
      {work.value.mayWrite ? (
        <RecordRoom
          orderId={orderId}
          script={script.value.script}
          base={saved && { id: saved.id, revision: saved.revision }}
          pages={pages}
          save={autosaveScript.bind(null, orderId)}
          recordsFullHd={isFullHd}
          rememberFullHd={rememberFullHd}
        />
      ) : (
        <Notice title="Nothing to record">
          Only the one who claimed the order records for it, while it is in production.
        </Notice>
      )}
      <Drawings script={script.value.script} />
    </div>
  )
}

/** The drawings that the script shows, out of sight: the stage takes its pictures from them. */
function Drawings({ script }: { script: Script }) {
  const named = new Set(
    script.sections.map(({ scene }) => (scene?.kind === 'illustration' ? scene.name : null)),
  )
  const shown = ILLUSTRATION_IDS.filter((id) => named.has(id))
  return (
    <div aria-hidden inert data-paper="light" className="pointer-events-none fixed -start-[200vw] w-[40rem]">
      {shown.map((id) => (
        <div key={id} data-drawing={id}>
          <ArticleIllustration id={id} />
        </div>
      ))}
    </div>
  )
}
