'use client'

import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import { Button, buttonClass } from '@/components/ui/button'
import { Progress } from '@/components/ui/progress'
import { ACCEPT_ATTRIBUTE } from '@/lib/reports/report-file-schema'
import { messagesFor } from '@/lib/shared/messages/messages'
import { sendReportFile } from './send-report-file'

type ReplaceProps = { orderId: string; fileId: string; fileName: string; returnTo: string }

/** One tap to the camera or the files; the copy takes the place of the one before. A plain form without JavaScript. */
export function ReplaceFile({ orderId, fileId, fileName, returnTo }: ReplaceProps) {
  const { order, reportFiles } = messagesFor('en')
  const words = reportFiles.warnings
  const router = useRouter()
  const id = useId()
  const [percent, setPercent] = useState<number>()
  const [problem, setProblem] = useState<string>()
  const problems: Record<string, string> = order.report.problems

  async function send(file: File | undefined) {
    if (!file) return
    setProblem(undefined)
    setPercent(0)
    const code = await sendReportFile({ orderId, file, replaces: fileId, onProgress: setPercent })
    setPercent(undefined)
    if (code === 'STORED') router.refresh()
    else setProblem(problems[code] ?? order.report.problems.LOST)
  }

  return (
    <form
      method="post"
      encType="multipart/form-data"
      action={`/api/uploads/report?order=${orderId}&replaces=${fileId}&to=${encodeURIComponent(returnTo)}`}
      className="grid gap-2"
    >
      <input
        id={id}
        type="file"
        name="files"
        accept={ACCEPT_ATTRIBUTE}
        onChange={(event) => void send(event.target.files?.[0])}
        className="peer sr-only"
      />
      <label
        htmlFor={id}
        className={`${buttonClass({ size: 'sm' })} cursor-pointer peer-focus-visible:outline-3 peer-focus-visible:outline-focus peer-focus-visible:outline-offset-2`}
      >
        {words.replace}
        <span className="sr-only">: {words.replaceLabel({ name: fileName })}</span>
      </label>
      <noscript>
        <Button type="submit" variant="secondary" size="sm">
          {words.replaceSubmit}
        </Button>
      </noscript>
      <div aria-live="polite">
        {percent !== undefined && (
          <Progress label={words.replaceLabel({ name: fileName })} value={percent} max={100} />
        )}
        {problem && <p className="text-danger">{problem}</p>}
      </div>
    </form>
  )
}
