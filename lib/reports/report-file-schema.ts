import type { ReportProcess } from './report-warning-schema'

/** What a report file may be; the names people know, and what the bytes must say. */

export const ACCEPTED_MEDIA_TYPES = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/heic',
  'image/webp',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'text/plain',
] as const
export type AcceptedMediaType = (typeof ACCEPTED_MEDIA_TYPES)[number]

/** For the file picker. */
export const ACCEPT_ATTRIBUTE = '.pdf,.jpg,.jpeg,.png,.heic,.heif,.webp,.docx,.txt,image/*'

/** Types a browser shows by itself without running anything; the rest is downloaded. */
const VIEWABLE_MEDIA_TYPES: readonly string[] = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/webp',
  'text/plain',
] satisfies AcceptedMediaType[]

/**
 * Of a PDF only the copy in which nothing acts is shown, never the file as it was sent, nor as its password opened it:
 * that lies in the same place until the file is processed.
 */
export function isViewable({ mediaType, cleanKey, process }: Viewed): boolean {
  if (!VIEWABLE_MEDIA_TYPES.includes(mediaType)) return false
  return mediaType !== 'application/pdf' || (cleanKey !== null && process === 'ready')
}

type Viewed = { mediaType: string; cleanKey: string | null; process: ReportProcess }
