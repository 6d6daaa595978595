import { z } from 'zod'
import { currentActor } from '@/lib/auth/current-actor'
import { isSameOrigin } from '@/lib/auth/same-origin'
import { systemClock } from '@/lib/platform/clock'
import { serveSealedFile } from './serve-sealed-file'

const params = z.object({ id: z.uuid(), fileId: z.uuid() })

/** The file of which a patient hid parts, as they sent it: a download for an admin whose form says why. */
export async function POST(
  request: Request,
  context: { params: Promise<{ id: string; fileId: string }> },
): Promise<Response> {
  if (!isSameOrigin(request)) return new Response(null, { status: 403 })
  const path = params.safeParse(await context.params)
  if (!path.success) return new Response(null, { status: 404 })
  const form = await request.formData().catch(() => null)
  const reason = form?.get('reason')
  return serveSealedFile(await currentActor(), {
    orderId: path.data.id,
    fileId: path.data.fileId,
    reason: typeof reason === 'string' ? reason : '',
    now: systemClock.now(),
  })
}
