import type { Actor } from '@/lib/auth/actor'
import { draftOwnedBy } from '@/lib/orders/draft-access'
import type { Prisma } from '@/lib/platform/db'

/** Orders whose report files the actor may add to, remove or reorder: their draft, or one that waits for them. */
export function reportChangeableBy(actor: Actor, orderId: string): Prisma.OrderWhereInput | null {
  const draft = draftOwnedBy(actor, orderId)
  if (actor.kind !== 'patient') return draft
  const waiting: Prisma.OrderWhereInput = { id: orderId, status: 'needs_info', userId: actor.userId }
  return draft ? { OR: [draft, waiting] } : waiting
}
