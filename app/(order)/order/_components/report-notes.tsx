import Link from 'next/link'
import { Notice } from '@/components/ui/notice'
import type { ReportFileDto } from '@/lib/reports/report-queries'
import type { ReportWarning } from '@/lib/reports/report-warning-schema'
import { messagesFor } from '@/lib/shared/messages/messages'

type NotesProps = { files: readonly ReportFileDto[]; warnings: readonly ReportWarning[] }

/** Before paying: what may be hard to read and was not answered yet. It stops nobody. */
export function ReportNotes({ files, warnings }: NotesProps) {
  const { review } = messagesFor('en').reportFiles
  const count = warnings.filter(({ isAnswered }) => !isAnswered).length
  const isReading = files.some(({ process }) => process === 'waiting')
  const hasUnopened = files.some(({ process }) => process === 'blocked' || process === 'needs_password')
  if (count === 0 && !isReading && !hasUnopened) return null
  return (
    <Notice tone={count > 0 || hasUnopened ? 'soon' : 'info'} title={review.title}>
      {hasUnopened && <p>{review.unopened}</p>}
      {count > 0 && <p>{review.notes({ count })}</p>}
      {isReading && <p>{review.waiting}</p>}
      <p>
        <Link href="/order/report" className="inline-flex min-h-[44px] items-center underline">
          {review.link}
        </Link>
      </p>
    </Notice>
  )
}
