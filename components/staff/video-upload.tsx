'use client'

import { Upload as UploadIcon } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useId, useRef } from 'react'
import { Button, buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Progress } from '@/components/ui/progress'
import { sizeText } from '@/lib/shared/size-text'
import { type UploadState, useVideoUpload } from './use-video-upload'

type Props = {
  /** The address of the resumable upload that takes the file. */
  endpoint: string
  maxBytes: number
  /** What the file must be besides, such as ' and 5 minutes'. */
  limit?: string
  /** Sent by this person and not finished; its name where one is kept. */
  unfinished: { fileName: string | null; byteCount: number; byteOffset: number } | null
  label: string
  variant?: 'primary' | 'secondary'
}

/** Choose or drop a video file, and watch it go. */
export function VideoUpload({
  endpoint,
  maxBytes,
  limit = '',
  unfinished,
  label,
  variant = 'primary',
}: Props) {
  const router = useRouter()
  const { state, start, pause, resume, cancel } = useVideoUpload({
    endpoint,
    maxBytes,
    onDone: () => router.refresh(),
  })
  const input = useRef<HTMLInputElement>(null)
  const id = useId()

  function choose(files: FileList | null) {
    const file = files?.[0]
    if (file) void start(file)
    // The same file can be chosen again after a cancel.
    if (input.current) input.current.value = ''
  }

  if (state.step === 'sending' || state.step === 'paused' || state.step === 'failed') {
    return <Sending state={state} onPause={pause} onResume={resume} onCancel={cancel} />
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way to use the file field inside
    <div
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        choose(event.dataTransfer.files)
      }}
      className="grid justify-items-start gap-2 rounded-card border-2 border-line-strong border-dashed p-4 focus-within:border-action"
    >
      {state.step === 'refused' && (
        <Notice tone="danger" title="Not this file" isLive>
          {state.why}
        </Notice>
      )}
      {state.step === 'done' && (
        <Notice tone="success" title="All of it arrived" isLive>
          What comes next is shown on this page by itself.
        </Notice>
      )}
      {state.step === 'idle' && unfinished && (
        <Notice tone="soon" title="An upload stopped on the way">
          {unfinished.fileName && `${unfinished.fileName}: `}
          {sizeText(unfinished.byteOffset)} of {sizeText(unfinished.byteCount)} arrived. Choose the same file
          again in the same browser, and it goes on from there.
        </Notice>
      )}
      <input
        ref={input}
        id={id}
        type="file"
        accept="video/mp4,video/quicktime,video/webm,video/x-matroska,.mp4,.m4v,.mov,.webm,.mkv"
        onChange={(event) => choose(event.target.files)}
        className="peer sr-only"
      />
      <label
        htmlFor={id}
        className={`${buttonClass({ variant })} cursor-pointer peer-focus-visible:outline-3 peer-focus-visible:outline-focus peer-focus-visible:outline-offset-2`}
      >
        <UploadIcon aria-hidden className="size-5" />
        {label}
      </label>
      <p className="text-ink-soft text-sm">
        Or drop it here. MP4, MOV, MKV or WebM, up to {sizeText(maxBytes)}
        {limit}, with sound.
      </p>
    </div>
  )
}

type Running = Extract<UploadState, { fileName: string }>

function Sending(props: {
  state: Running
  onPause: () => Promise<void>
  onResume: () => void
  onCancel: () => Promise<void>
}) {
  const { step, fileName, sent, size, why } = props.state
  const percent = size > 0 ? Math.floor((sent / size) * 100) : 0
  return (
    <div className="grid gap-3 rounded-card border border-line bg-surface p-4">
      <Progress
        label={fileName}
        value={sent}
        max={Math.max(size, 1)}
        valueText={`${step === 'paused' ? 'Paused at ' : ''}${percent} %, ${sizeText(sent)} of ${sizeText(size)}`}
      />
      {step === 'failed' && (
        <Notice tone="danger" title="The upload stopped" isLive>
          {why}
        </Notice>
      )}
      <div className="flex flex-wrap gap-2">
        {step === 'sending' ? (
          <Button variant="secondary" size="sm" onClick={() => void props.onPause()}>
            Pause
          </Button>
        ) : (
          <Button size="sm" onClick={props.onResume}>
            Go on
          </Button>
        )}
        <Button variant="quiet" size="sm" onClick={() => void props.onCancel()}>
          Cancel the upload
        </Button>
      </div>
    </div>
  )
}
