import Link from 'next/link'
import { ReportUpload } from '@/components/order/report-upload'
import { Details } from '@/components/ui/details'
import { Notice } from '@/components/ui/notice'
import { env } from '@/lib/platform/env'
import { listReportFiles } from '@/lib/reports/report-queries'
import { messagesFor } from '@/lib/shared/messages/messages'
import { FileList } from '../_components/file-list'
import { ReportForm } from '../_components/report-form'
import { StepFrame } from '../_components/step-frame'
import { requireDraft } from '../current-draft'
import { changeFileAction, reportAction } from './actions'

/** Step 2: the report, as files or as text. */
export default async function ReportPage({ searchParams }: { searchParams: Promise<{ problem?: string }> }) {
  const { report } = messagesFor('en').order
  const { draft } = await requireDraft()
  const [{ problem }, files] = await Promise.all([searchParams, listReportFiles(draft.orderId)])
  const problems: Record<string, string> = report.problems
  const limits = {
    files: env().MAX_REPORT_FILES,
    megabytes: Math.floor(env().MAX_REPORT_FILE_BYTES / 1024 ** 2),
  }
  return (
    <StepFrame
      step="report"
      heading={report.heading}
      intro={report.intro}
      backHref="/order"
      kept={{ until: draft.keptUntil, timeZone: draft.timeZone }}
    >
      <Notice tone="info">
        <p>
          {report.notice}{' '}
          <Link href="/privacy" className="underline">
            {report.privacyLink}
          </Link>
        </p>
      </Notice>
      {problem && problems[problem] && (
        <Notice tone="danger" isLive>
          {problems[problem]}
        </Notice>
      )}
      <ReportUpload orderId={draft.orderId} returnTo="/order/report" hint={report.accepted(limits)} />
      <FileList orderId={draft.orderId} files={files} action={changeFileAction} />
      <ReportForm action={reportAction} pastedText={draft.pastedText} />
      <Details summary={report.howTitle}>
        <ul className="list-disc space-y-2 ps-6">
          {report.how.map((way) => (
            <li key={way}>{way}</li>
          ))}
        </ul>
      </Details>
    </StepFrame>
  )
}
