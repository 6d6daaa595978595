import type { Actor } from '@/lib/auth/actor'
import { OPEN_STATUSES, type OrderStatus } from '@/lib/orders/order-status'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { staffOnly } from '@/lib/staff/staff-only'
import type { UrgentLevel } from './urgent-schema'

export type UrgentElsewhere = {
  flagId: string
  orderId: string
  number: string
  status: OrderStatus
  level: UrgentLevel
  raisedAt: Date
}

/**
 * Open urgent flags on orders that the queue does not hold: delivered, canceled, or never paid. Somebody has to be
 * told all the same. The most urgent first; few at any time, and the partial index holds only open flags.
 */
export async function listUrgentElsewhere(
  actor: Actor,
  now: Date,
): Promise<Result<UrgentElsewhere[], 'NOT_ALLOWED'>> {
  if (!(await staffOnly(actor, { now }))) return err('NOT_ALLOWED')
  const flags = await db().urgentFlag.findMany({
    where: { closedAt: null, order: { status: { notIn: [...OPEN_STATUSES] } } },
    orderBy: [{ level: 'asc' }, { raisedAt: 'asc' }],
    select: {
      id: true,
      level: true,
      raisedAt: true,
      order: { select: { id: true, number: true, status: true } },
    },
  })
  return ok(
    flags.map(({ id: flagId, level, raisedAt, order: { id: orderId, ...order } }) => ({
      flagId,
      orderId,
      level,
      raisedAt,
      ...order,
    })),
  )
}
