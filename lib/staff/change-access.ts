import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { endInvites } from '@/lib/auth/invites'
import { endSessions } from '@/lib/auth/sessions'
import { transitionOrder } from '@/lib/orders/transition-order'
import { db, type Tx } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { adminOnly } from './staff-only'

export type AccessError =
  | 'NOT_ALLOWED'
  | 'NOT_FOUND'
  /** Nobody else could then run the place. */
  | 'LAST_ADMIN'
  /** An admin does not lock themselves out by a slip. */
  | 'YOURSELF'

/**
 * Ends a person's access, or gives it back. Sessions and open invites end at once, and orders and questions in their hands go back to
 * where others see them, so that none waits for someone who cannot sign in. For admins.
 */
export async function setAccess(
  actor: Actor,
  { userId, isOn, now }: { userId: string; isOn: boolean; now: Date },
): Promise<Result<undefined, AccessError>> {
  const admin = await adminOnly(actor, { now })
  if (!admin) return err('NOT_ALLOWED')
  if (userId === admin.userId) return err('YOURSELF')
  return db().$transaction(async (tx) => {
    const person = await lockPerson(tx, userId)
    if (!person) return err('NOT_FOUND')
    if (person.isDisabled === !isOn) return ok()
    if (!isOn && person.role === 'admin' && person.isLastAdmin) return err('LAST_ADMIN')
    const { email } = await tx.user.update({
      where: { id: userId },
      data: isOn ? { disabledAt: null } : { disabledAt: now, isOnDuty: false },
      select: { email: true },
    })
    if (!isOn) {
      // Accepting one would give the access back, and with it perhaps a higher role.
      if (email !== null) await endInvites(tx, email, now)
      await endSessions(tx, userId, now)
      await giveBackOrders(tx, admin, userId, now)
    }
    await recordAudit(
      { actor: admin, action: 'staff.changed', objectId: userId, detail: { isDisabled: !isOn }, at: now },
      tx,
    )
    return ok()
  })
}

/** Makes a member of staff an admin, or an admin staff; their sessions end, since they were of the old role. For admins. */
export async function changeRole(
  actor: Actor,
  { userId, role, now }: { userId: string; role: 'staff' | 'admin'; now: Date },
): Promise<Result<undefined, AccessError>> {
  const admin = await adminOnly(actor, { now })
  if (!admin) return err('NOT_ALLOWED')
  if (userId === admin.userId) return err('YOURSELF')
  return db().$transaction(async (tx) => {
    const person = await lockPerson(tx, userId)
    if (!person) return err('NOT_FOUND')
    if (person.role === role) return ok()
    if (person.role === 'admin' && person.isLastAdmin) return err('LAST_ADMIN')
    const { email } = await tx.user.update({ where: { id: userId }, data: { role }, select: { email: true } })
    if (email !== null) await endInvites(tx, email, now)
    await endSessions(tx, userId, now)
    await recordAudit(
      { actor: admin, action: 'staff.changed', objectId: userId, detail: { role }, at: now },
      tx,
    )
    return ok()
  })
}

type Person = { role: 'staff' | 'admin'; isDisabled: boolean; isLastAdmin: boolean }

/** Reads a person under a lock on all admins, so that two admins cannot remove each other at the same moment. */
async function lockPerson(tx: Tx, userId: string): Promise<Person | null> {
  const people = await tx.$queryRaw<{ id: string; role: Person['role']; isDisabled: boolean }[]>`
    SELECT id, role::text AS role, "disabledAt" IS NOT NULL AS "isDisabled" FROM "User"
    WHERE role = 'admin' OR (id = ${userId}::uuid AND role = 'staff')
    ORDER BY id FOR UPDATE`
  const person = people.find(({ id }) => id === userId)
  if (!person) return null
  const otherAdmins = people.filter(
    ({ id, role, isDisabled }) => id !== userId && role === 'admin' && !isDisabled,
  )
  return { role: person.role, isDisabled: person.isDisabled, isLastAdmin: otherAdmins.length === 0 }
}

/**
 * Orders in production return to the queue; those that wait for their patient will return there too. One in review
 * is finished work that others read and deliver: it keeps its claim, and returns to the queue when it is sent back
 * or withdrawn (see `releaseAbandoned`).
 */
async function giveBackOrders(tx: Tx, admin: Actor, userId: string, now: Date): Promise<void> {
  const orders = await tx.order.findMany({
    where: { claimedById: userId, status: 'in_production' },
    select: { id: true },
  })
  for (const { id: orderId } of orders) {
    const released = await transitionOrder(tx, { orderId, command: 'release', actor: admin, now })
    if (!released.ok) throw new Error(`order ${orderId} could not be released: ${released.code}`)
  }
  await tx.order.updateMany({
    where: { claimedById: userId, status: 'needs_info', returnStatus: 'in_production' },
    data: { returnStatus: 'received', claimedById: null, claimedAt: null },
  })
  await tx.followUpQuestion.updateMany({
    where: { claimedById: userId, answeredAt: null },
    data: { claimedById: null, claimedAt: null },
  })
}
