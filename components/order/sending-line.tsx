'use client'

import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Progress } from '@/components/ui/progress'
import { messagesFor } from '@/lib/shared/messages/messages'
import type { Sending } from './report-sendings'

type LineProps = {
  sending: Sending
  onPause: () => void
  onGoOn: () => void
  onDrop: () => void
}

/** How far one file is, and what can be done about it. */
export function SendingLine({ sending, onPause, onGoOn, onDrop }: LineProps) {
  const { order, common } = messagesFor('en')
  const { report } = order
  const { name, step } = sending
  const problems: Record<string, string> = report.problems
  if (step === 'done') return <p className="text-success">{report.uploaded({ name })}</p>
  if (step === 'refused') {
    return (
      <Notice tone="danger" title={name}>
        <p>{problems[sending.code ?? ''] ?? report.problems.LOST}</p>
        <Button variant="quiet" size="sm" className="-ms-3" onClick={onDrop}>
          {common.close}
          <span className="sr-only">: {report.hideProblem({ name })}</span>
        </Button>
      </Notice>
    )
  }
  const percent = sending.size > 0 ? Math.floor((sending.sent / sending.size) * 100) : 0
  return (
    <div className="grid gap-1 rounded-card border border-line bg-surface p-3">
      <Progress
        label={name}
        value={sending.sent}
        max={Math.max(1, sending.size)}
        valueText={`${percent} %`}
      />
      {step === 'lost' && <p className="text-danger text-sm">{report.lineLost}</p>}
      {step === 'waiting' && <p className="text-ink-soft text-sm">{report.inLine}</p>}
      <div className="flex flex-wrap gap-2">
        {step === 'paused' || step === 'lost' ? (
          <Button variant="secondary" size="sm" onClick={onGoOn}>
            {report.goOn}
            <span className="sr-only">: {name}</span>
          </Button>
        ) : (
          <Button variant="quiet" size="sm" onClick={onPause}>
            {report.pause}
            <span className="sr-only">: {name}</span>
          </Button>
        )}
        <Button variant="quiet" size="sm" onClick={onDrop}>
          {report.stopSending}
          <span className="sr-only">: {name}</span>
        </Button>
      </div>
    </div>
  )
}
