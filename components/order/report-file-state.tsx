import { Notice } from '@/components/ui/notice'
import { Progress } from '@/components/ui/progress'
import type { ReportFileDto } from '@/lib/reports/report-queries'
import { messagesFor } from '@/lib/shared/messages/messages'
import type { ReportActions } from './report-actions'
import { UnlockForm } from './unlock-form'

type StateProps = { file: ReportFileDto; readyCount: number; actions: ReportActions }

/** Where a file stands on its way to pages, and what it needs. */
export function ReportFileState({ file, readyCount, actions }: StateProps) {
  const { blocked, blockedTitle, locked, process } = messagesFor('en').reportFiles
  switch (file.process) {
    case 'ready':
      return (
        <p role="status" className="text-ink-soft text-sm">
          {process.ready({ pages: readyCount })}
        </p>
      )
    case 'blocked':
      return (
        <Notice tone="danger" title={blockedTitle}>
          {blocked[file.blockedBy ?? 'UNREADABLE']}
        </Notice>
      )
    case 'needs_password':
      return (
        <Notice tone="soon" title={locked.title}>
          <p>{locked.text}</p>
          <UnlockForm fileId={file.id} action={actions.unlock} />
        </Notice>
      )
    case 'waiting':
      return <Waiting file={file} readyCount={readyCount} />
  }
}

function Waiting({ file, readyCount }: { file: ReportFileDto; readyCount: number }) {
  const { process } = messagesFor('en').reportFiles
  if (file.pageCount === null || file.isWithheld) {
    return <Progress label={file.isWithheld ? process.checking : process.opening} />
  }
  const label = process.reading({ ready: readyCount, pages: file.pageCount })
  return <Progress label={label} value={readyCount} max={file.pageCount} />
}
