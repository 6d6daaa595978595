import { PRIVATE_BYTES } from '@/app/api/_bytes/serve-bytes'
import type { Actor } from '@/lib/auth/actor'
import { byteBody } from '@/lib/platform/byte-body'
import { openReportFile } from '@/lib/reports/open-report-file'
import { contentDisposition } from '@/lib/shared/content-disposition'

type Input = { orderId: string; fileId: string; isView: boolean; now: Date }

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
  if (actor.kind === 'anonymous') return new Response(null, { status: 401, headers: PRIVATE_BYTES })
  const opened = await openReportFile(actor, { ...input, purpose: isView ? 'view' : 'download' })
  if (!opened.ok) return new Response(null, { status: REFUSALS[opened.code], headers: PRIVATE_BYTES })
  const { fileName, mediaType, byteCount, stream } = opened.value
  return new Response(byteBody(stream), {
    headers: {
      ...PRIVATE_BYTES,
      'content-type': isView ? shownType(mediaType) : 'application/octet-stream',
      'content-length': String(byteCount),
      'content-disposition': contentDisposition(isView ? 'inline' : 'attachment', fileName),
    },
  })
}

function shownType(mediaType: string): string {
  return mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType
}
