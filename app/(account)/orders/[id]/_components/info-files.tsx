import { ReportFileList } from '@/components/order/report-file-list'
import { ReportLive } from '@/components/order/report-live'
import { ReportUpload } from '@/components/order/report-upload'
import { ReportWarningList } from '@/components/order/report-warning-list'
import { Notice } from '@/components/ui/notice'
import type { PatientActor } from '@/lib/auth/actor'
import type { PatientOrder } from '@/lib/orders/order-queries'
import { env } from '@/lib/platform/env'
import { listReportPages } from '@/lib/reports/report-page-queries'
import { listReportFiles } from '@/lib/reports/report-queries'
import { listUnfinishedUploads } from '@/lib/reports/report-upload-store'
import { reportVersion } from '@/lib/reports/report-version'
import { listReportWarnings } from '@/lib/reports/report-warnings'
import { messagesFor } from '@/lib/shared/messages/messages'
import { changeFile, unlockFile } from '../actions'

type Props = { actor: PatientActor; order: PatientOrder; uploadProblem: string | null }

/** Files that we asked for: sent, shown page by page and checked as when the order was made. */
export async function InfoFiles({ actor, order, uploadProblem }: Props) {
  const { account, hideParts, order: wizard, reportFiles } = messagesFor(order.locale)
  const { report } = wizard
  const words = account.status.info
  const { id: orderId } = order
  // First: what changes after it was read is seen by the next question.
  const version = await reportVersion(actor, { orderId })
  const [files, pages, warnings, unfinished] = await Promise.all([
    listReportFiles(orderId),
    listReportPages(orderId),
    listReportWarnings(orderId),
    listUnfinishedUploads(orderId),
  ])
  const isReading = files.some(({ process }) => process === 'waiting')
  const returnTo = `/orders/${orderId}`
  const problems: Record<string, string> = { ...report.problems, ...hideParts.problems }
  const shown = {
    orderId,
    files,
    pages,
    actions: { change: changeFile.bind(null, orderId), unlock: unlockFile.bind(null, orderId) },
    hiding: { href: `${returnTo}?hide=`, isFinal: true },
  }
  const limits = {
    files: env().MAX_REPORT_FILES,
    megabytes: Math.floor(env().MAX_REPORT_FILE_BYTES / 1024 ** 2),
  }
  return (
    <div className="grid gap-5">
      <h2 className="text-xl">{words.filesHeading}</h2>
      {uploadProblem !== null && (
        <Notice tone="danger" isLive>
          {problems[uploadProblem] ?? report.problems.LOST}
        </Notice>
      )}
      <ReportUpload
        orderId={orderId}
        returnTo={returnTo}
        hint={report.accepted(limits)}
        unfinished={unfinished}
      />
      {order.filesSinceAsked > 0 && (
        <p role="status" className="font-semibold text-success">
          {words.filesAdded({ count: order.filesSinceAsked })}
        </p>
      )}
      <ReportFileList {...shown} />
      {isReading && (
        <noscript>
          <a href={returnTo} className="inline-flex min-h-[44px] items-center underline">
            {reportFiles.reload}
          </a>
        </noscript>
      )}
      <ReportWarningList {...shown} warnings={warnings} returnTo={returnTo} />
      <ReportLive orderId={orderId} files={files} pages={pages} version={version} />
    </div>
  )
}
