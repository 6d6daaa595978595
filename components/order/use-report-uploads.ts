'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Upload } from 'tus-js-client'
import { fingerprintOf, uploadMemory } from '@/components/ui/upload-memory'
import { useStayHere } from '@/components/ui/use-stay-here'
import { isOnItsWay, type Sending, withNewFiles } from './report-sendings'

const CHUNK_BYTES = 16 * 1024 ** 2
const RETRY_DELAYS_MS = [0, 1_000, 3_000, 10_000, 30_000]
/** At a time; the rest waits. */
const LANES = 3

type Running = { file: File; upload?: Upload }

/**
 * Sends report files in parts that survive a lost line, a pause and, when the same file is chosen again, a reload.
 * @param onStored called for each file that has arrived whole
 */
export function useReportUploads({ orderId, onStored }: { orderId: string; onStored: () => void }) {
  const [sendings, setSendings] = useState<Sending[]>([])
  const running = useRef(new Map<string, Running>())
  const waiting = useRef<string[]>([])
  const busy = useRef(new Set<string>())

  function change(id: string, part: Partial<Sending>) {
    setSendings((all) => all.map((sending) => (sending.id === id ? { ...sending, ...part } : sending)))
  }

  /** Starts as many as there are free lanes. */
  function next() {
    while (busy.current.size < LANES) {
      const id = waiting.current.shift()
      if (id === undefined) return
      busy.current.add(id)
      void start(id)
    }
  }

  function settle(id: string, part: Partial<Sending>) {
    busy.current.delete(id)
    change(id, part)
    next()
  }

  async function start(id: string) {
    const entry = running.current.get(id)
    if (!entry) return settle(id, {})
    change(id, { step: 'sending' })
    try {
      entry.upload ??= await makeUpload(id, entry.file)
      entry.upload.start()
    } catch (error) {
      // Before the first byte: the program for it did not load, or the browser could not read the file.
      reportError(error)
      settle(id, { step: 'lost' })
    }
  }

  async function makeUpload(id: string, file: File): Promise<Upload> {
    const tus = await import('tus-js-client')
    const fingerprint = await fingerprintOf(file, `report:${orderId}`)
    const upload = new tus.Upload(file, {
      endpoint: `/api/uploads/reports/${orderId}`,
      chunkSize: CHUNK_BYTES,
      retryDelays: RETRY_DELAYS_MS,
      metadata: { filename: file.name },
      urlStorage: uploadMemory,
      fingerprint: async () => fingerprint,
      removeFingerprintOnSuccess: true,
      onProgress: (sent) => change(id, { sent }),
      onError: (error) => {
        const answer = error instanceof tus.DetailedError ? error.originalResponse : null
        const code = codeOf(answer?.getStatus() ?? 0, answer?.getBody() ?? '')
        settle(id, code === null ? { step: 'lost' } : { step: 'refused', code })
      },
      onSuccess: () => {
        running.current.delete(id)
        settle(id, { step: 'done', sent: file.size })
        onStored()
      },
    })
    const [previous] = await upload.findPreviousUploads()
    if (previous) upload.resumeFromPreviousUpload(previous)
    return upload
  }

  function send(files: readonly File[]) {
    const added = files.map((file) => {
      const id = crypto.randomUUID()
      running.current.set(id, { file })
      waiting.current.push(id)
      return { id, name: file.name, size: file.size, sent: 0, step: 'waiting' } as const
    })
    setSendings((all) => withNewFiles(all, added))
    next()
  }

  async function pause(id: string) {
    waiting.current = waiting.current.filter((one) => one !== id)
    await running.current.get(id)?.upload?.abort()
    settle(id, { step: 'paused' })
  }

  function goOn(id: string) {
    change(id, { step: 'waiting' })
    waiting.current.push(id)
    next()
  }

  /** Takes a file off the list; what has arrived of it is let go of. */
  async function drop(id: string) {
    const entry = running.current.get(id)
    running.current.delete(id)
    waiting.current = waiting.current.filter((one) => one !== id)
    setSendings((all) => all.filter((sending) => sending.id !== id))
    busy.current.delete(id)
    next()
    await entry?.upload?.abort(true).catch((error: unknown) => {
      // A request that failed, for the line is away: the server sweeps what arrived after a day.
      if (!(error instanceof Error && 'originalRequest' in error)) reportError(error)
    })
  }

  const isBusy = sendings.some(isOnItsWay)
  useStayHere(isBusy)
  const onReturn = useEffectEvent(() => {
    for (const { id, step } of sendings) if (step === 'lost') goOn(id)
  })
  useEffect(() => {
    const back = () => onReturn()
    window.addEventListener('online', back)
    return () => window.removeEventListener('online', back)
  }, [])
  // Leaving the page stops sending; what has arrived stays.
  useEffect(() => {
    const all = running.current
    return () => {
      for (const { upload } of all.values()) void upload?.abort()
    }
  }, [])

  return { sendings, send, pause, goOn, drop }
}

/** Why a file is not taken, or null when trying again may help. */
function codeOf(status: number, body: string): string | null {
  if (status === 422) return body.trim()
  if (status === 413) return 'TOO_LARGE'
  if (status === 429) return 'TOO_MANY_REQUESTS'
  if (status === 403) return 'WRONG_ORIGIN'
  if (status === 401 || status === 404 || status === 410) return 'NOT_FOUND'
  return null
}
