'use client'

import { useRouter } from 'next/navigation'
import { type ChangeEvent, type ClipboardEvent, type DragEvent, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { CONTROL_CLASS } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { Progress } from '@/components/ui/progress'
import { ACCEPT_ATTRIBUTE } from '@/lib/reports/report-file-schema'
import { messagesFor } from '@/lib/shared/messages/messages'
import { type Sending, withNewFiles } from './report-sendings'
import { sendReportFile } from './send-report-file'

type ReportUploadProps = {
  orderId: string
  /** Where the plain form comes back to. */
  returnTo: string
  /** What is accepted and how large, said before. */
  hint: string
}

/**
 * Adds report files: picked, photographed, dropped or pasted, each with its own progress. Without JavaScript it is
 * a plain form to the same route.
 */
export function ReportUpload({ orderId, returnTo, hint }: ReportUploadProps) {
  const { report } = messagesFor('en').order
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const [sendings, setSendings] = useState<Sending[]>([])
  const [isOver, setIsOver] = useState(false)
  const problems: Record<string, string> = report.problems

  function change(id: string, part: Partial<Sending>) {
    setSendings((all) => all.map((sending) => (sending.id === id ? { ...sending, ...part } : sending)))
  }

  async function send(files: readonly File[]) {
    const added = files.map((file) => ({
      id: crypto.randomUUID(),
      name: file.name,
      percent: 0,
      isDone: false,
      file,
    }))
    setSendings((all) =>
      withNewFiles(
        all,
        added.map(({ file: _, ...sending }) => sending),
      ),
    )
    // One after the other: their order is the order of the pages.
    for (const { id, file } of added) {
      const code = await sendReportFile({ orderId, file, onProgress: (percent) => change(id, { percent }) })
      const problem = code === 'STORED' ? undefined : (problems[code] ?? report.problems.LOST)
      change(id, problem ? { problem, isDone: true } : { percent: 100, isDone: true })
      router.refresh()
    }
    if (input.current) input.current.value = ''
  }

  function handlePick(event: ChangeEvent<HTMLInputElement>) {
    void send([...(event.target.files ?? [])])
  }

  function handleDrop(event: DragEvent) {
    event.preventDefault()
    setIsOver(false)
    void send([...event.dataTransfer.files])
  }

  function handlePaste(event: ClipboardEvent) {
    const files = [...event.clipboardData.files]
    if (files.length > 0) void send(files)
  }

  return (
    <section onPaste={handlePaste} className="grid gap-4">
      <form
        method="post"
        encType="multipart/form-data"
        action={`/api/uploads/report?order=${orderId}&to=${encodeURIComponent(returnTo)}`}
        onDragOver={(event) => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={handleDrop}
        className={`grid gap-3 rounded-card border-2 border-dashed p-5 ${isOver ? 'border-action bg-action-tint' : 'border-line-strong bg-surface'}`}
      >
        <label htmlFor="files" className="font-semibold">
          {report.pick}
        </label>
        <p id="files-hint" className="text-ink-soft text-sm">
          {hint} <span className="js-only">{report.drop}</span>
        </p>
        <input
          ref={input}
          id="files"
          type="file"
          name="files"
          multiple
          accept={ACCEPT_ATTRIBUTE}
          aria-describedby="files-hint"
          onChange={handlePick}
          className={`${CONTROL_CLASS} min-h-12 py-2.5 file:me-3 file:rounded file:border-0 file:bg-action-tint file:px-3 file:py-1.5 file:font-semibold file:text-action`}
        />
        <noscript>
          <Button type="submit" variant="secondary">
            {report.upload}
          </Button>
        </noscript>
      </form>
      <div aria-live="polite" className="grid gap-3">
        {sendings.map((sending) => (
          <SendingLine
            key={sending.id}
            sending={sending}
            onHide={() => setSendings((all) => all.filter(({ id }) => id !== sending.id))}
          />
        ))}
      </div>
    </section>
  )
}

function SendingLine({ sending, onHide }: { sending: Sending; onHide: () => void }) {
  const { order, common } = messagesFor('en')
  const { report } = order
  if (sending.problem) {
    return (
      <Notice tone="danger" title={sending.name}>
        <p>{sending.problem}</p>
        <Button variant="quiet" size="sm" className="-ms-3" onClick={onHide}>
          {common.close}
          <span className="sr-only">: {report.hideProblem({ name: sending.name })}</span>
        </Button>
      </Notice>
    )
  }
  if (sending.isDone) return <p className="text-success">{report.uploaded({ name: sending.name })}</p>
  const percent = Math.round(sending.percent)
  return <Progress label={report.uploading({ name: sending.name, percent })} value={percent} max={100} />
}
