import type { Actor } from '@/lib/auth/actor'
import { openVideo } from '@/lib/deliveries/open-video'
import { byteBody } from '@/lib/platform/byte-body'
import { parseByteRange } from '@/lib/shared/byte-range'
import { contentDisposition } from '@/lib/shared/content-disposition'

type Input = { orderId: string; videoId: string | null; now: Date }

const PRIVATE = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
}

/** Answers one (range) request for an order's video: 200, 206, 416, or 401/404 when it is not the actor's to see. */
export async function serveVideo(actor: Actor, request: Request, input: Input): Promise<Response> {
  if (actor.kind === 'anonymous' || actor.kind === 'draft')
    return new Response(null, { status: 401, headers: PRIVATE })
  const opened = await openVideo(actor, input)
  if (!opened.ok)
    return new Response(null, { status: opened.code === 'CORRUPT' ? 500 : 404, headers: PRIVATE })
  const { byteCount, mediaType, sha256, stream } = opened.value
  const etag = `"${sha256}"`
  const headers = new Headers({
    ...PRIVATE,
    etag,
    'accept-ranges': 'bytes',
    'content-type': mediaType,
    // Played in the page by the video element, which ignores this; opened by itself it is saved, not shown.
    'content-disposition': contentDisposition(
      'attachment',
      `video.${mediaType === 'video/webm' ? 'webm' : 'mp4'}`,
    ),
  })
  const range = isSameVideo(request, etag) ? parseByteRange(request.headers.get('range'), byteCount) : 'whole'
  if (range === 'unsatisfiable') {
    headers.set('content-range', `bytes */${byteCount}`)
    return new Response(null, { status: 416, headers })
  }
  const { start, end } = range === 'whole' ? { start: 0, end: byteCount - 1 } : range
  if (range !== 'whole') headers.set('content-range', `bytes ${start}-${end}/${byteCount}`)
  headers.set('content-length', String(end - start + 1))
  const body = request.method === 'HEAD' ? null : byteBody(stream(start, end))
  return new Response(body, { status: range === 'whole' ? 200 : 206, headers })
}

/** A range of an older version must not be mixed into a newer one. */
function isSameVideo(request: Request, etag: string): boolean {
  const ifRange = request.headers.get('if-range')
  return ifRange === null || ifRange === etag
}
