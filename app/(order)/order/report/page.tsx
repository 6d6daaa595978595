import Link from 'next/link'
import { ReportFileList } from '@/components/order/report-file-list'
import { ReportUpload } from '@/components/order/report-upload'
import { ReportWarningList } from '@/components/order/report-warning-list'
import { Details } from '@/components/ui/details'
import { Notice } from '@/components/ui/notice'
import { VersionPoller } from '@/components/ui/version-poller'
import { env } from '@/lib/platform/env'
import { listReportPages } from '@/lib/reports/report-page-queries'
import { listReportFiles } from '@/lib/reports/report-queries'
import { listUnfinishedUploads } from '@/lib/reports/report-upload-store'
import { reportVersion } from '@/lib/reports/report-version'
import { listReportWarnings } from '@/lib/reports/report-warnings'
import { messagesFor } from '@/lib/shared/messages/messages'
import { ReportForm } from '../_components/report-form'
import { StepFrame } from '../_components/step-frame'
import { requireDraft } from '../current-draft'
import { changeFileAction, reportAction, unlockFileAction } from './actions'

const LIVE_SECONDS = 2

/** Step 2: the report, as files or as text. */
export default async function ReportPage({ searchParams }: { searchParams: Promise<{ problem?: string }> }) {
  const { order, reportFiles } = messagesFor('en')
  const { report } = order
  const { actor, draft } = await requireDraft()
  const { orderId } = draft
  // First: what changes after it was read is seen by the next question.
  const version = await reportVersion(actor, { orderId })
  const [{ problem }, files, pages, warnings, unfinished] = await Promise.all([
    searchParams,
    listReportFiles(orderId),
    listReportPages(orderId),
    listReportWarnings(orderId),
    listUnfinishedUploads(orderId),
  ])
  const isReading = files.some(({ process }) => process === 'waiting')
  const actions = { change: changeFileAction, unlock: unlockFileAction }
  const shown = { orderId, files, pages, actions }
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
      <ReportUpload
        orderId={orderId}
        returnTo="/order/report"
        hint={report.accepted(limits)}
        unfinished={unfinished}
      />
      <ReportFileList {...shown} />
      {isReading && (
        <Notice title={reportFiles.meanwhileTitle}>
          <p>{reportFiles.meanwhile}</p>
          <noscript>
            <a href="/order/report" className="inline-flex min-h-[44px] items-center underline">
              {reportFiles.reload}
            </a>
          </noscript>
        </Notice>
      )}
      <ReportWarningList {...shown} warnings={warnings} returnTo="/order/report" />
      <ReportForm action={reportAction} pastedText={draft.pastedText} />
      <Details summary={report.howTitle}>
        <ul className="list-disc space-y-2 ps-6">
          {report.how.map((way) => (
            <li key={way}>{way}</li>
          ))}
        </ul>
      </Details>
      {isReading && version.ok && (
        <VersionPoller
          url={`/api/orders/${orderId}/report`}
          version={version.value}
          everySeconds={LIVE_SECONDS}
        />
      )}
    </StepFrame>
  )
}
