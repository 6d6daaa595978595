import type { Actor } from '@/lib/auth/actor'
import { byteBody } from '@/lib/platform/byte-body'
import { openSealedFile } from '@/lib/reports/open-sealed-file'
import { contentDisposition } from '@/lib/shared/content-disposition'

const HARMLESS = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
}
const REFUSALS = { NOT_FOUND: 404, NO_REASON: 422, CORRUPT: 500 } as const

/** Answers with a sealed file, never shown and only downloaded. */
export async function serveSealedFile(
  actor: Actor,
  input: { orderId: string; fileId: string; reason: string; now: Date },
): Promise<Response> {
  if (actor.kind === 'anonymous') return new Response(null, { status: 401, headers: HARMLESS })
  const opened = await openSealedFile(actor, input)
  if (!opened.ok) {
    const words = opened.code === 'NO_REASON' ? 'Go back and write why you open it.' : null
    return new Response(words, { status: REFUSALS[opened.code], headers: HARMLESS })
  }
  const { fileName, byteCount, stream } = opened.value
  return new Response(byteBody(stream), {
    headers: {
      ...HARMLESS,
      'content-type': 'application/octet-stream',
      'content-length': String(byteCount),
      'content-disposition': contentDisposition('attachment', fileName),
    },
  })
}
