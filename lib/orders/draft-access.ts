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
 * patient it already belongs to. Null when nothing can be theirs.
 */
export function draftOwnedBy(actor: Actor, orderId: string): Prisma.OrderWhereInput | null {
  switch (actor.kind) {
    case 'draft':
      return actor.orderId === orderId ? { id: orderId, status: 'draft' } : null
    case 'patient':
      return actor.draftOrderId === orderId
        ? { id: orderId, status: 'draft', OR: [{ userId: null }, { userId: actor.userId }] }
        : { id: orderId, status: 'draft', userId: actor.userId }
    default:
      return null
  }
}
