import { randomUUID } from 'node:crypto'
import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { enqueue } from '@/lib/jobs/enqueue'
import { openOrderKey } from '@/lib/orders/order-key'
import type { Tx } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { err, ok, type Result } from '@/lib/shared/result'
import { takeOut } from './change-report-files'
import { displayName } from './display-name'
import { lockChangeable } from './report-access'
import type { AcceptedMediaType } from './report-file-schema'

export type NewReportFile = {
  orderId: string
  fileName: string
  /** The objects that hold it, one after the other. */
  storageKeys: string[]
  /** The file that it is a better copy of: it takes its place, and the other one goes. */
  replaces?: string | undefined
  /** Its place among the files; the last one when left out. */
  position?: number | undefined
  /** A new one when left out. */
  fileId?: string
}

/** Takes a place in an order's list of report files, if the actor may and there is one left. */
export async function reservePlace(
  tx: Tx,
  actor: Actor,
  { orderId, fileName, storageKeys, replaces, position, fileId = randomUUID() }: NewReportFile,
): Promise<Result<{ fileId: string }, 'NOT_FOUND' | 'TOO_MANY'>> {
  const order = await lockChangeable(tx, actor, orderId)
  const cipher = order ? await openOrderKey(tx, orderId) : null
  if (!cipher) return err('NOT_FOUND')
  const files = await tx.reportFile.aggregate({
    where: { orderId, removedAt: null },
    _count: true,
    _max: { position: true },
  })
  const going = replaces
    ? await tx.reportFile.count({ where: { id: replaces, orderId, removedAt: null } })
    : 0
  if (files._count - going >= env().MAX_REPORT_FILES) return err('TOO_MANY')
  await tx.reportFile.create({
    data: {
      id: fileId,
      orderId,
      position: position ?? (files._max.position ?? -1) + 1,
      fileName: cipher.encrypt(
        { table: 'ReportFile', column: 'fileName', id: fileId },
        displayName(fileName),
      ),
      mediaType: 'application/octet-stream',
      storageKeys,
    },
    select: { id: true },
  })
  return ok({ fileId })
}

export type ArrivedFile = {
  orderId: string
  fileId: string
  replaces?: string | undefined
  mediaType: AcceptedMediaType
  sha256: string
  byteCount: number
  now: Date
}

/**
 * Makes a file that has arrived whole one of its order's, when that still takes files and has not the same one.
 * Gives the names of the objects of the file that it replaces.
 */
export async function keepReportFile(
  tx: Tx,
  actor: Actor,
  { orderId, fileId, replaces, now, byteCount, ...arrived }: ArrivedFile,
): Promise<Result<{ replacedKeys: string[] }, 'NOT_FOUND' | 'DUPLICATE'>> {
  if (!(await lockChangeable(tx, actor, orderId))) return err('NOT_FOUND')
  const { sha256 } = arrived
  const twins = await tx.reportFile.count({ where: { orderId, sha256, state: 'stored', removedAt: null } })
  if (twins > 0) return err('DUPLICATE')
  const replaced = replaces
    ? await tx.reportFile.findFirst({
        where: { id: replaces, orderId, removedAt: null },
        select: { position: true },
      })
    : null
  await tx.reportFile.update({
    where: { id: fileId },
    data: { ...arrived, ...replaced, state: 'stored', byteCount: BigInt(byteCount) },
    select: { id: true },
  })
  const replacedKeys =
    replaces && replaced ? await takeOut(tx, actor, { orderId, fileId: replaces, now }) : []
  // The scan sends on what it finds clean.
  await enqueue(tx, env().CLAMD_HOST ? 'report.scan' : 'report.process', { fileId })
  await recordAudit({ actor, action: 'file.added', orderId, objectId: fileId, at: now }, tx)
  return ok({ replacedKeys })
}

/** Gives back the place of a file that was not kept. */
export async function refuseReportFile(tx: Tx, fileId: string, now: Date): Promise<void> {
  await tx.reportFile.update({
    where: { id: fileId },
    data: { state: 'refused', removedAt: now },
    select: { id: true },
  })
}
