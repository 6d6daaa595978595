import { VersionPoller } from '@/components/ui/version-poller'
import type { ReportPageDto } from '@/lib/reports/report-page-queries'
import type { ReportFileDto } from '@/lib/reports/report-queries'
import type { Result } from '@/lib/shared/result'

const LIVE_SECONDS = 2

type LiveProps = {
  orderId: string
  files: readonly Pick<ReportFileDto, 'process'>[]
  /** Left out where what is hidden does not show. */
  pages?: readonly Pick<ReportPageDto, 'hidden'>[]
  /** Of what the page shows: read before all of it, so that what changes meanwhile is seen by the next question. */
  version: Result<string, string>
}

/** Keeps a page up to date while report files are read or parts of their pages are painted over; then it is quiet. */
export function ReportLive({ orderId, files, pages = [], version }: LiveProps) {
  const isReading = files.some(({ process }) => process === 'waiting')
  const isHiding = pages.some(({ hidden }) => hidden === 'waiting')
  if (!(isReading || isHiding) || !version.ok) return null
  return (
    <VersionPoller
      url={`/api/orders/${orderId}/report`}
      version={version.value}
      everySeconds={LIVE_SECONDS}
    />
  )
}
