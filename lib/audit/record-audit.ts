import { type Actor, actorIdOf } from '@/lib/auth/actor'
import { db, type Tx } from '@/lib/platform/db'

/** What can be looked at or refused; `order.denied` and its kind carry `wasAllowed: false`. */
export type AuditAction =
  | 'order.viewed'
  | 'order.denied'
  | 'order.changed'
  | 'file.viewed'
  | 'file.downloaded'
  | 'file.added'
  | 'file.removed'
  | 'file.corrupt'
  | 'file.denied'
  | 'message.sent'
  | 'video.viewed'
  | 'video.denied'
  | 'video.uploaded'
  | 'plain_report.viewed'
  | 'plain_report.saved'
  | 'work.approved'
  | 'delivery.viewed'
  | 'urgent.raised'
  | 'urgent.called'
  | 'urgent.closed'
  | 'refund.requested'
  | 'staff.denied'
  | 'staff.invited'
  | 'staff.changed'
  | 'settings.changed'
  | 'session.started'
  | 'session.ended'

export type AuditEntry = {
  actor: Actor
  action: AuditAction
  orderId?: string
  objectId?: string
  wasAllowed?: boolean
  /** Codes only, never words a person typed. */
  detail?: Record<string, string | number | boolean>
  at: Date
}

/** Appends to the audit trail; the database refuses to change or delete what is there. */
export async function recordAudit(entry: AuditEntry, tx: Pick<Tx, 'auditEvent'> = db()): Promise<void> {
  const { actor, ...rest } = entry
  await tx.auditEvent.create({
    data: { ...rest, actorKind: actor.kind === 'draft' ? 'patient' : actor.kind, actorId: actorIdOf(actor) },
    select: { id: true },
  })
}
