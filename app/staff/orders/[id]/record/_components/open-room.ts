import { z } from 'zod'
import type { ReportPageDto } from '@/lib/reports/report-page-queries'
import { type RecordingDto, recordingSchema } from '@/lib/videos/recording-schema'
import type { Script } from '@/lib/videos/script-schema'
import type { SaveScript } from '../../_components/script/use-script'
import { openBlobStore } from './blob-store'
import { holdAlone } from './hold-alone'
import { RecordingSender } from './recording-sender'
import { recordedMediaType } from './segment-recorder'
import { type LocalSegment, SegmentStore } from './segment-store'

export type RecordRoomProps = {
  orderId: string
  script: Script
  base: { id: string; revision: number } | null
  pages: readonly ReportPageDto[]
  save: SaveScript
  recordsFullHd: boolean
  rememberFullHd: (isFullHd: boolean) => Promise<void>
}

export type OpenRoom = {
  recording: RecordingDto
  sender: RecordingSender
  store: SegmentStore
  recovered: LocalSegment[]
  /** Written down, also when it is a skeleton that nobody changed: the video's captions come from it. */
  saved: SavedScript
}

type SavedScript = { script: Script; base: { id: string; revision: number } }

export type Opening =
  | { step: 'opening' }
  | { step: 'failed'; why: 'NO_RECORDER' | 'NOT_YOURS' | 'OTHER_WINDOW' | 'OFFLINE' }
  | ({ step: 'open' } & OpenRoom)

type OpenInput = Pick<RecordRoomProps, 'orderId' | 'script' | 'base' | 'save'>

/** What the server and this browser have of the recording, and where chunks are kept; this window's alone until `until`. */
export function openRoom(input: OpenInput, until: AbortSignal): Promise<Opening> {
  return tryToOpen(input, until).catch(() => ({ step: 'failed', why: 'OFFLINE' }))
}

async function tryToOpen(input: OpenInput, until: AbortSignal): Promise<Opening> {
  const { orderId } = input
  if (!recordedMediaType() || !navigator.mediaDevices) return { step: 'failed', why: 'NO_RECORDER' }
  // Windows share what is kept here: what one has sent or thrown away would be a gap in the other's.
  if (!(await holdAlone(`recording-${orderId}`, until))) return { step: 'failed', why: 'OTHER_WINDOW' }
  const saved = await writeDown(input)
  if (!saved) return { step: 'failed', why: 'NOT_YOURS' }
  const address = `/api/uploads/recordings/${orderId}`
  const response = await fetch(address, { method: 'POST' })
  if (response.status === 404) return { step: 'failed', why: 'NOT_YOURS' }
  if (!response.ok) return { step: 'failed', why: 'OFFLINE' }
  const { recording } = z.object({ recording: recordingSchema }).parse(await response.json())
  askToKeep()
  const store = new SegmentStore(await openBlobStore(`recording-${orderId}`))
  const sender = new RecordingSender(address, store)
  const recovered = await sender.recover(recording.id)
  return { step: 'open', recording, sender, store, recovered, saved }
}

/** What is kept here is not to be thrown away when the disk gets full. Nothing waits for it: some browsers ask a person. */
function askToKeep(): void {
  const ask = async () => navigator.storage.persist()
  ask().catch(() => {
    // A browser without it: what is recorded is sent as it comes all the same.
  })
}

/** Null when the order is no longer theirs. */
async function writeDown({ script, base, save }: OpenInput): Promise<SavedScript | null> {
  if (base) return { script, base }
  const answer = await save({
    document: script,
    base: null,
    isNewVersion: false,
    asideId: crypto.randomUUID(),
  })
  if (answer.ok) return { script, base: { id: answer.id, revision: answer.revision } }
  // Another window was faster.
  return answer.code === 'CONFLICT' ? { script: answer.theirs.script, base: answer.theirs } : null
}
