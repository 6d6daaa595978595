import { type Actor, isStaff } from '@/lib/auth/actor'
import { isOpen, type OrderStatus } from './order-status'

/** Who may do what with an order: pure, and closed where nothing is said. */

export type PolicyOrder = { id: string; userId: string | null }

/** The order belongs to this signed-in patient. */
export function ownsOrder(actor: Actor, order: PolicyOrder): boolean {
  return actor.kind === 'patient' && order.userId !== null && order.userId === actor.userId
}

/** An order of nobody yet, held by the browser that has its draft's cookie. */
export function holdsDraft(actor: Actor, order: PolicyOrder): boolean {
  if (order.userId !== null) return false
  if (actor.kind === 'draft') return actor.orderId === order.id
  return actor.kind === 'patient' && actor.draftOrderId === order.id
}

/** The patient whose order it is, or staff; everybody else is told that there is no such order. */
export function maySeeOrder(actor: Actor, order: PolicyOrder): boolean {
  return ownsOrder(actor, order) || isStaff(actor)
}

/** Report files: also the holder of a draft, who has just added them. */
export function mayOpenReportFile(actor: Actor, order: PolicyOrder): boolean {
  return maySeeOrder(actor, order) || holdsDraft(actor, order)
}

/** A patient reaches a video only through a delivery that was not withdrawn; staff at any time. */
export function mayWatchVideo(actor: Actor, order: PolicyOrder, hasLiveDelivery: boolean): boolean {
  return isStaff(actor) || (ownsOrder(actor, order) && hasLiveDelivery)
}

/**
 * The browser that ordered may say where to write until its patient signs in from elsewhere: from then on the
 * address is known to work. Before it is paid there is no order to write about, and the code confirms the address.
 */
export function mayCorrectAddress(
  actor: Actor,
  order: PolicyOrder & { status: OrderStatus },
  hasSignedInElsewhere: boolean,
): boolean {
  const isWrittenAbout = isOpen(order.status) || order.status === 'delivered'
  return ownsOrder(actor, order) && !hasSignedInElsewhere && isWrittenAbout
}
