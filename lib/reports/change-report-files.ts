import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { openOrderKey } from '@/lib/orders/order-key'
import { db, type Tx } from '@/lib/platform/db'
import { storage } from '@/lib/platform/storage'
import { err, ok, type Result } from '@/lib/shared/result'
import { displayName } from './display-name'
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
  const { orderId, fileId } = input
  const removed = await db().$transaction(async (tx) => {
    const order = await lockChangeable(tx, actor, orderId)
    if (!order) return err('NOT_FOUND')
    const file = await tx.reportFile.findFirst({
      where: { id: fileId, orderId },
      select: { removedAt: true },
    })
    if (!file) return err('NOT_FOUND')
    if (file.removedAt) return ok({ keys: [] })
    const others = { orderId, id: { not: fileId }, state: 'stored', removedAt: null } as const
    const isPaid = order.status !== 'draft'
    if (isPaid && !order.hasPastedText && (await tx.reportFile.count({ where: others })) === 0)
      return err('LAST_FILE')
    return ok({ keys: await takeOut(tx, actor, input) })
  })
  if (!removed.ok) return removed
  await removeObjects(removed.value.keys)
  return ok()
}

/**
 * Takes a file out of its order, within a transaction that holds the order's lock. Gives the names of its objects, for
 * `removeObjects` after the commit: a row without bytes is repaired by nobody, bytes without a row by the sweep.
 */
export async function takeOut(tx: Tx, actor: Actor, { orderId, fileId, now }: FileInput): Promise<string[]> {
  const { storageKeys, cleanKey } = await tx.reportFile.update({
    where: { id: fileId, orderId },
    data: { removedAt: now },
    select: { storageKeys: true, cleanKey: true },
  })
  await recordAudit({ actor, action: 'file.removed', orderId, objectId: fileId, at: now }, tx)
  const pages = await tx.reportPage.findMany({
    where: { reportFileId: fileId },
    select: { imageKey: true, sealedImageKey: true },
  })
  await tx.reportPage.deleteMany({ where: { reportFileId: fileId } })
  const pictures = pages.flatMap(({ imageKey, sealedImageKey }) => [imageKey, sealedImageKey])
  return [...storageKeys, cleanKey, ...pictures].filter((key) => key !== null)
}

export async function removeObjects(keys: readonly string[]): Promise<void> {
  for (const key of keys) await storage().remove(key)
}

/** Gives one of the patient's files another name; an empty one changes nothing. */
export async function renameReportFile(
  actor: Actor,
  { orderId, fileId, name, now }: FileInput & { name: string },
): Promise<Result<undefined, 'NOT_FOUND'>> {
  return db().$transaction(async (tx) => {
    const order = await lockChangeable(tx, actor, orderId)
    const cipher = order ? await openOrderKey(tx, orderId) : null
    const where = { id: fileId, orderId, removedAt: null }
    if (!cipher || (await tx.reportFile.count({ where })) === 0) return err('NOT_FOUND')
    if (name.trim() === '') return ok()
    const place = { table: 'ReportFile', column: 'fileName', id: fileId }
    await tx.reportFile.update({ where, data: { fileName: cipher.encrypt(place, displayName(name)) } })
    await recordAudit({ actor, action: 'order.changed', orderId, objectId: fileId, at: now }, tx)
    return ok()
  })
}

/** Turns the picture of one page a quarter to the right, for everybody who will look at it. */
export async function turnReportPage(
  actor: Actor,
  { orderId, pageId }: { orderId: string; pageId: string },
): Promise<Result<undefined, 'NOT_FOUND'>> {
  return db().$transaction(async (tx) => {
    if (!(await lockChangeable(tx, actor, orderId))) return err('NOT_FOUND')
    const page = await tx.reportPage.findFirst({
      where: { id: pageId, orderId, file: { removedAt: null } },
      select: { turn: true },
    })
    if (!page) return err('NOT_FOUND')
    await tx.reportPage.update({ where: { id: pageId }, data: { turn: (page.turn + 90) % 360 } })
    return ok()
  })
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
