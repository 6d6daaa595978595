import { z } from 'zod'
import { currentActor } from '@/lib/auth/current-actor'
import { systemClock } from '@/lib/platform/clock'
import { serveReportFile } from './serve-report-file'

const params = z.object({ id: z.uuid(), fileId: z.uuid() })

/** One file of one order; `?view=1` shows the types that are safe to show, anything else is a download. */
export async function GET(
  request: Request,
  context: { params: Promise<{ id: string; fileId: string }> },
): Promise<Response> {
  const path = params.safeParse(await context.params)
  if (!path.success) return new Response(null, { status: 404 })
  const { id: orderId, fileId } = path.data
  const isView = new URL(request.url).searchParams.get('view') === '1'
  return serveReportFile(await currentActor(), { orderId, fileId, isView, now: systemClock.now() })
}
