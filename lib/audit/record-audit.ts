import { type Actor, actorIdOf } from '@/lib/auth/actor'
import { db, type Tx } from '@/lib/platform/db'
import { logger } from '@/lib/platform/logger'

/** What can be looked at or refused; `order.denied` and its kind carry `wasAllowed: false`. */
export type AuditAction =
  | 'order.viewed'
  | 'order.denied'
  | 'order.changed'
  | 'file.viewed'
  | 'file.downloaded'
  | 'file.added'
  | 'file.removed'
  | 'file.unlocked'
  | 'file.parts_hidden'
  | 'file.parts_shown'
  | 'file.unsealed'
  | 'file.corrupt'
  | 'file.denied'
  | 'message.sent'
  | 'video.viewed'
  | 'video.denied'
  | 'video.uploaded'
  | 'video.recorded'
  | 'video.recording_discarded'
  | 'video.canceled'
  | 'video.retried'
  | 'video.retimed'
  | 'script.viewed'
  | 'script.saved'
  | 'captions.viewed'
  | 'captions.saved'
  | 'clip.created'
  | 'clip.uploaded'
  | 'clip.captions_saved'
  | 'clip.approved'
  | 'clip.withdrawn'
  | 'clip.canceled'
  | 'clip.retried'
  | 'clip.removed'
  | 'clip.uses_viewed'
  | 'plain_report.viewed'
  | 'plain_report.saved'
  | 'cards.saved'
  | 'work.approved'
  | 'delivery.viewed'
  | 'share.created'
  | 'share.changed'
  | 'share.opened'
  | 'share.viewed'
  | 'share.denied'
  | 'question.asked'
  | 'question.viewed'
  | 'question.claimed'
  | 'question.released'
  | 'question.answered'
  | 'urgent.raised'
  | 'urgent.called'
  | 'urgent.closed'
  | 'refund.requested'
  | 'staff.denied'
  | 'staff.invited'
  | 'staff.changed'
  | 'settings.changed'
  | 'contact.viewed'
  | 'contact.answered'
  | 'account.changed'
  | 'account.exported'
  | 'account.downloaded'
  | 'account.denied'
  | 'account.address_mended'
  | 'account.erasure_asked'
  | 'account.erased'
  | 'order.exported'
  | 'trends.exported'
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

/**
 * Denials written down in an hour for one person, and for all who are not signed in together. Beyond that only the
 * log has them: whoever knocks without an end must not fill the trail that cannot be emptied.
 */
const DENIALS_AN_HOUR = { person: 100, strangers: 1_000 }

/** Appends to the audit trail; the database refuses to change or delete what is there. */
export async function recordAudit(entry: AuditEntry, tx: Pick<Tx, 'auditEvent'> = db()): Promise<void> {
  const { actor, ...rest } = entry
  const who = { actorKind: actor.kind === 'draft' ? 'patient' : actor.kind, actorId: actorIdOf(actor) }
  if (rest.action.endsWith('.denied') && actor.kind !== 'system') {
    const left = await denialsLeft(tx, who, rest.at)
    if (left <= 0) {
      const { action, orderId, objectId } = rest
      logger.warn({ event: 'audit.denial_not_written', ...who, action, orderId, objectId })
      return
    }
    // The last row of the hour says that more may follow in the log.
    if (left === 1) rest.detail = { ...rest.detail, isLastOfHour: true }
  }
  await tx.auditEvent.create({ data: { ...rest, ...who }, select: { id: true } })
}

async function denialsLeft(
  tx: Pick<Tx, 'auditEvent'>,
  who: { actorKind: string; actorId: string | null },
  at: Date,
): Promise<number> {
  const most = who.actorId === null ? DENIALS_AN_HOUR.strangers : DENIALS_AN_HOUR.person
  const written = await tx.auditEvent.count({
    where: { ...who, wasAllowed: false, at: { gt: new Date(at.getTime() - 3_600_000) } },
  })
  return most - written
}
