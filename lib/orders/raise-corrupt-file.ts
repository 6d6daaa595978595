import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { queueMailToStaffOnDuty } from '@/lib/jobs/queue-mail'
import { db } from '@/lib/platform/db'
import { logger } from '@/lib/platform/logger'
import { type OpenObject, StorageError } from '@/lib/platform/object-store'
import { storage } from '@/lib/platform/storage'
import { err, ok, type Result } from '@/lib/shared/result'
import { referencedAmong } from './referenced-objects'

type Subject = { actor: Actor; orderId: string; objectId: string; now: Date }

/**
 * Passes a stored file on. When it is no longer what was stored, that is put on record and staff on
 * duty get a mail, once a file; the error goes on to the caller.
 */
export async function* guardedStream(
  source: AsyncIterable<Uint8Array>,
  subject: Subject,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* source
  } catch (error) {
    if (isCorrupt(error)) await raiseCorruptFile(subject)
    throw error
  }
}

/**
 * Opens a stored object of an order, or several that make one file. `CORRUPT`: it is damaged or lost, and that is on
 * record; `NOT_FOUND`: it was removed since its row was read.
 */
export async function guardedOpen(
  storageKeys: string | readonly string[],
  subject: Subject,
): Promise<Result<OpenObject, 'NOT_FOUND' | 'CORRUPT'>> {
  try {
    const object = await storage().open(storageKeys)
    if (object) return ok(object)
  } catch (error) {
    if (!isCorrupt(error)) throw error
    await raiseCorruptFile(subject)
    return err('CORRUPT')
  }
  const needed = await referencedAmong([storageKeys].flat())
  if (needed.size === 0) return err('NOT_FOUND')
  await raiseCorruptFile(subject, { isMissing: true })
  return err('CORRUPT')
}

/** Whether a stored file is no longer what was stored. */
export function isCorrupt(error: unknown): boolean {
  return error instanceof StorageError && error.code === 'CORRUPT'
}

/** Whether what reads a stored file came to its end; false for one that is no longer what was stored. */
export async function isReadWhole(reading: Promise<unknown>): Promise<boolean> {
  try {
    await reading
    return true
  } catch (error) {
    if (isCorrupt(error)) return false
    throw error
  }
}

/** Puts a damaged or lost file of an order on record and tells staff on duty. */
async function raiseCorruptFile(
  { actor, orderId, objectId, now }: Subject,
  detail?: { isMissing: true },
): Promise<void> {
  logger.error({ event: 'file.corrupt', orderId, objectId, ...detail })
  const found = { action: 'file.corrupt', orderId, objectId, wasAllowed: false } as const
  await db().$transaction(async (tx) => {
    await recordAudit({ actor, ...found, ...(detail && { detail }), at: now }, tx)
    await queueMailToStaffOnDuty(tx, { kind: 'staff_alarm', subjectKey: `FILE_CORRUPT:${objectId}`, orderId })
  })
}
