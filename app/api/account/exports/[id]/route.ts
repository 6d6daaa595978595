import { z } from 'zod'
import { currentActor } from '@/lib/auth/current-actor'
import { systemClock } from '@/lib/platform/clock'
import { serveExport } from './serve-export'

const params = z.object({ id: z.uuid() })

/** A patient's copy of their data, to be saved. */
export async function GET(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  const path = params.safeParse(await context.params)
  if (!path.success) return new Response(null, { status: 404 })
  const input = { exportId: path.data.id, now: systemClock.now() }
  return serveExport(await currentActor(), request, input)
}

export { GET as HEAD }
