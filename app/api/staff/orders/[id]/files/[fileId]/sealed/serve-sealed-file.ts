import { PRIVATE_BYTES } from '@/app/api/_bytes/serve-bytes'
import type { Actor } from '@/lib/auth/actor'
import { byteBody } from '@/lib/platform/byte-body'
import { openSealedFile } from '@/lib/reports/open-sealed-file'
import { contentDisposition } from '@/lib/shared/content-disposition'

const REFUSALS = { NOT_FOUND: 404, NO_REASON: 422, CORRUPT: 500 } as const

/** Answers with a sealed file, never shown and only downloaded. */
export async function serveSealedFile(
  actor: Actor,
  input: { orderId: string; fileId: string; reason: string; now: Date },
): Promise<Response> {
  if (actor.kind === 'anonymous') return new Response(null, { status: 401, headers: PRIVATE_BYTES })
  const opened = await openSealedFile(actor, input)
  if (!opened.ok) {
    const words = opened.code === 'NO_REASON' ? 'Go back and write why you open it.' : null
    return new Response(words, { status: REFUSALS[opened.code], headers: PRIVATE_BYTES })
  }
  const { fileName, byteCount, stream } = opened.value
  return new Response(byteBody(stream), {
    headers: {
      ...PRIVATE_BYTES,
      'content-type': 'application/octet-stream',
      'content-length': String(byteCount),
      'content-disposition': contentDisposition('attachment', fileName),
    },
  })
}
