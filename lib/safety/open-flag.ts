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
  /** What brought it up: tells staff once per cause, however often it is said. */
  cause: string
}

/**
 * Writes an urgent finding in the caller's transaction and tells staff on duty. An order has one open flag: a
 * further finding joins it, at the more urgent of the two levels, so that none is lost and none is closed unseen.
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
  if (open) {
    const notes = joinNotes(cipher.decrypt(place, open.note) ?? '', note)
    await tx.urgentFlag.update({
      where: { id },
      data: { level: moreUrgent(open.level, level), note: cipher.encrypt(place, notes) },
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
  await queueMailToStaffOnDuty(tx, { kind: 'staff_urgent', subjectKey: `${id}:${cause}`, orderId })
  await recordAudit({ actor, action: 'urgent.raised', orderId, objectId: id, detail: { level }, at: now }, tx)
  return id
}

function joinNotes(before: string, added: string): string {
  return before.split('\n\n').includes(added) ? before : `${before}\n\n${added}`
}

function moreUrgent(a: UrgentLevel, b: UrgentLevel): UrgentLevel {
  return URGENT_LEVELS.indexOf(a) <= URGENT_LEVELS.indexOf(b) ? a : b
}
