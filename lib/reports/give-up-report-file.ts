import { queueMailToStaffOnDuty } from '@/lib/jobs/queue-mail'
import { db } from '@/lib/platform/db'
import { logger } from '@/lib/platform/logger'

/**
 * Ends a file that is still to be processed after every try has failed: its patient is asked for another copy, staff
 * on duty get an alarm, in one transaction. Pages that were made stay: they may be what somebody needs.
 */
export async function giveUpReportFile(fileId: string, now: Date): Promise<void> {
  await db().$transaction(async (tx) => {
    const [given] = await tx.reportFile.updateManyAndReturn({
      where: { id: fileId, process: 'waiting', removedAt: null },
      data: { process: 'blocked', processCode: 'UNREADABLE', processedAt: now },
      select: { orderId: true },
    })
    if (!given) return
    logger.error({ event: 'report.given_up', fileId, orderId: given.orderId })
    const subjectKey = `FILE_GIVEN_UP:${fileId}`
    await queueMailToStaffOnDuty(tx, { kind: 'staff_alarm', subjectKey, orderId: given.orderId })
  })
}
