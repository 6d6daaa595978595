import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { staffOnly } from '@/lib/staff/staff-only'

const MOST = 100

export type NewComment = { id: string; orderId: string; orderNumber: string; at: Date }

/** The comments after watching that nobody of staff has read yet, oldest first. Not what they say. */
export async function listNewComments(actor: Actor, now: Date): Promise<Result<NewComment[], 'NOT_ALLOWED'>> {
  if (!(await staffOnly(actor, { now }))) return err('NOT_ALLOWED')
  const rows = await db().understandingAnswer.findMany({
    // An erased order's comment can be read by nobody.
    where: { kind: 'comment', readAt: null, delivery: { order: { key: { isNot: null } } } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    take: MOST,
    select: { id: true, at: true, delivery: { select: { order: { select: { id: true, number: true } } } } },
  })
  return ok(
    rows.map(({ id, at, delivery: { order } }) => ({
      id,
      at,
      orderId: order.id,
      orderNumber: order.number,
    })),
  )
}
