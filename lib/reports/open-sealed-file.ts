import { randomUUID } from 'node:crypto'
import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { displayNames } from '@/lib/auth/display-names'
import { openOrderKey } from '@/lib/orders/order-key'
import { guardedOpen, guardedStream } from '@/lib/orders/raise-corrupt-file'
import { db } from '@/lib/platform/db'
import { verifyingStream } from '@/lib/platform/object-store'
import { err, ok, type Result } from '@/lib/shared/result'
import { MAX_SEAL_REASON_CHARS, MIN_SEAL_REASON_CHARS } from './hidden-part-schema'
import type { OpenedReportFile } from './open-report-file'
import { withheldBy } from './withheld-file'

/**
 * Opens the file as its patient sent it, of which they hid parts: for an admin who says why, in words that are kept
 * (encrypted) with the order. The opening, and every denial, is audited.
 */
export async function openSealedFile(
  actor: Actor,
  { orderId, fileId, reason, now }: { orderId: string; fileId: string; reason: string; now: Date },
): Promise<Result<OpenedReportFile, 'NOT_FOUND' | 'NO_REASON' | 'CORRUPT'>> {
  const looked = { actor, orderId, objectId: fileId, at: now } as const
  const file = await db().reportFile.findFirst({
    where: { id: fileId, orderId, state: 'stored', removedAt: null, sealedAt: { not: null } },
    select: { fileName: true, mediaType: true, scan: true, storageKeys: true, sha256: true },
  })
  if (actor.kind !== 'admin' || !file || file.sha256 === null || withheldBy(file.scan)) {
    await recordAudit({ ...looked, action: 'file.denied', wasAllowed: false, detail: { code: 'SEALED' } })
    return err('NOT_FOUND')
  }
  const why = reason.trim()
  if (why.length < MIN_SEAL_REASON_CHARS || why.length > MAX_SEAL_REASON_CHARS) return err('NO_REASON')
  const subject = { actor, orderId, objectId: fileId, now }
  const [cipher, opened] = await Promise.all([
    openOrderKey(db(), orderId),
    guardedOpen(file.storageKeys, subject),
  ])
  if (!opened.ok) return opened
  if (!cipher) return err('NOT_FOUND')
  const id = randomUUID()
  await db().$transaction(async (tx) => {
    const place = { table: 'SealedOpening', column: 'reason', id }
    await tx.sealedOpening.create({
      data: {
        id,
        orderId,
        reportFileId: fileId,
        adminId: actor.userId,
        reason: cipher.encrypt(place, why),
        at: now,
      },
      select: { id: true },
    })
    await recordAudit({ ...looked, action: 'file.unsealed' }, tx)
  })
  return ok({
    fileName: cipher.decrypt({ table: 'ReportFile', column: 'fileName', id: fileId }, file.fileName) ?? '',
    mediaType: file.mediaType,
    byteCount: opened.value.byteCount,
    stream: guardedStream(verifyingStream(opened.value.stream(), file.sha256), subject),
  })
}

export type SealedOpeningDto = { id: string; fileId: string; adminName: string; reason: string; at: Date }

/** Who opened sealed files of an order and why, newest first; for admins, and nothing for anybody else. */
export async function listSealedOpenings(actor: Actor, orderId: string): Promise<SealedOpeningDto[]> {
  if (actor.kind !== 'admin') return []
  const [cipher, rows] = await Promise.all([
    openOrderKey(db(), orderId),
    db().sealedOpening.findMany({ where: { orderId }, orderBy: { at: 'desc' } }),
  ])
  const names = await displayNames(rows.map(({ adminId }) => adminId))
  return rows.map(({ id, reportFileId, adminId, reason, at }) => ({
    id,
    fileId: reportFileId,
    adminName: names.get(adminId) ?? 'An admin',
    reason: cipher?.decrypt({ table: 'SealedOpening', column: 'reason', id }, reason) ?? '',
    at,
  }))
}
