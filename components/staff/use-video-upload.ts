'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Upload } from 'tus-js-client'
import { fingerprintOf, uploadMemory } from '@/components/ui/upload-memory'
import { useStayHere } from '@/components/ui/use-stay-here'
import { sizeText } from '@/lib/shared/size-text'

const CHUNK_BYTES = 16 * 1024 ** 2
const RETRY_DELAYS_MS = [0, 1_000, 3_000, 10_000, 30_000, 60_000]

const ACCEPTED = ['video/mp4', 'video/quicktime', 'video/webm', 'video/x-matroska']
const ACCEPTED_NAME = /\.(mp4|m4v|mov|webm|mkv)$/i

export type UploadState =
  | { step: 'idle' }
  | { step: 'refused'; why: string }
  | { step: 'sending' | 'paused' | 'failed'; fileName: string; sent: number; size: number; why?: string }
  | { step: 'done' }

/** Sends one video in parts that survive a lost line, a pause and, when the same file is chosen again, a reload. */
export function useVideoUpload({
  endpoint,
  maxBytes,
  onDone,
}: {
  /** The address that takes it; two of them never share an upload. */
  endpoint: string
  maxBytes: number
  onDone: () => void
}) {
  const [state, setState] = useState<UploadState>({ step: 'idle' })
  const upload = useRef<Upload>(undefined)

  // Leaving the page stops sending; what has arrived stays.
  useEffect(() => () => void upload.current?.abort(), [])
  useStayHere(state.step === 'sending')
  const goOn = useEffectEvent(resume)
  const hasFailed = state.step === 'failed'
  useEffect(() => {
    if (!hasFailed) return
    const onReturn = () => goOn()
    window.addEventListener('online', onReturn)
    return () => window.removeEventListener('online', onReturn)
  }, [hasFailed])

  async function start(file: File) {
    const why = refusal(file, maxBytes)
    if (why) return setState({ step: 'refused', why })
    const about = { fileName: file.name, size: file.size }
    setState({ step: 'sending', ...about, sent: 0 })
    try {
      await send(file, about)
    } catch (error) {
      // Before the first byte: the program for it did not load, or the browser could not read the file.
      reportError(error)
      setState({ step: 'refused', why: NOT_STARTED })
    }
  }

  async function send(file: File, about: { fileName: string; size: number }) {
    const tus = await import('tus-js-client')
    const fingerprint = await fingerprintOf(file, endpoint)
    const sending = new tus.Upload(file, {
      endpoint,
      chunkSize: CHUNK_BYTES,
      retryDelays: RETRY_DELAYS_MS,
      metadata: { filename: file.name, filetype: file.type },
      urlStorage: uploadMemory,
      fingerprint: async () => fingerprint,
      removeFingerprintOnSuccess: true,
      onProgress: (sent, size) => setState((now) => (now.step === 'sending' ? { ...now, sent, size } : now)),
      onError: (error) => {
        const status = error instanceof tus.DetailedError ? (error.originalResponse?.getStatus() ?? 0) : 0
        setState((now) => ({ step: 'failed', ...about, sent: sentIn(now), why: reasonOf(status) }))
      },
      onSuccess: () => {
        setState({ step: 'done' })
        onDone()
      },
    })
    upload.current = sending
    const [previous] = await sending.findPreviousUploads()
    if (previous) sending.resumeFromPreviousUpload(previous)
    sending.start()
  }

  async function pause() {
    await upload.current?.abort()
    setState((now) => (now.step === 'sending' ? { ...now, step: 'paused' } : now))
  }

  function resume() {
    upload.current?.start()
    setState((now) =>
      now.step === 'paused' || now.step === 'failed'
        ? { step: 'sending', fileName: now.fileName, sent: now.sent, size: now.size }
        : now,
    )
  }

  async function cancel() {
    setState({ step: 'idle' })
    await upload.current?.abort(true).catch((error: unknown) => {
      // A request that failed, for the line is away or we are signed out: the server sweeps what arrived after a day.
      if (!(error instanceof Error && 'originalRequest' in error)) reportError(error)
    })
    upload.current = undefined
  }

  return { state, start, pause, resume, cancel }
}

const NOT_STARTED = 'The upload could not begin. Choose the file again.'

function refusal(file: File, maxBytes: number): string | null {
  if (!ACCEPTED.includes(file.type) && !ACCEPTED_NAME.test(file.name))
    return 'Choose a video file: MP4, MOV, MKV or WebM.'
  if (file.size === 0) return 'This file is empty. Export the video again.'
  if (file.size > maxBytes)
    return `This file is larger than ${sizeText(maxBytes)}. Export the video in a smaller size.`
  return null
}

function sentIn(state: UploadState): number {
  return 'sent' in state ? state.sent : 0
}

function reasonOf(status: number): string {
  if (status === 401) return 'You are signed out. Sign in again in another tab, then press Go on.'
  if (status === 404 || status === 403) return 'This is no longer yours to upload to.'
  if (status === 413) return 'The file is too large.'
  if (status === 422) return 'A file arrived meanwhile, from another window. Load this page again.'
  if (status === 507) return 'The server has no room for this file. Tell an admin, then press Go on.'
  return 'The line broke off. What has arrived is kept: press Go on.'
}
