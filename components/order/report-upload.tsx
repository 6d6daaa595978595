'use client'

import { Camera } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type ChangeEvent, type DragEvent, useEffect, useEffectEvent, useRef, useState } from 'react'
import { Button, buttonClass } from '@/components/ui/button'
import { CONTROL_CLASS } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { Progress } from '@/components/ui/progress'
import { ACCEPT_ATTRIBUTE } from '@/lib/reports/report-file-schema'
import type { UnfinishedUpload } from '@/lib/reports/report-upload-store'
import { messagesFor } from '@/lib/shared/messages/messages'
import { percentOfAll } from './report-sendings'
import { SendingLine } from './sending-line'
import { useReportUploads } from './use-report-uploads'

type ReportUploadProps = {
  orderId: string
  /** Where the plain form comes back to. */
  returnTo: string
  /** What is accepted and how large, said before. */
  hint: string
  /** Sent before and not finished. */
  unfinished: readonly UnfinishedUpload[]
}

/**
 * Adds report files: picked, photographed, dropped or pasted, each with its own progress. Without JavaScript it is
 * a plain form.
 */
export function ReportUpload({ orderId, returnTo, hint, unfinished }: ReportUploadProps) {
  const { report } = messagesFor('en').order
  const router = useRouter()
  const [isOver, setIsOver] = useState(false)
  const { sendings, send, pause, goOn, drop } = useReportUploads({
    orderId,
    onStored: () => router.refresh(),
  })
  usePastedFiles(send)
  const percent = percentOfAll(sendings)
  const stopped = sendings.length === 0 ? unfinished : []

  function handleDrop(event: DragEvent) {
    event.preventDefault()
    setIsOver(false)
    send([...event.dataTransfer.files])
  }

  return (
    <section className="grid gap-4">
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
          id="files"
          type="file"
          name="files"
          multiple
          accept={ACCEPT_ATTRIBUTE}
          aria-describedby="files-hint"
          onChange={(event) => takeFrom(event, send)}
          className={`${CONTROL_CLASS} min-h-12 py-2.5 file:me-3 file:rounded file:border-0 file:bg-action-tint file:px-3 file:py-1.5 file:font-semibold file:text-action`}
        />
        <CameraButton onShots={send} hasShots={sendings.some(({ name }) => SHOT_NAME.test(name))} />
        <noscript>
          <Button type="submit" variant="secondary">
            {report.upload}
          </Button>
        </noscript>
      </form>
      {stopped.length > 0 && (
        <Notice tone="soon" title={report.stoppedTitle}>
          <ul>
            {stopped.map(({ id, fileName, byteCount, byteOffset }) => (
              <li key={id} className="break-words">
                {report.stopped({ name: fileName, percent: Math.floor((byteOffset / byteCount) * 100) })}
              </li>
            ))}
          </ul>
          <p>{report.stoppedHint}</p>
        </Notice>
      )}
      <div aria-live="polite" className="grid gap-3">
        {percent !== null && (
          <Progress label={report.all} value={percent} max={100} valueText={`${percent} %`} />
        )}
        {sendings.map((sending) => (
          <SendingLine
            key={sending.id}
            sending={sending}
            onPause={() => void pause(sending.id)}
            onGoOn={() => goOn(sending.id)}
            onDrop={() => void drop(sending.id)}
          />
        ))}
      </div>
    </section>
  )
}

const PASTED_NAME = 'image.png'
const SHOT_NAME = /^Photo \d+\./

type CameraProps = { onShots: (files: readonly File[]) => void; hasShots: boolean }

/** Straight to the camera of a phone, page after page. It has no name, so that the plain form never sends it. */
function CameraButton({ onShots, hasShots }: CameraProps) {
  const { report } = messagesFor('en').order
  const count = useRef(0)
  function named(files: readonly File[]) {
    // Phones call every shot the same.
    const shots = files.map((file) => {
      count.current += 1
      const ending = file.name.split('.').pop() ?? 'jpg'
      return renamed(file, `Photo ${count.current}.${ending}`)
    })
    onShots(shots)
  }
  return (
    <div className="js-only hidden pointer-coarse:block">
      <input
        id="camera"
        type="file"
        accept="image/*"
        capture="environment"
        onChange={(event) => takeFrom(event, named)}
        className="peer sr-only"
      />
      <label
        htmlFor="camera"
        className={`${buttonClass({ variant: 'secondary' })} cursor-pointer peer-focus-visible:outline-3 peer-focus-visible:outline-focus peer-focus-visible:outline-offset-2`}
      >
        <Camera aria-hidden className="size-5" />
        {hasShots ? report.nextPhoto : report.takePhoto}
      </label>
    </div>
  )
}

/** Empties the field, so that the same file can be chosen again. */
function takeFrom({ target }: ChangeEvent<HTMLInputElement>, take: (files: readonly File[]) => void) {
  const files = [...(target.files ?? [])]
  target.value = ''
  if (files.length > 0) take(files)
}

/**
 * Files pasted anywhere on the page; pasted text goes where it was pasted. Office programs put a picture of their text
 * beside it: in a field for text the text is meant.
 */
function usePastedFiles(onFiles: (files: readonly File[]) => void) {
  const count = useRef(0)
  const take = useEffectEvent((files: readonly File[]) => {
    // Browsers call every pasted picture the same.
    onFiles(
      files.map((file) => {
        if (file.name !== PASTED_NAME) return file
        count.current += 1
        return renamed(file, `Pasted ${count.current}.png`)
      }),
    )
  })
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const { clipboardData, target } = event
      const files = [...(clipboardData?.files ?? [])]
      const isTyping = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement
      if (files.length === 0 || (isTyping && clipboardData?.types.includes('text/plain'))) return
      event.preventDefault()
      take(files)
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [])
}

function renamed(file: File, name: string): File {
  return new File([file], name, { type: file.type, lastModified: file.lastModified })
}
