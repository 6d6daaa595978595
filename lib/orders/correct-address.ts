import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { canonicalAddress } from '@/lib/auth/mail-address'
import type { MailKind } from '@/lib/jobs/mail-kinds'
import { queueMail } from '@/lib/jobs/queue-mail'
import { db, type Tx } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { mayCorrectAddress, ownsOrder } from './order-policy'
import { isOpen, type OrderStatus } from './order-status'

export type CorrectAddressError = 'NOT_FOUND' | 'NOT_ALLOWED' | 'BAD_ADDRESS' | 'TOO_MANY'

/** Enough for honest slips, too few to make us write to strangers. */
const MAX_CORRECTIONS = 3

/**
 * Changes where we write about an order, from the browser that ordered. It grants nothing: signing in stays with
 * the confirmed address, so whoever reads the new one sees an order number and a link that opens for the patient
 * only. While the order is open, a mail that says where it stands goes there at once, to show that it arrives.
 */
export async function correctAddress(
  actor: Actor,
  { orderId, email, now }: { orderId: string; email: string; now: Date },
): Promise<Result<undefined, CorrectAddressError>> {
  const address = canonicalAddress(email)
  if (!address.ok) return address
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Order" WHERE id = ${orderId}::uuid FOR UPDATE`
    const order = await tx.order.findUnique({
      where: { id: orderId },
      select: {
        id: true,
        userId: true,
        status: true,
        email: true,
        dueAt: true,
        promiseMissedAt: true,
        _count: { select: { deliveries: true } },
      },
    })
    if (!order) return err('NOT_FOUND')
    if (!ownsOrder(actor, order)) {
      await recordAudit({ actor, action: 'order.denied', orderId, wasAllowed: false, at: now }, tx)
      return err('NOT_FOUND')
    }
    if (!mayCorrectAddress(actor, order, await hasSignedInElsewhere(tx, order.userId)))
      return err('NOT_ALLOWED')
    if (order.email === address.value) return ok()
    const change = {
      orderId,
      action: 'order.changed',
      detail: { path: ['what'], equals: 'address' },
    } as const
    const corrections = await tx.auditEvent.count({ where: change })
    if (corrections >= MAX_CORRECTIONS) return err('TOO_MANY')

    await tx.order.update({ where: { id: orderId }, data: { email: address.value }, select: { id: true } })
    await recordAudit({ actor, action: 'order.changed', orderId, detail: { what: 'address' }, at: now }, tx)
    const kind = mailOfNow(order, now)
    if (kind) await queueMail(tx, { kind, subjectKey: `${orderId}:address:${corrections + 1}`, orderId })
    return ok()
  })
}

type Standing = {
  status: OrderStatus
  dueAt: Date | null
  promiseMissedAt: Date | null
  _count: { deliveries: number }
}

/** The mail that says where an open order stands; null in the minute before it is told that it is late. */
function mailOfNow(order: Standing, now: Date): MailKind | null {
  if (!isOpen(order.status)) return null
  if (order.status === 'needs_info') return 'needs_info'
  if (order.promiseMissedAt !== null) return 'promise_missed'
  if (order._count.deliveries > 0) return 'video_withdrawn'
  return order.dueAt !== null && order.dueAt > now ? 'order_received' : null
}

/** Whether a patient has a session besides the one that ordering began: their first. */
export async function hasSignedInElsewhere(tx: Pick<Tx, 'user'>, userId: string | null): Promise<boolean> {
  if (userId === null) return false
  const user = await tx.user.findUnique({
    where: { id: userId },
    select: { firstSignInAt: true, sessions: { select: { createdAt: true } } },
  })
  const first = user?.firstSignInAt ?? null
  return first !== null && (user?.sessions ?? []).some((session) => session.createdAt > first)
}
