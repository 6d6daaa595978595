'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Upload } from 'tus-js-client'
import { fingerprintOf, uploadMemory } from '@/components/ui/upload-memory'
import { useStayHere } from '@/components/ui/use-stay-here'
import { endOf, isOnItsWay, isSameFile, type Sending, withNewFiles } from './report-sendings'

const CHUNK_BYTES = 16 * 1024 ** 2
const RETRY_DELAYS_MS = [0, 1_000, 3_000, 10_000, 30_000]
/** At a time; the rest waits. */
const LANES = 3

type Running = {
  file: File
  upload?: Upload
  /** Counted up by each start and each stop: whoever awaited something sees whether it is still wanted. */
  turn: number
  /** Lets the next file begin. */
  begun: () => void
}

/**
 * Sends report files in parts that survive a lost line, a pause and, when the same file is chosen again, a reload.
 * @param onStored called for each file that has arrived whole
 */
export function useReportUploads({ orderId, onStored }: { orderId: string; onStored: () => void }) {
  const [sendings, setSendings] = useState<Sending[]>([])
  const running = useRef(new Map<string, Running>())
  const waiting = useRef<string[]>([])
  const busy = useRef(new Set<string>())
  /** Ends when all that began before have their place: the server counts places as uploads begin. */
  const placed = useRef<Promise<unknown>>(Promise.resolve())

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
    entry.turn += 1
    const { turn } = entry
    const before = placed.current
    placed.current = Promise.all([
      before,
      new Promise<void>((resolve) => {
        entry.begun = resolve
      }),
    ])
    try {
      const upload = entry.upload ?? (await makeUpload(id, entry))
      await before
      // Paused or taken off the list meanwhile.
      if (entry.turn !== turn) return
      entry.upload = upload
      upload.start()
    } catch (error) {
      entry.begun()
      if (entry.turn !== turn) return
      // Before the first byte: the program for it did not load, or the browser could not read the file.
      reportError(error)
      settle(id, { step: 'lost' })
    }
  }

  /** Stops what runs, or is about to, for one file. */
  async function stop(entry: Running, shouldTerminate: boolean) {
    entry.turn += 1
    entry.begun()
    await entry.upload?.abort(shouldTerminate)
  }

  async function makeUpload(id: string, entry: Running): Promise<Upload> {
    const { file } = entry
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
      onUploadUrlAvailable: () => entry.begun(),
      onProgress: (sent) => change(id, { sent }),
      onError: (error) => {
        entry.begun()
        const answer = error instanceof tus.DetailedError ? error.originalResponse : null
        const { isListed, ...end } = endOf(answer?.getStatus() ?? 0, answer?.getBody() ?? '')
        if (end.step === 'refused') running.current.delete(id)
        settle(id, end)
        if (isListed) onStored()
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
    const fresh: File[] = []
    for (const file of files) {
      const known = [...running.current].find(([, one]) => isSameFile(one.file, file))
      if (!known) fresh.push(file)
      // Chosen again, it goes on; what runs or waits is not sent twice.
      else if (!busy.current.has(known[0]) && !waiting.current.includes(known[0])) goOn(known[0])
    }
    const added = fresh.map((file) => {
      const id = crypto.randomUUID()
      running.current.set(id, { file, turn: 0, begun: () => undefined })
      waiting.current.push(id)
      return { id, name: file.name, size: file.size, sent: 0, step: 'waiting' } as const
    })
    setSendings((all) => withNewFiles(all, added))
    next()
  }

  async function pause(id: string) {
    waiting.current = waiting.current.filter((one) => one !== id)
    const entry = running.current.get(id)
    if (entry) await stop(entry, false)
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
    if (!entry) return
    await stop(entry, true).catch((error: unknown) => {
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
      for (const entry of all.values()) {
        entry.turn += 1
        void entry.upload?.abort()
      }
    }
  }, [])

  return { sendings, send, pause, goOn, drop }
}
