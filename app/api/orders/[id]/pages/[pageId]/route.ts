import { z } from 'zod'
import { currentActor } from '@/lib/auth/current-actor'
import { systemClock } from '@/lib/platform/clock'
import { serveReportPage } from './serve-report-page'

const params = z.object({ id: z.uuid(), pageId: z.uuid() })

/** The picture of one page of an order's report; `?whole=1` is for the patient who hid parts of it. */
export async function GET(
  request: Request,
  context: { params: Promise<{ id: string; pageId: string }> },
): Promise<Response> {
  const path = params.safeParse(await context.params)
  if (!path.success) return new Response(null, { status: 404 })
  const { id: orderId, pageId } = path.data
  const isWhole = new URL(request.url).searchParams.get('whole') === '1'
  return serveReportPage(await currentActor(), { orderId, pageId, isWhole, now: systemClock.now() })
}
