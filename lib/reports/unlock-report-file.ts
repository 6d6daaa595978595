import { createReadStream } from 'node:fs'
import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { enqueue } from '@/lib/jobs/enqueue'
import { guardedOpen, guardedStream, isReadWhole } from '@/lib/orders/raise-corrupt-file'
import { db } from '@/lib/platform/db'
import { writeInput } from '@/lib/platform/intake/run-intake'
import { unlockPdf } from '@/lib/platform/intake/unlock-pdf'
import { newStorageKey, verifyingStream } from '@/lib/platform/object-store'
import { withScratch } from '@/lib/platform/scratch'
import { storage } from '@/lib/platform/storage'
import { err, ok, type Result } from '@/lib/shared/result'
import { reportChangeableBy } from './report-access'
import { MAX_PASSWORD_CHARS } from './report-warning-schema'
import { withheldBy } from './withheld-file'

const MAX_BYTES = 200 * 1024 ** 2

/**
 * Opens a PDF that needs a password with the one its patient types, and keeps an open copy beside it. The password is
 * used here, at once, and kept nowhere. A second click finds the file open already, which is what was wanted.
 * `TOO_MANY`: others are opening files now.
 */
export async function unlockReportFile(
  actor: Actor,
  input: { orderId: string; fileId: string; password: string; now: Date },
): Promise<Result<undefined, 'NOT_FOUND' | 'WRONG_PASSWORD' | 'UNREADABLE' | 'TOO_MANY'>> {
  const { orderId, fileId, password, now } = input
  const order = reportChangeableBy(actor, orderId)
  if (!order) return err('NOT_FOUND')
  const file = await db().reportFile.findFirst({
    where: { id: fileId, orderId, removedAt: null, state: 'stored', order },
    select: { storageKeys: true, sha256: true, scan: true, process: true },
  })
  if (!file || file.sha256 === null || withheldBy(file.scan)) return err('NOT_FOUND')
  if (file.process !== 'needs_password') return ok()
  if (password === '' || password.length > MAX_PASSWORD_CHARS) return err('WRONG_PASSWORD')
  const subject = { actor, orderId, objectId: fileId, now }
  const opened = await guardedOpen(file.storageKeys, subject)
  if (!opened.ok) return err(opened.code === 'CORRUPT' ? 'UNREADABLE' : 'NOT_FOUND')
  const clear = guardedStream(verifyingStream(opened.value.stream(), file.sha256), subject)
  return withScratch(async (dir) => {
    if (!(await isReadWhole(writeInput(dir, clear)))) return err('UNREADABLE')
    const unlocked = await unlockPdf(dir, password)
    if (!unlocked.ok) return unlocked
    const cleanKey = newStorageKey('clean')
    const stored = await storage().put(cleanKey, createReadStream(unlocked.value.file), {
      maxBytes: MAX_BYTES,
    })
    if (!stored.ok) return err('UNREADABLE')
    const { sha256, byteCount } = stored.value
    const isOpen = await db().$transaction(async (tx) => {
      const changed = await tx.reportFile.updateMany({
        where: { id: fileId, removedAt: null, process: 'needs_password' },
        data: {
          process: 'waiting',
          cleanKey,
          cleanSha256: sha256,
          cleanByteCount: BigInt(byteCount),
        },
      })
      if (changed.count === 0) return false
      await enqueue(tx, 'report.process', { fileId })
      await recordAudit({ actor, action: 'file.unlocked', orderId, objectId: fileId, at: now }, tx)
      return true
    })
    // Two clicks at once: the other one's copy is kept.
    if (!isOpen) await storage().remove(cleanKey)
    return ok()
  })
}
