import { currentActor } from '@/lib/auth/current-actor'
import { readDraftCookie } from '@/lib/auth/draft-cookie'
import { isSameOrigin } from '@/lib/auth/same-origin'
import { typedSchema } from '@/lib/orders/order-schema'
import { saveTyped } from '@/lib/orders/save-draft'
import { systemClock } from '@/lib/platform/clock'
import { readBody } from '@/lib/platform/read-body'
import { parseJson } from '@/lib/shared/parse-json'

const MAX_BYTES = 512 * 1024
const STATUS = { GONE: 404, TOO_MANY: 429 } as const

/**
 * Keeps what a patient has typed so far into their draft, before they press the button: closing the tab loses
 * nothing. What does not fit yet is said at the button, not here.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return new Response(null, { status: 403 })
  const [actor, orderId, body] = await Promise.all([
    currentActor(),
    readDraftCookie(),
    readBody(request, MAX_BYTES),
  ])
  if (!orderId) return new Response(null, { status: 404 })
  const typed = body.ok ? typedSchema.safeParse(parseJson(body.value.toString('utf8'))) : null
  if (!typed?.success) return new Response(null, { status: 422 })
  const { email: typedEmail, ...others } = typed.data
  const changes = { ...others, typedEmail }
  const saved = await saveTyped(actor, { orderId, changes, now: systemClock.now() })
  const status = saved.ok ? 204 : STATUS[saved.code]
  return new Response(null, { status, headers: { 'cache-control': 'no-store' } })
}
