import { byteBody } from '@/lib/platform/byte-body'
import { parseByteRange } from '@/lib/shared/byte-range'
import { contentDisposition } from '@/lib/shared/content-disposition'

/** Clear bytes of something stored; `stream` takes a range, both ends included. */
export type ServedBytes = {
  mediaType: string
  sha256: string
  byteCount: number
  stream(start: number, end: number): AsyncIterable<Uint8Array>
}

/** On every answer of a byte route, also on a refusal: whatever the bytes are, a browser may run and load nothing. */
export const PRIVATE_BYTES = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
}

/** A byte route's answer without any bytes. */
export function refuseBytes(status: 401 | 403 | 404 | 500): Response {
  return new Response(null, { status, headers: PRIVATE_BYTES })
}

/**
 * Answers one (range) request: 200, 206 or 416. Played in a page by an element that ignores the disposition; opened
 * by itself the file is saved, not shown.
 */
export function serveBytes(request: Request, bytes: ServedBytes, fileName: string): Response {
  const { byteCount, mediaType, sha256, stream } = bytes
  const etag = `"${sha256}"`
  const headers = new Headers({
    ...PRIVATE_BYTES,
    etag,
    'accept-ranges': 'bytes',
    'content-type': mediaType,
    'content-disposition': contentDisposition('attachment', fileName),
  })
  const range = isSameFile(request, etag) ? parseByteRange(request.headers.get('range'), byteCount) : 'whole'
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
function isSameFile(request: Request, etag: string): boolean {
  const ifRange = request.headers.get('if-range')
  return ifRange === null || ifRange === etag
}
