import Link from 'next/link'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { HidePartsView } from '@/components/order/hide-parts-view'
import { ReportFileList } from '@/components/order/report-file-list'
import { ReportLive } from '@/components/order/report-live'
import { ReportUpload } from '@/components/order/report-upload'
import { ReportWarningList } from '@/components/order/report-warning-list'
import { Details } from '@/components/ui/details'
import { Notice } from '@/components/ui/notice'
import { env } from '@/lib/platform/env'
import { getHidingPage } from '@/lib/reports/hidden-part-queries'
import { listReportPages } from '@/lib/reports/report-page-queries'
import { listReportFiles, type ReportFileDto } from '@/lib/reports/report-queries'
import { listUnfinishedUploads } from '@/lib/reports/report-upload-store'
import { reportVersion } from '@/lib/reports/report-version'
import { listReportWarnings } from '@/lib/reports/report-warnings'
import { messagesFor } from '@/lib/shared/messages/messages'
import { ReportForm } from '../_components/report-form'
import { StepFrame } from '../_components/step-frame'
import { requireChangeableDraft } from '../current-draft'
import { changeFileAction, hidePartsAction, reportAction, unlockFileAction } from './actions'

type ReportPageProps = { searchParams: Promise<{ problem?: string; hide?: string }> }

/** Step 2: the report, as files or as text. */
export default async function ReportPage({ searchParams }: ReportPageProps) {
  const { hideParts, order, reportFiles } = messagesFor('en')
  const { report } = order
  const { actor, draft } = await requireChangeableDraft('/order/report')
  const { orderId } = draft
  // First: what changes after it was read is seen by the next question.
  const version = await reportVersion(actor, { orderId })
  const [{ problem, hide }, files, pages, warnings, unfinished] = await Promise.all([
    searchParams,
    listReportFiles(orderId),
    listReportPages(orderId),
    listReportWarnings(orderId),
    listUnfinishedUploads(orderId),
  ])
  if (hide) return <HideStep orderId={orderId} pageId={hide} files={files} />
  const isReading = files.some(({ process }) => process === 'waiting')
  const actions = { change: changeFileAction, unlock: unlockFileAction }
  const shown = { orderId, files, pages, actions, hiding: { href: '/order/report?hide=', isFinal: false } }
  const problems: Record<string, string> = { ...report.problems, ...hideParts.problems }
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
      <ReportLive orderId={orderId} files={files} pages={pages} version={version} />
    </StepFrame>
  )
}

type HideProps = { orderId: string; pageId: string; files: readonly ReportFileDto[] }

/** One page of the report, to hide parts of it; for those who want to. */
async function HideStep({ orderId, pageId, files }: HideProps) {
  const { hideParts: words } = messagesFor('en')
  const isId = z.uuid().safeParse(pageId).success
  const page = isId ? await getHidingPage(orderId, pageId) : null
  if (!page) redirect('/order/report?problem=NOT_READY')
  const of = files.find(({ id }) => id === page.fileId)?.pageCount ?? page.pageNumber
  return (
    <StepFrame
      step="report"
      heading={words.heading({ number: page.pageNumber, of })}
      intro={words.intro}
      backHref="/order/report"
    >
      <HidePartsView
        orderId={orderId}
        page={page}
        isPaid={false}
        action={hidePartsAction}
        returnTo="/order/report"
      />
    </StepFrame>
  )
}
