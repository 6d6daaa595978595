import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { canonicalAddress } from '@/lib/auth/mail-address'
import { endSessions } from '@/lib/auth/sessions'
import { queueMail } from '@/lib/jobs/queue-mail'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { staffOnly } from '@/lib/staff/staff-only'
import type { MendReason } from './mend-address-schema'
import { moveAddress } from './move-address'

export type MendAddressError = 'NOT_FOUND' | 'BAD_ADDRESS' | 'TAKEN' | 'NO_PATIENT'

/** The address that an order's patient signs in with and is written to, for staff; the look is audited. */
export async function readAddress(
  actor: Actor,
  { orderId, now }: { orderId: string; now: Date },
): Promise<Result<{ number: string; email: string | null; hasPatient: boolean }, 'NOT_FOUND'>> {
  if (!(await staffOnly(actor, { orderId, now }))) return err('NOT_FOUND')
  const order = await db().order.findUnique({
    where: { id: orderId },
    select: { number: true, email: true, user: { select: { email: true } } },
  })
  if (!order) return err('NOT_FOUND')
  await recordAudit({ actor, action: 'order.viewed', orderId, detail: { what: 'address' }, at: now })
  return ok({
    number: order.number,
    email: order.user?.email ?? order.email,
    hasPatient: order.user !== null,
  })
}

/**
 * Staff mend the address of an order's patient after they have spoken with them: signing in and mails move there, every
 * session ends, and a mail goes to the new address at once. The reason is a code in the audit; addresses are not in it.
 * `TAKEN`: another account has the address; that needs a person who looks at both. `NO_PATIENT`: nobody has confirmed
 * an address yet.
 */
export async function mendAddress(
  actor: Actor,
  input: { orderId: string; email: string; reason: MendReason; now: Date },
): Promise<Result<undefined, MendAddressError>> {
  const { orderId, reason, now } = input
  const staff = await staffOnly(actor, { orderId, now })
  if (!staff) return err('NOT_FOUND')
  const address = canonicalAddress(input.email)
  if (!address.ok) return address
  const email = address.value
  return db().$transaction(async (tx) => {
    const order = await tx.order.findUnique({ where: { id: orderId }, select: { userId: true } })
    if (!order) return err('NOT_FOUND')
    if (order.userId === null) return err('NO_PATIENT')
    const moved = await moveAddress(tx, { userId: order.userId, email, now })
    if (!moved.ok) return moved.code === 'TAKEN' ? moved : err('NO_PATIENT')
    // Also where this order's mails went elsewhere: it is this one that the call was about.
    await tx.order.update({ where: { id: orderId }, data: { email }, select: { id: true } })
    // Whoever read mail at the mistyped address may have signed in with it.
    await endSessions(tx, order.userId, now)
    await queueMail(tx, {
      kind: 'address_mended',
      subjectKey: `${orderId}:${now.toISOString()}`,
      orderId,
    })
    await recordAudit(
      { actor: staff, action: 'account.address_mended', orderId, detail: { reason }, at: now },
      tx,
    )
    return ok()
  })
}
