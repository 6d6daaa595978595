import type { Actor } from '@/lib/auth/actor'
import { byteBody } from '@/lib/platform/byte-body'
import { openReportFile } from '@/lib/reports/open-report-file'
import { contentDisposition } from '@/lib/shared/content-disposition'

type Input = { orderId: string; fileId: string; isView: boolean; now: Date }

// Whatever the bytes turn out to be, a browser that opens them may run and load nothing.
const HARMLESS = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
}

const REFUSALS = {
  NOT_FOUND: 404,
  QUARANTINED: 423,
  INFECTED: 403,
  SEALED: 403,
  NOT_VIEWABLE: 415,
  CORRUPT: 500,
} as const

/** Answers with one report file: shown only when it is a type that a browser shows safely, else as a download. */
export async function serveReportFile(actor: Actor, { isView, ...input }: Input): Promise<Response> {
  if (actor.kind === 'anonymous') return new Response(null, { status: 401, headers: HARMLESS })
  const opened = await openReportFile(actor, { ...input, purpose: isView ? 'view' : 'download' })
  if (!opened.ok) return new Response(null, { status: REFUSALS[opened.code], headers: HARMLESS })
  const { fileName, mediaType, byteCount, stream } = opened.value
  return new Response(byteBody(stream), {
    headers: {
      ...HARMLESS,
      'content-type': isView ? shownType(mediaType) : 'application/octet-stream',
      'content-length': String(byteCount),
      'content-disposition': contentDisposition(isView ? 'inline' : 'attachment', fileName),
    },
  })
}

function shownType(mediaType: string): string {
  return mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType
}
