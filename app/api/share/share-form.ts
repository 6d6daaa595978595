import { z } from 'zod'
import { clientIp } from '@/lib/auth/client-ip'
import { isFromHiddenPage } from '@/lib/auth/hidden-origin'
import { readForm } from '@/lib/platform/read-form'

const MAX_BYTES = 2_000

/** A share link's token: 256 random bits. */
const form = z.object({
  token: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  codeId: z.uuid().optional(),
  code: z.string().max(32).optional(),
})

export type ShareForm = {
  token: string
  /** The code that was asked for last, if any. */
  codeId: string | null
  code: { id: string; typed: string } | null
  clientIp: string
}

/** Reads a form of a share link's door, or gives the status to refuse it with. */
export async function readShareForm(request: Request): Promise<ShareForm | number> {
  if (!isFromHiddenPage(request)) return 403
  const fields = await readForm(request, MAX_BYTES)
  if (!fields.ok) return 413
  const sent = form.safeParse(fields.value)
  if (!sent.success) return 404
  const { token, codeId, code } = sent.data
  return {
    token,
    codeId: codeId ?? null,
    code: codeId !== undefined && code !== undefined ? { id: codeId, typed: code } : null,
    clientIp: clientIp(request.headers),
  }
}

/** Sends the browser on, by an address relative to this site. */
export function goTo(path: string): Response {
  return new Response(null, {
    status: 303,
    headers: { location: path, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
  })
}
