import { PRIVATE_BYTES } from '@/app/api/_bytes/serve-bytes'
import type { Actor } from '@/lib/auth/actor'
import { byteBody } from '@/lib/platform/byte-body'
import { openReportPage } from '@/lib/reports/open-report-page'

const REFUSALS = { NOT_FOUND: 404, BEING_HIDDEN: 423, CORRUPT: 500 } as const

/** Answers with the picture of one page; it is one that we made, so it is shown and not only downloaded. */
export async function serveReportPage(
  actor: Actor,
  input: { orderId: string; pageId: string; isWhole?: boolean; now: Date },
): Promise<Response> {
  if (actor.kind === 'anonymous') return new Response(null, { status: 401, headers: PRIVATE_BYTES })
  const opened = await openReportPage(actor, input)
  if (!opened.ok) return new Response(null, { status: REFUSALS[opened.code], headers: PRIVATE_BYTES })
  const { mediaType, byteCount, stream } = opened.value
  return new Response(byteBody(stream), {
    headers: {
      ...PRIVATE_BYTES,
      'content-type': mediaType,
      'content-length': String(byteCount),
      'content-disposition': 'inline',
    },
  })
}
