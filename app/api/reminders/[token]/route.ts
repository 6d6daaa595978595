import { endReminders } from '@/lib/orders/end-reminders'
import { systemClock } from '@/lib/platform/clock'
import { readBody } from '@/lib/platform/read-body'

const MAX_BYTES = 1_000

/**
 * Ends the reminders of one order. The link's own proof is all it asks for: mail programs post here by themselves when
 * their reader presses 'unsubscribe' (RFC 8058), with no cookie and no page of ours, and follow no redirect.
 */
export async function POST(
  request: Request,
  context: { params: Promise<{ token: string }> },
): Promise<Response> {
  const [{ token }, body] = await Promise.all([context.params, readBody(request, MAX_BYTES)])
  if (!body.ok) return new Response(null, { status: 413 })
  const ended = await endReminders(token, systemClock.now())
  const headers = { 'cache-control': 'no-store' }
  if (!ended.ok) return new Response(null, { status: 404, headers })
  const isMailProgram = body.value.toString('utf8').includes('List-Unsubscribe=One-Click')
  if (isMailProgram) return new Response(null, { status: 200, headers })
  return new Response(null, { status: 303, headers: { ...headers, location: `/reminders/${token}` } })
}
