import { randomUUID } from 'node:crypto'
import { recordAudit } from '@/lib/audit/record-audit'
import { type Actor, isStaff, type StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { storage } from '@/lib/platform/storage'
import { err, ok, type Result } from '@/lib/shared/result'

type ClipInput = { id: string; now: Date }

/** Begins a clip: its name and the words that are spoken in it; its file is sent afterwards. */
export async function createClip(
  actor: Actor,
  { title, words, now }: { title: string; words: string; now: Date },
): Promise<Result<{ id: string }, 'NOT_ALLOWED'>> {
  if (!isStaff(actor)) return err('NOT_ALLOWED')
  const id = randomUUID()
  const data = { id, title, words, authorId: actor.userId, createdAt: now }
  await db().$transaction(async (tx) => {
    await tx.clip.create({ data, select: { id: true } })
    await recordAudit({ actor, action: 'clip.created', objectId: id, at: now }, tx)
  })
  return ok({ id })
}

/**
 * Approves exactly the clip and captions that the approver looked at: `CHANGED` when the captions are newer,
 * `OWN_WORK` for who made it. From then on nothing of it changes.
 */
export async function approveClip(
  actor: Actor,
  { id, revision, now }: ClipInput & { revision: number },
): Promise<Result<undefined, 'NOT_ALLOWED' | 'NOT_FOUND' | 'OWN_WORK' | 'CHANGED'>> {
  if (!isStaff(actor)) return err('NOT_ALLOWED')
  const clip = await db().clip.findFirst({ where: { id, state: 'ready' }, select: { authorId: true } })
  if (!clip) return err('NOT_FOUND')
  if (clip.authorId === actor.userId) return err('OWN_WORK')
  return db().$transaction(async (tx) => {
    const { count } = await tx.clip.updateMany({
      where: { id, state: 'ready', revision, approvedAt: null },
      data: { approvedAt: now, approvedById: actor.userId },
    })
    if (count === 0) return err('CHANGED')
    await recordAudit({ actor, action: 'clip.approved', objectId: id, at: now }, tx)
    return ok()
  })
}

/** Takes an approved clip out of use, and flags every video that it plays in. `EMPTY` without a reason. */
export async function withdrawClip(
  actor: Actor,
  { id, reason, now }: ClipInput & { reason: string },
): Promise<Result<undefined, 'NOT_ALLOWED' | 'EMPTY' | 'CONFLICT'>> {
  if (!isStaff(actor)) return err('NOT_ALLOWED')
  const withdrawReason = reason.trim()
  if (withdrawReason === '') return err('EMPTY')
  return db().$transaction(async (tx) => {
    const { count } = await tx.clip.updateMany({
      where: { id, approvedAt: { not: null }, withdrawnAt: null },
      data: { withdrawnAt: now, withdrawnById: actor.userId, withdrawReason },
    })
    if (count === 0) return err('CONFLICT')
    await recordAudit({ actor, action: 'clip.withdrawn', objectId: id, at: now }, tx)
    return ok()
  })
}

/** Removes a clip that nobody approved. `CONFLICT` once it was; `NOT_YOURS` for anyone but its author. */
export async function removeClip(
  actor: StaffActor,
  { id, now }: ClipInput,
): Promise<Result<undefined, 'NOT_YOURS' | 'CONFLICT'>> {
  const where = { id, authorId: actor.userId }
  const [clip, chunks] = await Promise.all([
    db().clip.findFirst({ where, select: { storageKey: true } }),
    db().videoChunk.findMany({ where: { upload: { clipId: id } }, select: { storageKey: true } }),
  ])
  if (!clip) return err('NOT_YOURS')
  const isRemoved = await db().$transaction(async (tx) => {
    const { count } = await tx.clip.deleteMany({ where: { ...where, approvedAt: null } })
    if (count > 0) await recordAudit({ actor, action: 'clip.removed', objectId: id, at: now }, tx)
    return count > 0
  })
  if (!isRemoved) return err('CONFLICT')
  for (const { storageKey } of [clip, ...chunks]) if (storageKey) await storage().remove(storageKey)
  return ok()
}
