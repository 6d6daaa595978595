import { ShieldQuestion } from 'lucide-react'
import type { ReportWarning } from '@/lib/reports/report-warning-schema'
import { messagesFor } from '@/lib/shared/messages/messages'
import type { WorkFile } from '@/lib/videos/workspace-dto'

type PanelProps = { warnings: readonly ReportWarning[]; files: readonly WorkFile[] }

/** What the patient was told about their report in their own words, and what they answered. */
export function ReportWarningsPanel({ warnings, files }: PanelProps) {
  const { locked, blocked, blockedTitle, warnings: words } = messagesFor('en').reportFiles
  const unopened = files.filter(({ process }) => process === 'blocked' || process === 'needs_password')
  if (warnings.length === 0 && unopened.length === 0) return null
  const count = warnings.length + unopened.length
  return (
    <details className="rounded-card border-2 border-soon-line bg-soon-tint px-4" open>
      <summary className="flex min-h-[44px] items-center gap-2 font-semibold text-soon">
        <ShieldQuestion aria-hidden className="size-5 shrink-0" />
        {count === 1 ? 'The patient was told of 1 doubt' : `The patient was told of ${count} doubts`}
      </summary>
      <ul className="grid gap-1 pb-3 text-sm">
        {unopened.map((file) => (
          <li key={file.id}>
            <span className="font-semibold">{file.process === 'blocked' ? blockedTitle : locked.title}</span>{' '}
            ({file.fileName}). {file.process === 'blocked' && blocked[file.blockedBy ?? 'UNREADABLE']}
          </li>
        ))}
        {warnings.map((warning) => {
          const file = files.find(({ id }) => id === warning.fileId)
          return (
            <li key={warning.key}>
              <span className="font-semibold">{words[warning.code].title}</span>
              {file && warning.pageNumber !== null && ` (${file.fileName}, page ${warning.pageNumber})`}
              {warning.missing.length > 0 && ` (page ${warning.missing.join(', ')})`}
              {': '}
              {warning.isAnswered ? 'they chose to send it as it is.' : 'no answer.'}
            </li>
          )
        })}
      </ul>
    </details>
  )
}
