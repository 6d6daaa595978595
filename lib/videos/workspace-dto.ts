import type { OrderCommand } from '@/lib/orders/order-status'
import type { ReportPageDto } from '@/lib/reports/report-page-queries'
import type { ReportFileDto } from '@/lib/reports/report-queries'
import type { ReportWarning } from '@/lib/reports/report-warning-schema'
import type { OrderFacts } from '@/lib/staff/order-facts'
import type { PlainReportDocument } from './plain-report-schema'
import type { WorkReview } from './review-state'

export type WorkFile = ReportFileDto & {
  /** How the browser shows it; `download`: not at all. */
  kind: 'pdf' | 'image' | 'text' | 'download'
  /** Kept closed by the virus scanner. */
  withheld: 'quarantined' | 'infected' | null
}

/** A section of a script, by its place from 1 and its title, which may be empty. */
export type FailedSection = { number: number; title: string }

export type WorkVideo = {
  id: string
  version: number
  state: 'uploading' | 'processing' | 'ready' | 'failed'
  failure: string | null
  /** The recorded section that the failure is about; null when it is not about one alone. */
  failedSection: FailedSection | null
  /** Percent of the processing that is done. */
  progress: number
  /** What was sent is still there, and trying again may help. */
  mayRetry: boolean
  authorName: string | null
  durationMs: number | null
  width: number | null
  height: number | null
  byteCount: number | null
  hasCaptions: boolean
  /** Counts how often they were replaced. */
  captionsRevision: number
  /** A script is being laid over what is said in it. */
  isRetiming: boolean
  /** It is not recorded section by section here, and another script is newer than its own. */
  hasNewerScript: boolean
  /** Clips in it that were taken out of use since. */
  withdrawnClips: { id: string; title: string; reason: string }[]
  createdAt: Date
}

export type WorkPlainReport = {
  id: string
  version: number
  revision: number
  grade: number
  document: PlainReportDocument
  authorName: string | null
  createdAt: Date
}

export type WorkNote = {
  id: string
  authorName: string | null
  /** The video that it was written about; null where that is not known. */
  videoId: string | null
  body: string
  at: Date
}

export type WorkDelivery = {
  id: string
  videoVersion: number
  deliveredAt: Date
  firstWatchedAt: Date | null
  withdrawnAt: Date | null
  withdrawReason: string | null
}

/** Everything the work screen shows about one order. */
export type Workspace = {
  facts: OrderFacts
  /** What this actor may do with the order now. */
  commands: OrderCommand[]
  /** This actor may upload a video and write the plain report now. */
  mayWrite: boolean
  files: WorkFile[]
  /** Of all files, in the patient's order, as far as they are ready. */
  pages: ReportPageDto[]
  /** What may make the report hard to use, and whether the patient sent it anyway. */
  warnings: ReportWarning[]
  /** Newest first. */
  videos: WorkVideo[]
  /** An upload of this actor's that stopped on the way. */
  unfinishedUpload: { fileName: string; byteCount: number; byteOffset: number } | null
  plainReport: WorkPlainReport | null
  /** What readers asked to be changed, newest first. */
  reviewNotes: WorkNote[]
  review: WorkReview
  /** Newest first. */
  deliveries: WorkDelivery[]
  /** Changes whenever a colleague, the patient or a job changed something shown here. */
  version: string
}
