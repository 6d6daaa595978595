import { Card } from '@/components/ui/card'
import { Details } from '@/components/ui/details'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import { PlainReportView } from '@/components/video/plain-report-view'
import { readingGrade } from '@/lib/shared/reading-grade'
import type { OfferedClip } from '@/lib/videos/clip-schema'
import { plainReportText } from '@/lib/videos/plain-report-schema'
import type { WorkPlainReport, Workspace, WorkVideo } from '@/lib/videos/workspace-dto'
import { autosave } from '../actions'
import { listVersions, readPlainReportAt } from '../version-actions'
import { PlainReportEditor } from './plain-report-editor'
import { PlainReportVersions } from './plain-report-versions'
import { ReadingGradeView } from './reading-grade-view'
import { TimedNote } from './timed-note'
import { videoElementId } from './video-stage'

/** The written report: an editor for the one who makes it, the text for everyone else. */
export function PlainReportColumn({
  work,
  clips,
  timeZone,
}: {
  work: Workspace
  clips: readonly OfferedClip[]
  timeZone: string
}) {
  const { plainReport, mayWrite, facts } = work
  const versions = {
    list: listVersions.bind(null, facts.id, 'plain_report'),
    read: readPlainReportAt.bind(null, facts.id),
  }
  return (
    <section aria-labelledby="plain-report-heading" className="grid gap-3">
      <h2 id="plain-report-heading" className="text-lg">
        Plain report
      </h2>
      {facts.status === 'in_production' && (
        <ChangesAsked work={work} shown={work.videos} timeZone={timeZone} />
      )}
      {mayWrite ? (
        <PlainReportEditor
          plainReport={plainReport}
          clips={clips}
          save={autosave.bind(null, facts.id)}
          versions={versions}
          timeZone={timeZone}
        />
      ) : (
        <>
          <WrittenReport plainReport={plainReport} timeZone={timeZone} />
          {plainReport && (
            <PlainReportVersions
              text={plainReportText(plainReport.document)}
              versions={versions}
              timeZone={timeZone}
            />
          )}
        </>
      )}
    </section>
  )
}

/** A plain report to read, with its grade. */
export function WrittenReport({
  plainReport,
  timeZone,
}: {
  plainReport: WorkPlainReport | null
  timeZone: string
}) {
  if (!plainReport) return <p className="text-ink-soft">Nothing is written yet.</p>
  return (
    <>
      <Card>
        <PlainReportView document={plainReport.document} />
      </Card>
      <ReadingGradeView reading={readingGrade(plainReportText(plainReport.document))} />
      <p className="text-ink-soft text-sm">
        Version {plainReport.version}
        {plainReport.authorName && ` · ${plainReport.authorName}`} ·{' '}
        <LocalTime date={plainReport.createdAt} timeZone={timeZone} isBare />
      </p>
    </>
  )
}

type Ask = { id: string; title: string; body: string; at: Date; video: WorkVideo | undefined }
type AsksProps = {
  work: Workspace
  /** The videos whose players are on the page. */
  shown: readonly WorkVideo[]
  timeZone: string
}

/** What readers asked to be changed and why a delivery was withdrawn: the newest in full view, the rest under it. */
export function ChangesAsked({ work, shown, timeZone }: AsksProps) {
  const [newest, ...older] = asksIn(work)
  if (!newest) return null
  return (
    <Notice tone="soon" title={newest.title}>
      <TimedNote text={newest.body} videoElementId={playerOf(newest, shown)} />
      {newest.video && <p className="text-sm">{aboutText(newest.video)}</p>}
      {older.length > 0 && (
        <Details summary="What was asked before">
          {older.map((ask) => (
            <p key={ask.id} className="whitespace-pre-wrap text-sm">
              <LocalTime date={ask.at} timeZone={timeZone} isBare />. {ask.title}: {ask.body}
              {ask.video && ` ${aboutText(ask.video)}`}
            </p>
          ))}
        </Details>
      )}
    </Notice>
  )
}

function aboutText({ version }: WorkVideo): string {
  return `About version ${version} of the video.`
}

/** The player of the video that a note is about, whose times it names; null where that is not on the page. */
function playerOf({ video }: Ask, shown: readonly WorkVideo[]): string | null {
  const isShown = shown.some(({ id, state }) => id === video?.id && state === 'ready')
  return video && isShown ? videoElementId(video.id) : null
}

function asksIn({ reviewNotes, deliveries, videos }: Workspace): Ask[] {
  const notes = reviewNotes.map(({ id, authorName, videoId, body, at }) => ({
    id,
    title: `Sent back by ${authorName ?? 'a colleague'}`,
    body,
    at,
    video: videos.find((video) => video.id === videoId),
  }))
  const withdrawals = deliveries.flatMap(({ id, videoVersion, withdrawnAt, withdrawReason }) => {
    if (!withdrawnAt || !withdrawReason) return []
    const video = videos.find(({ version }) => version === videoVersion)
    return { id, title: 'Withdrawn', body: withdrawReason, at: withdrawnAt, video }
  })
  return [...notes, ...withdrawals].sort((a, b) => b.at.getTime() - a.at.getTime())
}
