import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { queueMailToStaffOnDuty } from '@/lib/jobs/queue-mail'
import { db } from '@/lib/platform/db'
import { logger } from '@/lib/platform/logger'
import { type OpenObject, StorageError } from '@/lib/platform/object-store'
import { storage } from '@/lib/platform/storage'
import { err, ok, type Result } from '@/lib/shared/result'

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

/** Opens a stored object of an order, or several that make one file. `CORRUPT`: it is damaged, and that is on record; `NOT_FOUND`: it is gone. */
export async function guardedOpen(
  storageKeys: string | readonly string[],
  subject: Subject,
): Promise<Result<OpenObject, 'NOT_FOUND' | 'CORRUPT'>> {
  try {
    const object = await storage().open(storageKeys)
    return object ? ok(object) : err('NOT_FOUND')
  } catch (error) {
    if (!isCorrupt(error)) throw error
    await raiseCorruptFile(subject)
    return err('CORRUPT')
  }
}

/** Whether a stored file is no longer what was stored. */
export function isCorrupt(error: unknown): boolean {
  return error instanceof StorageError && error.code === 'CORRUPT'
}

/** Puts a damaged file of an order on record and tells staff on duty. */
async function raiseCorruptFile({ actor, orderId, objectId, now }: Subject): Promise<void> {
  logger.error({ event: 'file.corrupt', orderId, objectId })
  await db().$transaction(async (tx) => {
    await recordAudit({ actor, action: 'file.corrupt', orderId, objectId, wasAllowed: false, at: now }, tx)
    await queueMailToStaffOnDuty(tx, { kind: 'staff_alarm', subjectKey: `FILE_CORRUPT:${objectId}`, orderId })
  })
}
