import { recordAudit } from '@/lib/audit/record-audit'
import { queueMail } from '@/lib/jobs/queue-mail'
import { db, type Tx } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { isTimeZone } from '@/lib/shared/time-zones'
import type { Actor } from './actor'
import { canonicalAddress } from './mail-address'
import type { Role } from './role'
import { hashOfToken, readSigned, signed } from './secret-token'
import { endSessions, startSession } from './sessions'

const INVITE_DAYS = 7
const MAX_NAME_LENGTH = 100

export type StaffRole = Exclude<Role, 'patient'>
export type InviteView = { email: string; role: StaffRole; displayName: string | null }

/** The token of an invite's link, made again from its id by the mail's job. */
export function inviteTokenFor(inviteId: string): string {
  return signed('invite', inviteId)
}

/**
 * Invites someone to work here, by mail, for seven days; an earlier open invite of the same address ends.
 * `ALREADY_STAFF`: they may sign in with this role or a higher one; an invite never takes a role away.
 */
export async function inviteStaff(
  actor: Actor,
  input: { email: string; role: StaffRole; now: Date },
): Promise<Result<{ inviteId: string }, 'FORBIDDEN' | 'BAD_ADDRESS' | 'ALREADY_STAFF'>> {
  if (actor.kind !== 'admin') return err('FORBIDDEN')
  const { role, now } = input
  const email = canonicalAddress(input.email)
  if (!email.ok) return email
  return db().$transaction(async (tx) => {
    const existing = await tx.user.findFirst({
      where: { email: email.value, role: { in: atLeast(role) }, disabledAt: null },
      select: { id: true },
    })
    if (existing) return err('ALREADY_STAFF')
    await endInvites(tx, email.value, now)
    const inviteId = await createInvite(tx, { email: email.value, role, invitedById: actor.userId, now })
    await queueMail(tx, { kind: 'staff_invite', subjectKey: inviteId })
    await recordAudit({ actor, action: 'staff.invited', objectId: inviteId, detail: { role }, at: now }, tx)
    return ok({ inviteId })
  })
}

/** Takes back an open invite, so that its link stops working; `NOT_FOUND` when it is not open (any more). For admins. */
export async function revokeInvite(
  actor: Actor,
  { inviteId, now }: { inviteId: string; now: Date },
): Promise<Result<undefined, 'FORBIDDEN' | 'NOT_FOUND'>> {
  if (actor.kind !== 'admin') return err('FORBIDDEN')
  return db().$transaction(async (tx) => {
    const { count } = await tx.staffInvite.updateMany({
      where: { id: inviteId, acceptedAt: null, expiresAt: { gt: now } },
      data: { expiresAt: now },
    })
    if (count === 0) return err('NOT_FOUND')
    const detail = { change: 'revoked' }
    await recordAudit({ actor, action: 'staff.invited', objectId: inviteId, detail, at: now }, tx)
    return ok()
  })
}

/** Ends the open invites of an address in the caller's transaction: a newer one, or the end of access, overrules them. */
export async function endInvites(tx: Tx, email: string, now: Date): Promise<void> {
  await tx.staffInvite.updateMany({
    where: { email, acceptedAt: null, expiresAt: { gt: now } },
    data: { expiresAt: now },
  })
}

/** The roles that include this one. */
function atLeast(role: StaffRole): StaffRole[] {
  return role === 'admin' ? ['admin'] : ['staff', 'admin']
}

async function createInvite(
  tx: Tx,
  { now, ...invite }: { email: string; role: StaffRole; invitedById: string; now: Date },
): Promise<string> {
  const id = crypto.randomUUID()
  await tx.staffInvite.create({
    data: {
      id,
      ...invite,
      tokenHash: hashOfToken(inviteTokenFor(id)),
      createdAt: now,
      expiresAt: new Date(now.getTime() + INVITE_DAYS * 86_400_000),
    },
    select: { id: true },
  })
  return id
}

/** The open invite of a link, without using it; null when it is not ours, was accepted, replaced or is too old. */
export async function readInvite(token: string, now: Date): Promise<InviteView | null> {
  if (readSigned('invite', token) === null) return null
  const invite = await db().staffInvite.findFirst({
    where: { tokenHash: hashOfToken(token), acceptedAt: null, expiresAt: { gt: now } },
    select: { email: true, role: true },
  })
  if (!invite || invite.role === 'patient') return null
  const user = await db().user.findUnique({ where: { email: invite.email }, select: { displayName: true } })
  return { email: invite.email, role: invite.role, displayName: user?.displayName ?? null }
}

/**
 * Accepts an invite once: makes the user, or gives an existing one the role, and starts a session, which still
 * lacks the second factor. Whoever holds the link has read the mail, as with a sign-in link.
 */
export async function acceptInvite(input: {
  token: string
  displayName: string
  /** The browser's own; what is no zone is left out. */
  timeZone: string
  now: Date
}): Promise<Result<{ userId: string; role: StaffRole; sessionToken: string }, 'EXPIRED' | 'BAD_NAME'>> {
  const { token, now } = input
  const displayName = input.displayName.normalize('NFC').trim()
  if (displayName.length < 2 || displayName.length > MAX_NAME_LENGTH || /\p{Cc}/u.test(displayName)) {
    return err('BAD_NAME')
  }
  const invite = await readInvite(token, now)
  if (!invite) return err('EXPIRED')
  const { email, role } = invite
  return db().$transaction(async (tx) => {
    const accepted = await tx.staffInvite.updateMany({
      where: { tokenHash: hashOfToken(token), acceptedAt: null, expiresAt: { gt: now } },
      data: { acceptedAt: now },
    })
    if (accepted.count === 0) return err('EXPIRED')
    // Who became an admin since keeps that role: the last one must not be lost by opening an older mail.
    const higher = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM "User"
      WHERE email = ${email} AND role = 'admin' AND ${role} = 'staff' AND "disabledAt" IS NULL FOR UPDATE`
    if (higher.length > 0) return err('EXPIRED')
    const user = await tx.user.upsert({
      where: { email },
      create: { email, role, displayName },
      update: { role, displayName, disabledAt: null },
      select: { id: true },
    })
    if (isTimeZone(input.timeZone)) {
      await tx.user.updateMany({
        where: { id: user.id, timeZone: 'UTC' },
        data: { timeZone: input.timeZone },
      })
    }
    // Sessions of the old role end with it.
    await endSessions(tx, user.id, now)
    const sessionToken = await startSession(tx, { id: user.id, role }, now)
    const actor = { kind: role, userId: user.id }
    await recordAudit({ actor, action: 'staff.changed', objectId: user.id, detail: { role }, at: now }, tx)
    return ok({ userId: user.id, role, sessionToken })
  })
}
