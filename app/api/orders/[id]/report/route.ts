import { z } from 'zod'
import { currentActor } from '@/lib/auth/current-actor'
import { reportVersion } from '@/lib/reports/report-version'

const paramsSchema = z.object({ id: z.uuid() })
const headers = { 'cache-control': 'private, no-store' }

/** For an open page that waits for the pages of a report: also the holder of a draft, who is not signed in. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const path = paramsSchema.safeParse(await params)
  if (!path.success) return new Response(null, { status: 404, headers })
  const actor = await currentActor()
  if (actor.kind === 'anonymous') return new Response(null, { status: 401, headers })
  const version = await reportVersion(actor, { orderId: path.data.id })
  if (!version.ok) return new Response(null, { status: 404, headers })
  return Response.json({ version: version.value }, { headers })
}
