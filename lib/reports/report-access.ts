import type { Actor } from '@/lib/auth/actor'
import { draftOwnedBy } from '@/lib/orders/draft-access'
import type { OrderStatus } from '@/lib/orders/order-status'
import type { Prisma, Tx } from '@/lib/platform/db'

/** Orders whose report files the actor may add to, remove or reorder: their draft, or one that waits for them. */
export function reportChangeableBy(actor: Actor, orderId: string): Prisma.OrderWhereInput | null {
  const draft = draftOwnedBy(actor, orderId)
  if (actor.kind !== 'patient') return draft
  const waiting: Prisma.OrderWhereInput = { id: orderId, status: 'needs_info', userId: actor.userId }
  return draft ? { OR: [draft, waiting] } : waiting
}

/** Locks an order and reads whether its files may (still) be changed by the actor; null when not. */
export async function lockChangeable(
  tx: Tx,
  actor: Actor,
  orderId: string,
): Promise<{ status: OrderStatus; hasPastedText: boolean } | null> {
  const changeable = reportChangeableBy(actor, orderId)
  if (!changeable) return null
  await tx.$queryRaw`SELECT id FROM "Order" WHERE id = ${orderId}::uuid FOR UPDATE`
  const order = await tx.order.findFirst({ where: changeable, select: { status: true, pastedText: true } })
  return order && { status: order.status, hasPastedText: order.pastedText !== null }
}
