import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { db, type Tx } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { adminOnly, staffOnly } from './staff-only'

type Switch = { userId: string; isOn: boolean; now: Date }
type Change = Record<string, string | number | boolean>
type Outcome = Result<undefined, 'NOT_ALLOWED' | 'NOT_FOUND'>

const WORKS_HERE = { role: { in: ['staff' as const, 'admin' as const] } }

/** Puts a person on duty or takes them off: who is on duty gets the mails. Oneself, or anybody for an admin. */
export async function setDuty(actor: Actor, { userId, isOn, now }: Switch): Promise<Outcome> {
  const staff = await staffOnly(actor, { now })
  if (!staff || (staff.userId !== userId && !(await adminOnly(actor, { now })))) return err('NOT_ALLOWED')
  return change(staff, { userId, now, detail: { isOnDuty: isOn } }, (tx) =>
    tx.user.updateMany({ where: { id: userId, ...WORKS_HERE, disabledAt: null }, data: { isOnDuty: isOn } }),
  )
}

/** Lets a person release alone, as an exception, when no reader is free (or no longer). For admins. */
export async function setTrustedAuthor(actor: Actor, { userId, isOn, now }: Switch): Promise<Outcome> {
  const admin = await adminOnly(actor, { now })
  if (!admin) return err('NOT_ALLOWED')
  return change(admin, { userId, now, detail: { isTrustedAuthor: isOn } }, (tx) =>
    tx.user.updateMany({ where: { id: userId, ...WORKS_HERE }, data: { isTrustedAuthor: isOn } }),
  )
}

/** Notes that a person is licensed somewhere until a moment; a second time moves the moment. For admins. */
export async function savePlace(
  actor: Actor,
  { userId, place, expiresAt, now }: { userId: string; place: string; expiresAt: Date; now: Date },
): Promise<Outcome> {
  const admin = await adminOnly(actor, { now })
  if (!admin) return err('NOT_ALLOWED')
  return change(admin, { userId, now, detail: { place, isLicensed: true } }, async (tx) => {
    const count = await tx.user.count({ where: { id: userId, ...WORKS_HERE } })
    if (count === 0) return { count }
    await tx.staffPlace.upsert({
      where: { userId_place: { userId, place } },
      create: { userId, place, expiresAt },
      update: { expiresAt },
      select: { id: true },
    })
    return { count }
  })
}

/** Takes a licensed place from a person. For admins. */
export async function removePlace(
  actor: Actor,
  { userId, place, now }: { userId: string; place: string; now: Date },
): Promise<Outcome> {
  const admin = await adminOnly(actor, { now })
  if (!admin) return err('NOT_ALLOWED')
  return change(admin, { userId, now, detail: { place, isLicensed: false } }, (tx) =>
    tx.staffPlace.deleteMany({ where: { userId, place } }),
  )
}

/** Changes a person and writes it down, together; `NOT_FOUND` when the change touched nobody. */
async function change(
  actor: Actor,
  { userId, now, detail }: { userId: string; now: Date; detail: Change },
  write: (tx: Tx) => Promise<{ count: number }>,
): Promise<Outcome> {
  return db().$transaction(async (tx) => {
    const { count } = await write(tx)
    if (count === 0) return err('NOT_FOUND')
    await recordAudit({ actor, action: 'staff.changed', objectId: userId, detail, at: now }, tx)
    return ok()
  })
}
