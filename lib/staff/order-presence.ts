import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { staffOnly } from './staff-only'

/** Pages tell of themselves every few seconds; who was not seen for this time has left, or lost the line. */
const HERE_MS = 20_000
const DAY_MS = 86_400_000

/** Who else has an order's page open now. */
export type OthersHere = {
  /** Each other person once; null for one without a name. */
  names: (string | null)[]
  /** The asker has it open in another window. */
  isOpenTwice: boolean
}

type Input = { orderId: string; windowId: string; now: Date }

/**
 * Notes that a window of this member of staff shows an order, and says who else is there. It tells nothing about
 * health, so only a denied look is audited. `NOT_FOUND` for everyone else.
 */
export async function markPresence(
  actor: Actor,
  { orderId, windowId, now }: Input,
): Promise<Result<OthersHere, 'NOT_FOUND'>> {
  const staff = await staffOnly(actor, { orderId, now })
  if (!staff) return err('NOT_FOUND')
  const marked = await db().$executeRaw`
    INSERT INTO "OrderPresence" ("orderId", "userId", "windowId", "seenAt")
    SELECT id, ${staff.userId}::uuid, ${windowId}::uuid, ${now} FROM "Order" WHERE id = ${orderId}::uuid
    ON CONFLICT ("orderId", "userId", "windowId") DO UPDATE SET "seenAt" = EXCLUDED."seenAt"`
  if (marked === 0) return err('NOT_FOUND')
  const here = await db().orderPresence.findMany({
    where: {
      orderId,
      seenAt: { gt: new Date(now.getTime() - HERE_MS) },
      NOT: { windowId, userId: staff.userId },
    },
    orderBy: { userId: 'asc' },
    select: { userId: true, user: { select: { displayName: true } } },
  })
  const others = new Map(here.map(({ userId, user }) => [userId, user.displayName]))
  const isOpenTwice = others.delete(staff.userId)
  return ok({ names: [...others.values()], isOpenTwice })
}

/** The window went away; it is nobody's business any more. */
export async function endPresence(
  actor: Actor,
  { orderId, windowId, now }: Input,
): Promise<Result<undefined, 'NOT_FOUND'>> {
  const staff = await staffOnly(actor, { orderId, now })
  if (!staff) return err('NOT_FOUND')
  await db().orderPresence.deleteMany({ where: { orderId, userId: staff.userId, windowId } })
  return ok()
}

/** Removes the rows of windows that ended without a word. */
export async function removeOldPresence(now: Date): Promise<void> {
  await db().orderPresence.deleteMany({ where: { seenAt: { lt: new Date(now.getTime() - DAY_MS) } } })
}
