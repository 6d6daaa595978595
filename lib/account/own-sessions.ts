import { recordAudit } from '@/lib/audit/record-audit'
import { type Actor, actorIdOf } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'

export type OwnSession = { id: string; device: string | null; createdAt: Date; lastSeenAt: Date }

/** Where a person is signed in, the latest used first. */
export async function listOwnSessions(actor: Actor, now: Date): Promise<OwnSession[]> {
  const userId = actorIdOf(actor)
  if (userId === null) return []
  return db().session.findMany({
    where: { userId, idleExpiresAt: { gt: now }, absoluteExpiresAt: { gt: now } },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
    select: { id: true, device: true, createdAt: true, lastSeenAt: true },
  })
}

/** Ends one of a person's own sessions; it fails at its next request. Somebody else's is `NOT_FOUND`. */
export async function endOwnSession(
  actor: Actor,
  { sessionId, now }: { sessionId: string; now: Date },
): Promise<Result<undefined, 'NOT_FOUND'>> {
  const userId = actorIdOf(actor)
  if (userId === null) return err('NOT_FOUND')
  return db().$transaction(async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { id: sessionId, userId } })
    if (count === 0) return err('NOT_FOUND')
    await recordAudit({ actor, action: 'session.ended', objectId: sessionId, at: now }, tx)
    return ok()
  })
}
