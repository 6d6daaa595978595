import { countView } from '@/lib/articles/count-view'
import { viewSchema } from '@/lib/articles/view-schema'
import { clientIp } from '@/lib/auth/client-ip'
import { isSameOrigin } from '@/lib/auth/same-origin'
import { systemClock } from '@/lib/platform/clock'
import { consume } from '@/lib/platform/rate-limit'
import { readBody } from '@/lib/platform/read-body'
import { parseJson } from '@/lib/shared/parse-json'

export const dynamic = 'force-dynamic'

const LARGEST_BODY_BYTES = 512

/** Counts that an article was read. Who asks not to be tracked is not counted, though no count knows a reader. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return answer(403)
  if (request.headers.get('dnt') === '1' || request.headers.get('sec-gpc') === '1') return answer(204)
  const body = await readBody(request, LARGEST_BODY_BYTES)
  if (!body.ok) return answer(413)
  const view = viewSchema.safeParse(parseJson(body.value.toString('utf8')))
  if (!view.success) return answer(422)
  if (!(await consume('article_view', clientIp(request.headers)))) return answer(429)
  const counted = await countView({ ...view.data, now: systemClock.now() })
  return answer(counted.ok ? 204 : 404)
}

/** The page that sent it waits for no answer. */
function answer(status: number): Response {
  return new Response(null, { status })
}
