import { removeEndedAccountCodes } from '@/lib/account/account-code'
import { dropEndedExports } from '@/lib/account/data-export'
import { forgetToldAddresses } from '@/lib/account/erase-account'
import { forgetToldOldAddresses } from '@/lib/account/old-address'
import { endOldAudit } from '@/lib/audit/end-old-audit'
import { removeEndedSignIns } from '@/lib/auth/remove-ended-sign-ins'
import { dropEndedCuts } from '@/lib/deliveries/watch-shares'
import type { JobContext } from '@/lib/jobs/job-context'
import { eraseOrder } from '@/lib/orders/erase-order'
import { forgetPatients } from '@/lib/orders/forget-patients'
import { removeStrayBounces } from '@/lib/orders/record-mail-bounce'
import { referencedAmong } from '@/lib/orders/referenced-objects'
import { db } from '@/lib/platform/db'
import { errorFields, logger } from '@/lib/platform/logger'
import { storage } from '@/lib/platform/storage'
import { processForgottenFiles, scanForgottenFiles } from '@/lib/reports/forgotten-files'
import { paintForgottenPages } from '@/lib/reports/paint-hidden-parts'
import { eachApart } from '@/lib/shared/each-apart'
import { removeAnsweredMessages } from '@/lib/staff/contact-messages'
import { removeOldPresence } from '@/lib/staff/order-presence'

const ORPHAN_AGE_MS = 24 * 3_600_000
const RECORDING_DAYS = 14
const BATCH = 200

/**
 * Removes what is over: ended sign-ins, messages answered long ago, orders whose time has come, and objects that no
 * row refers to once they are a day old. An object that a row refers to is never touched, whatever its age.
 */
export async function sweepStorage(_payload: object, { now }: JobContext): Promise<void> {
  await eachApart(
    [
      removeEndedSignIns,
      removeStrayBounces,
      removeAnsweredMessages,
      removeOldPresence,
      eraseDueOrders,
      forgetPatients,
      endOldAudit,
      endAbandonedUploads,
      dropEndedCuts,
      dropEndedExports,
      removeEndedAccountCodes,
      forgetToldAddresses,
      forgetToldOldAddresses,
      sweepObjects,
      scanForgottenFiles,
      processForgottenFiles,
      paintForgottenPages,
    ],
    (sweep) => sweep(now),
  )
}

async function sweepObjects(now: Date): Promise<void> {
  const before = new Date(now.getTime() - ORPHAN_AGE_MS)
  let batch: string[] = []
  let removed = await storage().removePartials(before)
  for await (const { key, modifiedAt } of storage().list()) {
    if (modifiedAt >= before) continue
    batch.push(key)
    if (batch.length < BATCH) continue
    removed += await removeUnreferenced(batch)
    batch = []
  }
  removed += await removeUnreferenced(batch)
  if (removed > 0) logger.info({ event: 'storage.swept', removed })
}

async function removeUnreferenced(keys: readonly string[]): Promise<number> {
  const referenced = await referencedAmong(keys)
  const orphans = keys.filter((key) => !referenced.has(key))
  for (const key of orphans) await storage().remove(key)
  return orphans.length
}

/**
 * Erases orders whose time is over: unpaid ones a day after they expired, ended ones at `retainUntil`.
 * Late money may still revive an expired order; while some could come, it is left alone.
 */
async function eraseDueOrders(now: Date): Promise<void> {
  let after: string | undefined
  let erased = 0
  const failures: unknown[] = []
  for (;;) {
    const due = await db().order.findMany({
      where: {
        key: { isNot: null },
        ...(after === undefined ? {} : { id: { gt: after } }),
        OR: [
          {
            status: 'expired',
            closedAt: { lt: new Date(now.getTime() - ORPHAN_AGE_MS) },
            payments: { none: { status: { in: ['open', 'pending', 'paid'] } } },
          },
          { closedAt: { not: null }, retainUntil: { lt: now } },
        ],
      },
      orderBy: { id: 'asc' },
      select: { id: true },
      take: BATCH,
    })
    for (const { id } of due) {
      try {
        await eraseOrder(id, now)
        erased += 1
      } catch (error) {
        // One that cannot be erased now must not keep the others; it is tried again by the next run.
        failures.push(error)
        logger.error({ event: 'order.not_erased', orderId: id, ...errorFields(error) })
      }
    }
    after = due.at(-1)?.id
    if (due.length < BATCH) break
  }
  if (erased > 0) logger.info({ event: 'orders.erased', count: erased })
  if (failures.length > 0) throw new AggregateError(failures, 'some orders could not be erased')
}

/**
 * Lets go of uploads that stood still for a day: the objects of an unfinished video or clip, and the place that a report
 * file took in its order's list when the process that received it died.
 */
async function endAbandonedUploads(now: Date): Promise<void> {
  const before = new Date(now.getTime() - ORPHAN_AGE_MS)
  await db().reportUpload.deleteMany({ where: { updatedAt: { lt: before } } })
  // Their chunks go with them; the objects then belong to nobody and are swept.
  await db().videoUpload.deleteMany({
    where: {
      updatedAt: { lt: before },
      // Of a clip also one that nothing is made of any more: its worker was killed before it could remove it.
      OR: [{ completedAt: null }, { clipId: { not: null }, sourceOf: null }],
    },
  })
  // Kept for another try of its processing, which nobody asked for.
  await db().$executeRaw`DELETE FROM "VideoUpload" upload USING "Video" video
    WHERE upload."videoId" = video.id AND video.state = 'failed' AND upload."updatedAt" < ${before}`
  await db().videoUpload.deleteMany({ where: { updatedAt: { lt: before }, sourceOf: { state: 'failed' } } })
  // A recording waits for retakes, but not for ever.
  const old = new Date(now.getTime() - RECORDING_DAYS * 24 * 3_600_000)
  const isUsed = { videos: { some: { video: { state: 'processing' as const } } } }
  await db().recording.deleteMany({ where: { updatedAt: { lt: old }, segments: { none: isUsed } } })
  await db().reportFile.updateMany({
    where: { state: 'receiving', removedAt: null, createdAt: { lt: before } },
    data: { state: 'refused', removedAt: now },
  })
}
