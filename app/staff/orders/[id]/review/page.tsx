import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { OrderFactsView } from '@/components/staff/order-facts'
import { ProblemNotice } from '@/components/staff/problem-notice'
import { ReportViewer } from '@/components/staff/report-viewer'
import { Notice } from '@/components/ui/notice'
import { VersionPoller } from '@/components/ui/version-poller'
import type { StaffActor } from '@/lib/auth/actor'
import { currentSession } from '@/lib/auth/current-actor'
import { requireStaff } from '@/lib/auth/guards'
import { systemClock } from '@/lib/platform/clock'
import { readCheckCards } from '@/lib/videos/check-cards'
import type { CheckCard } from '@/lib/videos/check-cards-schema'
import { listOfferedClips } from '@/lib/videos/clip-queries'
import type { OfferedClip } from '@/lib/videos/clip-schema'
import { sectionGaps } from '@/lib/videos/plain-report-sections-schema'
import { getReviewedScript, type ReviewedScript } from '@/lib/videos/script-work'
import type { WorkPlainReport, Workspace, WorkVideo } from '@/lib/videos/workspace-dto'
import { getPlainReport, getWorkspace } from '@/lib/videos/workspace-queries'
import { DoneNotice } from '../_components/done-notice'
import { orderIdOf, outcomeOf, type WorkPageProps } from '../_components/order-page-params'
import { ChangesAsked, WrittenReport } from '../_components/plain-report-column'
import { CoverageView } from '../_components/script/coverage-view'
import { ScriptGaps } from '../_components/script-gaps'
import { VideoVersion } from '../_components/video-stage'
import { WorkHeader } from '../_components/work-header'
import { PatientSide } from './_components/patient-side'
import { ReviewDecision } from './_components/review-decision'

export const metadata: Metadata = { title: 'Review' }

const LIVE_SECONDS = 15

/** Reading and watching what goes to a patient, then approving it or sending it back. Made for a phone too. */
export default async function ReviewPage({ params, searchParams }: WorkPageProps) {
  const orderId = await orderIdOf(params)
  const actor = await requireStaff(`/staff/orders/${orderId}/review`)
  const input = { orderId, now: systemClock.now() }
  const [found, clips, cards, session, { done, problem }] = await Promise.all([
    getWorkspace(actor, input),
    listOfferedClips(),
    readCheckCards(orderId),
    currentSession(),
    outcomeOf(searchParams),
  ])
  if (!found.ok) notFound()
  const work = found.value
  const reviewed = await readReviewed(actor, work)
  const timeZone = session?.timeZone ?? 'UTC'
  return (
    <div className="grid gap-5">
      <WorkHeader work={work} heading={`Review ${work.facts.number}`} isReviewPage />
      <ProblemNotice code={problem} />
      <DoneNotice done={done} />
      <p>
        <Link href={`/staff/orders/${orderId}`} className="underline underline-offset-4">
          Go to the work screen
        </Link>
      </p>
      {reviewed ? (
        <ReviewColumns work={work} reviewed={reviewed} clips={clips} cards={cards} timeZone={timeZone} />
      ) : (
        <Notice title="Nothing to review">
          This order is not in review. Its author hands it in from the work screen.
        </Notice>
      )}
      <VersionPoller
        url={`/api/staff/orders/${orderId}/version`}
        version={work.version}
        everySeconds={LIVE_SECONDS}
        idleMinutes={15}
      />
    </div>
  )
}

type Reviewed = {
  video: WorkVideo | undefined
  plainReport: WorkPlainReport | null
  script: ReviewedScript
}

/** What the decision is about: the newest work, or what its author delivered alone, which may be older. */
async function readReviewed(actor: StaffActor, work: Workspace): Promise<Reviewed | null> {
  const { facts, review, videos, plainReport } = work
  const pair = facts.status === 'in_review' ? review.work : review.peerReview
  if (!pair) return null
  const { videoId, plainReportId } = pair
  const input = { orderId: facts.id, now: systemClock.now() }
  const [script, written] = await Promise.all([
    getReviewedScript(actor, { ...input, videoId }),
    plainReport?.id === plainReportId ? plainReport : getPlainReport(actor, { ...input, plainReportId }),
  ])
  if (!script.ok) notFound()
  return { video: videos.find(({ id }) => id === videoId), plainReport: written, script: script.value }
}

type ColumnsProps = {
  work: Workspace
  reviewed: Reviewed
  clips: readonly OfferedClip[]
  cards: readonly CheckCard[]
  timeZone: string
}

function ReviewColumns({ work, reviewed, clips, cards, timeZone }: ColumnsProps) {
  const { facts } = work
  const { video, plainReport, script } = reviewed
  return (
    <div className="grid items-start gap-6 min-[1200px]:grid-cols-2">
      {/* The work stays beside the report and the decision while those are scrolled. */}
      <div className="grid gap-6 min-[1200px]:sticky min-[1200px]:top-3 min-[1200px]:max-h-[calc(100dvh-1.5rem)] min-[1200px]:overflow-y-auto min-[1200px]:px-1 min-[1200px]:pb-2">
        <ChangesAsked work={work} shown={video ? [video] : []} timeZone={timeZone} />
        <section aria-labelledby="video-heading" className="grid gap-3">
          <h2 id="video-heading" className="text-lg">
            Video
          </h2>
          {video && <VideoVersion orderId={facts.id} video={video} timeZone={timeZone} />}
        </section>
        <section aria-labelledby="plain-report-heading" className="grid gap-3">
          <h2 id="plain-report-heading" className="text-lg">
            Plain report
          </h2>
          <WrittenReport plainReport={plainReport} timeZone={timeZone} />
          {plainReport && script.saved && (
            <ScriptGaps gaps={sectionGaps(script.script, clips, plainReport.document)} />
          )}
        </section>
        <CoverageView work={script} />
      </div>
      <div className="grid gap-6">
        <OrderFactsView facts={facts} timeZone={timeZone} />
        <section aria-labelledby="report-heading" className="grid gap-3">
          <h2 id="report-heading" className="text-lg">
            The report
          </h2>
          <ReportViewer
            orderId={facts.id}
            files={work.files}
            pages={work.pages}
            warnings={work.warnings}
            pastedText={facts.pastedText}
          />
        </section>
        <PatientSide
          orderId={facts.id}
          isSerious={facts.isSerious}
          cards={cards}
          mayWriteCards={facts.status === 'in_review'}
        />
        <ReviewDecision work={work} hasCards={cards.length > 0} timeZone={timeZone} />
      </div>
    </div>
  )
}
