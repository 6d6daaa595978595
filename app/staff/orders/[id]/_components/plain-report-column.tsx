import { Card } from '@/components/ui/card'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import { PlainReportView } from '@/components/video/plain-report-view'
import { readingGrade } from '@/lib/shared/reading-grade'
import { plainReportText } from '@/lib/videos/plain-report-schema'
import type { WorkNote, WorkPlainReport, Workspace } from '@/lib/videos/workspace-dto'
import { autosave } from '../actions'
import { PlainReportEditor } from './plain-report-editor'
import { ReadingGradeView } from './reading-grade-view'

/** The written report: an editor for the one who makes it, the text for everyone else. */
export function PlainReportColumn({ work, timeZone }: { work: Workspace; timeZone: string }) {
  const { plainReport, mayWrite, facts, reviewNotes } = work
  return (
    <section aria-labelledby="plain-report-heading" className="grid gap-3">
      <h2 id="plain-report-heading" className="text-lg">
        Plain report
      </h2>
      {facts.status === 'in_production' && <ReviewNotes notes={reviewNotes} timeZone={timeZone} />}
      {mayWrite ? (
        <PlainReportEditor
          plainReport={plainReport}
          save={autosave.bind(null, facts.id)}
          timeZone={timeZone}
        />
      ) : (
        <WrittenReport plainReport={plainReport} timeZone={timeZone} />
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

/** What readers asked to be changed, the newest in full view. */
export function ReviewNotes({ notes, timeZone }: { notes: readonly WorkNote[]; timeZone: string }) {
  const [newest, ...older] = notes
  if (!newest) return null
  return (
    <Notice tone="soon" title={`Sent back by ${newest.authorName ?? 'a colleague'}`}>
      <p className="whitespace-pre-wrap">{newest.body}</p>
      {older.map((note) => (
        <p key={note.id} className="whitespace-pre-wrap text-sm">
          <LocalTime date={note.at} timeZone={timeZone} isBare />, {note.authorName ?? 'a colleague'}:{' '}
          {note.body}
        </p>
      ))}
    </Notice>
  )
}
