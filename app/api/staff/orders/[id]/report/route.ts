import { z } from 'zod'
import { currentActor } from '@/lib/auth/current-actor'
import { systemClock } from '@/lib/platform/clock'
import { readReport } from '@/lib/reports/report-reading'

const paramsSchema = z.object({ id: z.uuid() })
const headers = { 'cache-control': 'private, no-store' }

/** The words of a report, for the viewer of the work screen. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const path = paramsSchema.safeParse(await params)
  if (!path.success) return new Response(null, { status: 404, headers })
  const actor = await currentActor()
  if (actor.kind === 'anonymous') return new Response(null, { status: 401, headers })
  const reading = await readReport(actor, { orderId: path.data.id, now: systemClock.now() })
  return reading.ok ? Response.json(reading.value, { headers }) : new Response(null, { status: 404, headers })
}
