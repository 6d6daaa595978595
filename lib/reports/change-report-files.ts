import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { storage } from '@/lib/platform/storage'
import { err, ok, type Result } from '@/lib/shared/result'
import { reportChangeableBy } from './report-access'

type FileInput = { orderId: string; fileId: string; now: Date }

/** Removes one of the patient's files for good; a second click finds it gone, which is what was wanted. */
export async function removeReportFile(
  actor: Actor,
  input: FileInput,
): Promise<Result<undefined, 'NOT_FOUND'>> {
  const order = reportChangeableBy(actor, input.orderId)
  if (!order) return err('NOT_FOUND')
  const file = await db().reportFile.findFirst({
    where: { id: input.fileId, orderId: input.orderId, order },
    select: { storageKey: true, cleanKey: true, removedAt: true },
  })
  if (!file) return err('NOT_FOUND')
  if (file.removedAt) return ok()
  const pages = await db().$transaction(async (tx) => {
    await tx.reportFile.update({ where: { id: input.fileId }, data: { removedAt: input.now } })
    await recordAudit(
      { actor, action: 'file.removed', orderId: input.orderId, objectId: input.fileId, at: input.now },
      tx,
    )
    const ofFile = { reportFileId: input.fileId }
    const removed = await tx.reportPage.findMany({ where: ofFile, select: { imageKey: true } })
    await tx.reportPage.deleteMany({ where: ofFile })
    return removed
  })
  // After the commit: a row without bytes is repaired by nobody, bytes without a row by the sweep.
  for (const key of [file.storageKey, file.cleanKey, ...pages.map(({ imageKey }) => imageKey)]) {
    if (key) await storage().remove(key)
  }
  return ok()
}

/** Moves one of the patient's files a place up or down. Already first or last is no failure. */
export async function moveReportFile(
  actor: Actor,
  input: FileInput & { direction: 'up' | 'down' },
): Promise<Result<undefined, 'NOT_FOUND'>> {
  const order = reportChangeableBy(actor, input.orderId)
  if (!order) return err('NOT_FOUND')
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Order" WHERE id = ${input.orderId}::uuid FOR UPDATE`
    const files = await tx.reportFile.findMany({
      where: { orderId: input.orderId, removedAt: null, order },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      select: { id: true },
    })
    const from = files.findIndex((file) => file.id === input.fileId)
    if (from === -1) return err('NOT_FOUND')
    const to = Math.min(files.length - 1, Math.max(0, from + (input.direction === 'up' ? -1 : 1)))
    const moved = files.toSpliced(from, 1).toSpliced(to, 0, { id: input.fileId })
    for (const [position, file] of moved.entries()) {
      await tx.reportFile.update({ where: { id: file.id }, data: { position }, select: { id: true } })
    }
    return ok()
  })
}
