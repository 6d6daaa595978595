import { randomUUID } from 'node:crypto'
import { recordAudit } from '@/lib/audit/record-audit'
import { type Actor, actorIdOf } from '@/lib/auth/actor'
import { queueMailToStaffOnDuty } from '@/lib/jobs/queue-mail'
import type { OrderCipher } from '@/lib/orders/order-key'
import type { Tx } from '@/lib/platform/db'
import { URGENT_LEVELS, type UrgentLevel } from './urgent-schema'

type Finding = {
  orderId: string
  level: UrgentLevel
  note: string
  /** The patient's text that brought it up: staff are told once of each. Null for a colleague's own words. */
  cause: string | null
}

/**
 * Writes an urgent finding in the caller's transaction and tells staff on duty. An order has one open flag: a
 * further finding joins it, at the more urgent of the two levels, so that none is lost; its `revision` counts them, so
 * that none is closed unseen. Only a colleague's same words at no higher level, such as a second click, are no news.
 */
export async function openFlag(
  tx: Tx,
  input: { actor: Actor; finding: Finding; cipher: OrderCipher; now: Date },
): Promise<string> {
  const { actor, finding, cipher, now } = input
  const { orderId, level, note, cause } = finding
  // Two at once must not both find no open flag.
  await tx.$queryRaw`SELECT 1 FROM "Order" WHERE id = ${orderId}::uuid FOR NO KEY UPDATE`
  const open = await tx.urgentFlag.findFirst({
    where: { orderId, closedAt: null },
    select: { id: true, level: true, note: true },
  })
  const id = open?.id ?? randomUUID()
  const place = { table: 'UrgentFlag', column: 'note', id }
  let isNews = true
  if (open) {
    const before = cipher.decrypt(place, open.note) ?? ''
    const notes = joinNotes(before, note)
    isNews = cause !== null || notes !== before || moreUrgent(open.level, level) !== open.level
    await tx.urgentFlag.update({
      where: { id },
      data: {
        level: moreUrgent(open.level, level),
        note: cipher.encrypt(place, notes),
        ...(isNews && { revision: { increment: 1 } }),
      },
      select: { id: true },
    })
  } else {
    await tx.urgentFlag.create({
      data: {
        id,
        orderId,
        level,
        raisedById: actorIdOf(actor),
        note: cipher.encrypt(place, note),
        raisedAt: now,
      },
      select: { id: true },
    })
  }
  if (isNews) {
    const subjectKey = `${id}:${cause ?? randomUUID()}`
    await queueMailToStaffOnDuty(tx, { kind: 'staff_urgent', subjectKey, orderId })
  }
  await recordAudit({ actor, action: 'urgent.raised', orderId, objectId: id, detail: { level }, at: now }, tx)
  return id
}

function joinNotes(before: string, added: string): string {
  return before.split('\n\n').includes(added) ? before : `${before}\n\n${added}`
}

function moreUrgent(a: UrgentLevel, b: UrgentLevel): UrgentLevel {
  return URGENT_LEVELS.indexOf(a) <= URGENT_LEVELS.indexOf(b) ? a : b
}
