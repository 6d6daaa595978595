import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { storage } from '@/lib/platform/storage'
import { err, ok, type Result } from '@/lib/shared/result'
import { lockChangeable } from './report-access'

type FileInput = { orderId: string; fileId: string; now: Date }

/**
 * Removes one of the patient's files for good; a second click finds it gone, which is what was wanted.
 * `LAST_FILE`: the order is paid and there is no other report to explain.
 */
export async function removeReportFile(
  actor: Actor,
  input: FileInput,
): Promise<Result<undefined, 'NOT_FOUND' | 'LAST_FILE'>> {
  const { orderId, fileId, now } = input
  const removed = await db().$transaction(async (tx) => {
    const order = await lockChangeable(tx, actor, orderId)
    if (!order) return err('NOT_FOUND')
    const file = await tx.reportFile.findFirst({
      where: { id: fileId, orderId },
      select: { storageKey: true, cleanKey: true, removedAt: true },
    })
    if (!file) return err('NOT_FOUND')
    if (file.removedAt) return ok({ keys: [] })
    const others = { orderId, id: { not: fileId }, state: 'stored', removedAt: null } as const
    const isPaid = order.status !== 'draft'
    if (isPaid && !order.hasPastedText && (await tx.reportFile.count({ where: others })) === 0)
      return err('LAST_FILE')
    await tx.reportFile.update({ where: { id: fileId }, data: { removedAt: now } })
    await recordAudit({ actor, action: 'file.removed', orderId, objectId: fileId, at: now }, tx)
    const pages = await tx.reportPage.findMany({
      where: { reportFileId: fileId },
      select: { imageKey: true },
    })
    await tx.reportPage.deleteMany({ where: { reportFileId: fileId } })
    return ok({ keys: [file.storageKey, file.cleanKey, ...pages.map(({ imageKey }) => imageKey)] })
  })
  if (!removed.ok) return removed
  // After the commit: a row without bytes is repaired by nobody, bytes without a row by the sweep.
  for (const key of removed.value.keys) {
    if (key) await storage().remove(key)
  }
  return ok()
}

/** Moves one of the patient's files a place up or down. Already first or last is no failure. */
export async function moveReportFile(
  actor: Actor,
  input: FileInput & { direction: 'up' | 'down' },
): Promise<Result<undefined, 'NOT_FOUND'>> {
  return db().$transaction(async (tx) => {
    if (!(await lockChangeable(tx, actor, input.orderId))) return err('NOT_FOUND')
    const files = await tx.reportFile.findMany({
      where: { orderId: input.orderId, removedAt: null },
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
