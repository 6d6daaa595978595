import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { canonicalAddress } from '@/lib/auth/mail-address'
import { endSessions } from '@/lib/auth/sessions'
import { queueMail } from '@/lib/jobs/queue-mail'
import { db, type Prisma, type Tx } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { staffOnly } from '@/lib/staff/staff-only'
import type { MendReason } from './mend-address-schema'
import { moveAddress } from './move-address'
import { tellOldAddress } from './old-address'

export type MendAddressError =
  | 'NOT_FOUND'
  | 'BAD_ADDRESS'
  | 'TAKEN'
  | 'NO_PATIENT'
  /** Said to be mistyped, but somebody has signed in with it since they ordered. */
  | 'NO_TYPO'

export type PatientAddress = {
  number: string
  email: string | null
  hasPatient: boolean
  firstSignInAt: Date | null
  /** The last sign-in and the last use of a session that is still open: null where there is none. */
  lastSignInAt: Date | null
  lastSeenAt: Date | null
}

/** The address that an order's patient signs in with and is written to, and whether it is used; the look is audited. */
export async function readAddress(
  actor: Actor,
  { orderId, now }: { orderId: string; now: Date },
): Promise<Result<PatientAddress, 'NOT_FOUND'>> {
  if (!(await staffOnly(actor, { orderId, now }))) return err('NOT_FOUND')
  const order = await db().order.findUnique({
    where: { id: orderId },
    select: { number: true, email: true, user: { select: usedAt(now) } },
  })
  if (!order) return err('NOT_FOUND')
  const { user } = order
  await recordAudit({ actor, action: 'order.viewed', orderId, detail: { what: 'address' }, at: now })
  return ok({
    number: order.number,
    email: user?.email ?? order.email,
    hasPatient: user !== null,
    firstSignInAt: user?.firstSignInAt ?? null,
    lastSignInAt: user ? await lastSignIn(db(), user.id) : null,
    lastSeenAt: user?.sessions[0]?.lastSeenAt ?? null,
  })
}

function usedAt(now: Date) {
  const isOpen = { idleExpiresAt: { gt: now }, absoluteExpiresAt: { gt: now } }
  return {
    id: true,
    email: true,
    firstSignInAt: true,
    sessions: { where: isOpen, orderBy: { lastSeenAt: 'desc' }, take: 1, select: { lastSeenAt: true } },
  } as const satisfies Prisma.UserSelect
}

/**
 * Staff mend the address of an order's patient after they have spoken with them: signing in and mails move there, every
 * session ends, and mails go at once to the new address and to what was used before: whoever called may not be the
 * patient. The reason is a code in the audit; addresses are not in it.
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
    const order = await tx.order.findUnique({ where: { id: orderId }, select: { userId: true, email: true } })
    if (!order) return err('NOT_FOUND')
    const { userId } = order
    if (userId === null) return err('NO_PATIENT')
    if (reason === 'typo' && (await hasSignedInAgain(tx, userId))) return err('NO_TYPO')
    const moved = await moveAddress(tx, { userId, email, now })
    if (!moved.ok) return moved.code === 'TAKEN' ? moved : err('NO_PATIENT')
    // Also where this order's mails went elsewhere: it is this one that the call was about.
    await tx.order.update({ where: { id: orderId }, data: { email }, select: { id: true } })
    // Whoever read mail at the mistyped address may have signed in with it.
    await endSessions(tx, userId, now)
    for (const address of new Set([moved.value.from, order.email]))
      if (address !== null && address !== email) await tellOldAddress(tx, { userId, address, now })
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

/** Whoever signs in a second time reads mail at the address. */
async function hasSignedInAgain(tx: Tx, userId: string): Promise<boolean> {
  const user = await tx.user.findUnique({ where: { id: userId }, select: { firstSignInAt: true } })
  const last = await lastSignIn(tx, userId)
  return user?.firstSignInAt != null && last !== null && last > user.firstSignInAt
}

/** From the audit trail: a session that has ended is no row any more. */
async function lastSignIn(tx: Pick<Tx, 'auditEvent'>, userId: string): Promise<Date | null> {
  const event = await tx.auditEvent.findFirst({
    where: { actorId: userId, action: 'session.started' },
    orderBy: { at: 'desc' },
    select: { at: true },
  })
  return event?.at ?? null
}
