import { z } from 'zod'
import { currentActor } from '@/lib/auth/current-actor'
import { isSameOrigin } from '@/lib/auth/same-origin'
import { systemClock } from '@/lib/platform/clock'
import { readForm } from '@/lib/platform/read-form'
import { serveSealedFile } from './serve-sealed-file'

const MAX_BYTES = 8_000

const params = z.object({ id: z.uuid(), fileId: z.uuid() })

/** The file of which a patient hid parts, as they sent it: a download for an admin whose form says why. */
export async function POST(
  request: Request,
  context: { params: Promise<{ id: string; fileId: string }> },
): Promise<Response> {
  if (!isSameOrigin(request)) return new Response(null, { status: 403 })
  const path = params.safeParse(await context.params)
  if (!path.success) return new Response(null, { status: 404 })
  const form = await readForm(request, MAX_BYTES)
  if (!form.ok) return new Response(null, { status: 413 })
  return serveSealedFile(await currentActor(), {
    orderId: path.data.id,
    fileId: path.data.fileId,
    reason: form.value.reason ?? '',
    now: systemClock.now(),
  })
}
