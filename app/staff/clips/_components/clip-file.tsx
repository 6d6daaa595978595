'use client'

import { Upload as UploadIcon } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useId, useRef, useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Progress } from '@/components/ui/progress'
import { useStayHere } from '@/components/ui/use-stay-here'
import { sizeText } from '@/lib/shared/size-text'

type State = { step: 'idle'; problem?: string } | { step: 'sending'; sent: number; size: number }

/** Chooses the file of a clip and sends it. */
export function ClipFile({ clipId, maxBytes }: { clipId: string; maxBytes: number }) {
  const router = useRouter()
  const id = useId()
  const request = useRef<XMLHttpRequest>(undefined)
  const [state, setState] = useState<State>({ step: 'idle' })
  useEffect(() => () => request.current?.abort(), [])
  useStayHere(state.step === 'sending')

  function choose(file: File | undefined) {
    if (!file) return
    if (file.size === 0 || file.size > maxBytes)
      return setState({ step: 'idle', problem: `Choose a file of up to ${sizeText(maxBytes)}.` })
    setState({ step: 'sending', sent: 0, size: file.size })
    const sending = new XMLHttpRequest()
    request.current = sending
    // Not by fetch, which says nothing of how far an upload is.
    sending.upload.onprogress = ({ loaded }) => setState({ step: 'sending', sent: loaded, size: file.size })
    sending.onload = () => {
      if (sending.status === 204) router.refresh()
      else setState({ step: 'idle', problem: PROBLEMS[sending.status] ?? LINE })
    }
    sending.onerror = () => setState({ step: 'idle', problem: LINE })
    sending.open('PUT', `/api/uploads/clips/${clipId}`)
    sending.send(file)
  }

  if (state.step === 'sending') {
    const percent = Math.floor((state.sent / state.size) * 100)
    return (
      <div className="rounded-card border border-line bg-surface p-4">
        <Progress label="Sending the file" value={state.sent} max={state.size} valueText={`${percent} %`} />
      </div>
    )
  }
  return (
    <div className="grid justify-items-start gap-2">
      {state.problem && (
        <Notice tone="danger" title="The file did not arrive" isLive>
          {state.problem}
        </Notice>
      )}
      <input
        id={id}
        type="file"
        accept="video/mp4,video/quicktime,video/webm,video/x-matroska,.mp4,.m4v,.mov,.webm,.mkv"
        onChange={(event) => choose(event.target.files?.[0])}
        className="peer sr-only"
      />
      <label
        htmlFor={id}
        className={`${buttonClass({ variant: 'primary' })} cursor-pointer peer-focus-visible:outline-3 peer-focus-visible:outline-focus peer-focus-visible:outline-offset-2`}
      >
        <UploadIcon aria-hidden className="size-5" /> Choose its file
      </label>
      <p className="text-ink-soft text-sm">
        MP4, MOV, MKV or WebM, with sound, up to 5 minutes and {sizeText(maxBytes)}.
      </p>
    </div>
  )
}

const LINE = 'The line broke off. Choose the file again.'
const PROBLEMS: Readonly<Record<number, string>> = {
  401: 'You are signed out. Sign in again, then choose the file again.',
  404: 'Only the one who began this clip sends its file.',
  409: 'A file arrived meanwhile. Load this page again.',
  413: 'The file is too large.',
  422: 'The file is empty.',
}
