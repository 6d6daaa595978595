import type { Actor } from '@/lib/auth/actor'
import type { Prisma } from '@/lib/platform/db'

/** How long a draft is kept after it was last touched. */
export const DRAFT_DAYS = 7

/** When a draft touched now is removed. */
export function draftExpiryFrom(now: Date): Date {
  return new Date(now.getTime() + DRAFT_DAYS * 86_400_000)
}

/**
 * The part of a `where` that makes a draft the actor's: the browser with its signed cookie, or the signed-in
 * patient it already belongs to. Null when nothing can be theirs. Only a `draft` may be changed; one that is
 * being paid may be looked at.
 */
export function draftOwnedBy(
  actor: Actor,
  orderId: string,
  status: Prisma.EnumOrderStatusFilter | 'draft' = 'draft',
): Prisma.OrderWhereInput | null {
  switch (actor.kind) {
    case 'draft':
      // Once its patient is known, a cookie without that patient's session opens nothing.
      return actor.orderId === orderId ? { id: orderId, status, userId: null } : null
    case 'patient':
      return actor.draftOrderId === orderId
        ? { id: orderId, status, OR: [{ userId: null }, { userId: actor.userId }] }
        : { id: orderId, status, userId: actor.userId }
    default:
      return null
  }
}
