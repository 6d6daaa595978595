import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AskInfoPanel } from '@/components/staff/ask-info-panel'
import { MoneyPanel } from '@/components/staff/money-panel'
import { OrderFactsView } from '@/components/staff/order-facts'
import { ProblemNotice } from '@/components/staff/problem-notice'
import { ReportViewer } from '@/components/staff/report-viewer'
import { SealedOriginals } from '@/components/staff/sealed-originals'
import { UrgentPanel } from '@/components/staff/urgent-panel'
import { VideoUpload } from '@/components/staff/video-upload'
import { VersionPoller } from '@/components/ui/version-poller'
import type { StaffActor } from '@/lib/auth/actor'
import { currentSession } from '@/lib/auth/current-actor'
import { requireStaff } from '@/lib/auth/guards'
import { understandingForStaff } from '@/lib/deliveries/understanding'
import { systemClock } from '@/lib/platform/clock'
import { env } from '@/lib/platform/env'
import { listSealedOpenings, type SealedOpeningDto } from '@/lib/reports/open-sealed-file'
import { getUrgentState } from '@/lib/safety/urgent-queries'
import { getStaffMoney } from '@/lib/staff/money-queries'
import { getCaptions } from '@/lib/videos/captions'
import type { Captions } from '@/lib/videos/captions-schema'
import { readCheckCards } from '@/lib/videos/check-cards'
import { listOfferedClips } from '@/lib/videos/clip-queries'
import type { OfferedClip } from '@/lib/videos/clip-schema'
import { getOpenWork } from '@/lib/videos/open-work'
import { getScriptWork, type ScriptWork } from '@/lib/videos/script-work'
import type { VoiceMacro } from '@/lib/videos/voice-macro-schema'
import { listVoiceMacros } from '@/lib/videos/voice-macros'
import type { Workspace, WorkVideo } from '@/lib/videos/workspace-dto'
import { getWorkspace } from '@/lib/videos/workspace-queries'
import { currentVideo } from './_components/current-video'
import { DeliveryList } from './_components/delivery-list'
import { DoneNotice } from './_components/done-notice'
import { DraftScope } from './_components/draft-scope'
import { LostMailsNotice } from './_components/lost-mails-notice'
import { OpenWorkList } from './_components/open-work-list'
import { orderIdOf, outcomeOf, type WorkPageProps } from './_components/order-page-params'
import { PatientAnswered } from './_components/patient-answered'
import { PatientSaid } from './_components/patient-said'
import { PlainReportColumn } from './_components/plain-report-column'
import { RecordLink } from './_components/record-link'
import { ScriptColumn } from './_components/script/script-column'
import { VideoStage } from './_components/video-stage'
import { WorkHeader } from './_components/work-header'
import { askActions } from './ask/ask-actions'
import { moneyActions } from './money/money-actions'
import { urgentActions } from './urgent/urgent-actions'

export const metadata: Metadata = { title: 'Order' }

const LIVE_SECONDS = 15
const PROCESSING_SECONDS = 3
/** Refusals of a work that say where to look. */
const NAMED_PROBLEMS: ReadonlySet<string> = new Set(['SECTIONS_MISSING', 'BLANKS'])

export default async function WorkPage({ params, searchParams }: WorkPageProps) {
  const orderId = await orderIdOf(params)
  const address = `/staff/orders/${orderId}`
  const actor = await requireStaff(address)
  const input = { orderId, now: systemClock.now() }
  const [found, script, macros, clips, urgent, money, said, cards, session, openings, { done, problem }] =
    await Promise.all([
      getWorkspace(actor, input),
      getScriptWork(actor, input),
      listVoiceMacros(actor, input.now),
      listOfferedClips(),
      getUrgentState(actor, input),
      getStaffMoney(actor, input),
      understandingForStaff(actor, input),
      readCheckCards(orderId),
      currentSession(),
      listSealedOpenings(actor, orderId),
      outcomeOf(searchParams),
    ])
  if (!found.ok || !script.ok || !macros.ok || !urgent.ok || !money.ok) notFound()
  const work = found.value
  const [captions, open] = await Promise.all([
    captionsToCorrect(actor, work),
    NAMED_PROBLEMS.has(problem ?? '') ? getOpenWork(actor, input) : null,
  ])
  const { facts } = work
  const timeZone = session?.timeZone ?? 'UTC'
  return (
    <DraftScope>
      <div className="grid gap-5">
        <WorkHeader work={work} heading={facts.number} />
        <ProblemNotice code={problem}>
          {open?.ok && <OpenWorkList problem={problem} open={open.value} />}
        </ProblemNotice>
        <DoneNotice done={done} />
        <LostMailsNotice facts={facts} timeZone={timeZone} />
        <PatientAnswered facts={facts} timeZone={timeZone} />
        <UrgentPanel
          state={urgent.value}
          facts={facts}
          timeZone={timeZone}
          actions={urgentActions(orderId, address)}
        />
        <Columns
          work={work}
          script={script.value}
          macros={macros.value}
          clips={clips}
          captions={captions}
          timeZone={timeZone}
          sealed={{ isAdmin: actor.kind === 'admin', openings }}
        />
        <div className="grid items-start gap-8 border-line border-t pt-6 min-[1200px]:grid-cols-3">
          <AskInfoPanel facts={facts} timeZone={timeZone} actions={askActions(orderId, address)} />
          <MoneyPanel money={money.value} timeZone={timeZone} actions={moneyActions(orderId, address)} />
          <div className="grid gap-6">
            <DeliveryList deliveries={work.deliveries} timeZone={timeZone} />
            {said && <PatientSaid understanding={said} cards={cards} />}
          </div>
        </div>
      </div>
      <VersionPoller
        url={`/api/staff/orders/${orderId}/version`}
        idleMinutes={15}
        version={work.version}
        everySeconds={isBeingMade(currentVideo(work.videos)) ? PROCESSING_SECONDS : LIVE_SECONDS}
      />
    </DraftScope>
  )
}

function isBeingMade(video: WorkVideo | undefined): boolean {
  return video?.state === 'processing' || video?.isRetiming === true
}

/** The captions of the newest video, while this person may correct them. */
async function captionsToCorrect(actor: StaffActor, { facts, videos, mayWrite }: Workspace) {
  const newest = currentVideo(videos)
  if (!mayWrite || newest?.state !== 'ready') return null
  const now = systemClock.now()
  const found = await getCaptions(actor, { orderId: facts.id, videoId: newest.id, now })
  return found.ok ? found.value : null
}

type ColumnsProps = {
  work: Workspace
  script: ScriptWork
  macros: readonly VoiceMacro[]
  clips: readonly OfferedClip[]
  captions: Captions | null
  timeZone: string
  sealed: { isAdmin: boolean; openings: readonly SealedOpeningDto[] }
}

/** The report, the questions with the video under them, and the writing; below each other on a small screen. */
function Columns({ work, script, macros, clips, captions, timeZone, sealed }: ColumnsProps) {
  const { id, pastedText } = work.facts
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 min-[1200px]:grid-cols-[minmax(0,1.3fr)_minmax(0,0.9fr)_minmax(0,1fr)] min-[1200px]:grid-rows-[auto_1fr]">
      <div className="min-[1200px]:col-start-2">
        <OrderFactsView facts={work.facts} timeZone={timeZone} />
      </div>
      <section
        aria-labelledby="report-heading"
        className="grid gap-3 min-[1200px]:sticky min-[1200px]:top-3 min-[1200px]:col-start-1 min-[1200px]:row-span-2 min-[1200px]:row-start-1"
      >
        <h2 id="report-heading" className="text-lg">
          The report
        </h2>
        <ReportViewer
          orderId={id}
          files={work.files}
          pages={work.pages}
          warnings={work.warnings}
          pastedText={pastedText}
        />
        <SealedOriginals orderId={id} files={work.files} timeZone={timeZone} {...sealed} />
      </section>
      <section aria-labelledby="video-heading" className="grid gap-3 min-[1200px]:col-start-2">
        <h2 id="video-heading" className="text-lg">
          Video
        </h2>
        <VideoStage
          orderId={id}
          videos={work.videos}
          timeZone={timeZone}
          captions={captions}
          mayWrite={work.mayWrite}
        />
        {work.mayWrite && (
          <>
            <RecordLink orderId={id} />
            <VideoUpload
              endpoint={`/api/uploads/videos/${id}`}
              maxBytes={env().MAX_VIDEO_BYTES}
              unfinished={work.unfinishedUpload}
              label={work.videos.length > 0 ? 'Upload a new version' : 'Upload the video'}
              variant={work.videos.length > 0 ? 'secondary' : 'primary'}
            />
          </>
        )}
      </section>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 min-[1200px]:col-start-3 min-[1200px]:row-span-2 min-[1200px]:row-start-1">
        <ScriptColumn
          orderId={id}
          work={script}
          macros={macros}
          clips={clips}
          mayWrite={work.mayWrite}
          timeZone={timeZone}
        />
        <PlainReportColumn work={work} clips={clips} timeZone={timeZone} />
      </div>
    </div>
  )
}
