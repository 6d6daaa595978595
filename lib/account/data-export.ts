import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor, PatientActor } from '@/lib/auth/actor'
import { enqueue } from '@/lib/jobs/enqueue'
import { db } from '@/lib/platform/db'
import { storage } from '@/lib/platform/storage'
import { err, ok, type Result } from '@/lib/shared/result'

const DAY_MS = 86_400_000
/** How long a copy can be fetched; the page and the mail say the same. */
export const EXPORT_DAYS = 7
const MOST_A_DAY = 3

/** Begins a copy of all that a patient has here. `BUSY`: one is in the making. `TOO_MANY`: three in a day. */
export async function requestExport(
  actor: Actor,
  now: Date,
): Promise<Result<{ exportId: string }, 'NOT_ALLOWED' | 'BUSY' | 'TOO_MANY'>> {
  if (actor.kind !== 'patient') return err('NOT_ALLOWED')
  const { userId } = actor
  return db().$transaction(async (tx) => {
    // One after the other: both limits hold however many are asked for at once.
    await tx.$queryRaw`SELECT id FROM "User" WHERE id = ${userId}::uuid FOR UPDATE`
    if ((await tx.dataExport.count({ where: { userId, state: 'preparing' } })) > 0) return err('BUSY')
    const since = new Date(now.getTime() - DAY_MS)
    const today = await tx.dataExport.count({ where: { userId, createdAt: { gt: since } } })
    if (today >= MOST_A_DAY) return err('TOO_MANY')
    const expiresAt = new Date(now.getTime() + EXPORT_DAYS * DAY_MS)
    const { id: exportId } = await tx.dataExport.create({
      data: { userId, createdAt: now, expiresAt },
      select: { id: true },
    })
    await enqueue(tx, 'account.export', { exportId })
    await recordAudit({ actor, action: 'account.exported', objectId: exportId, at: now }, tx)
    return ok({ exportId })
  })
}

export type ExportStanding = {
  id: string
  state: 'preparing' | 'ready' | 'failed'
  byteCount: number | null
  createdAt: Date
  expiresAt: Date
}

/** The newest copy of a patient that is not over, or null. */
export async function latestExport(actor: PatientActor, now: Date): Promise<ExportStanding | null> {
  const row = await db().dataExport.findFirst({
    where: { userId: actor.userId, expiresAt: { gt: now } },
    orderBy: { createdAt: 'desc' },
    select: { id: true, state: true, byteCount: true, createdAt: true, expiresAt: true },
  })
  return row && { ...row, byteCount: row.byteCount === null ? null : Number(row.byteCount) }
}

export type OpenedExport = {
  mediaType: string
  sha256: string
  byteCount: number
  createdAt: Date
  stream(start: number, end: number): AsyncIterable<Uint8Array>
}

/** Opens a patient's own copy for saving; each request is audited. Somebody else's and one that is over is `NOT_FOUND`. */
export async function openExport(
  actor: Actor,
  { exportId, now }: { exportId: string; now: Date },
): Promise<Result<OpenedExport, 'NOT_FOUND'>> {
  const userId = actor.kind === 'patient' ? actor.userId : null
  const found = await db().dataExport.findFirst({
    where: { id: exportId, state: 'ready', expiresAt: { gt: now } },
    select: { userId: true, storageKey: true, sha256: true, createdAt: true },
  })
  const isOwn = found !== null && found.userId === userId
  const object = isOwn && found.storageKey !== null ? await storage().open(found.storageKey) : null
  if (!isOwn || !object || found.sha256 === null) {
    const denied = {
      actor,
      action: 'account.denied',
      objectId: exportId,
      wasAllowed: false,
      at: now,
    } as const
    if (found && !isOwn) await recordAudit(denied)
    return err('NOT_FOUND')
  }
  await recordAudit({ actor, action: 'account.downloaded', objectId: exportId, at: now })
  return ok({
    mediaType: 'application/zip',
    sha256: found.sha256,
    byteCount: object.byteCount,
    createdAt: found.createdAt,
    stream: (start, end) => object.stream(start, end),
  })
}

/** Removes copies whose seven days are over, bytes first. */
export async function dropEndedExports(now: Date): Promise<void> {
  const ended = await db().dataExport.findMany({
    where: { expiresAt: { lte: now } },
    select: { id: true, storageKey: true },
  })
  for (const { id, storageKey } of ended) {
    if (storageKey) await storage().remove(storageKey)
    await db().dataExport.deleteMany({ where: { id } })
  }
}
