import type { Actor } from '@/lib/auth/actor'
import { openOrderKey } from '@/lib/orders/order-key'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { staffOnly } from '@/lib/staff/staff-only'
import { openFlag } from './open-flag'
import type { UrgentLevel } from './urgent-schema'

/**
 * A member of staff flags an order urgent, at any status. Staff on duty are told at once. When a flag is open
 * already the finding joins it.
 */
export async function raiseUrgent(
  actor: Actor,
  input: { orderId: string; level: UrgentLevel; note: string; now: Date },
): Promise<Result<{ flagId: string }, 'NOT_FOUND' | 'EMPTY'>> {
  const { orderId, level, now } = input
  const note = input.note.trim()
  const staff = await staffOnly(actor, { orderId, now })
  if (!staff) return err('NOT_FOUND')
  if (note === '') return err('EMPTY')
  return db().$transaction(async (tx) => {
    // No key: there is no such order, or it was erased and nobody can be phoned about it.
    const cipher = await openOrderKey(tx, orderId)
    if (!cipher) return err('NOT_FOUND')
    const finding = { orderId, level, note, cause: null }
    return ok({ flagId: await openFlag(tx, { actor: staff, finding, cipher, now }) })
  })
}
