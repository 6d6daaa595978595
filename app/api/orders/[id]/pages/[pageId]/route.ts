import { z } from 'zod'
import { currentActor } from '@/lib/auth/current-actor'
import { systemClock } from '@/lib/platform/clock'
import { serveReportPage } from './serve-report-page'

const params = z.object({ id: z.uuid(), pageId: z.uuid() })

/** The picture of one page of an order's report. */
export async function GET(
  _request: Request,
  context: { params: Promise<{ id: string; pageId: string }> },
): Promise<Response> {
  const path = params.safeParse(await context.params)
  if (!path.success) return new Response(null, { status: 404 })
  const { id: orderId, pageId } = path.data
  return serveReportPage(await currentActor(), { orderId, pageId, now: systemClock.now() })
}
