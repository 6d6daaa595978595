import { recordAudit } from '@/lib/audit/record-audit'
import { SYSTEM } from '@/lib/auth/actor'
import { enqueue } from '@/lib/jobs/enqueue'
import type { JobContext } from '@/lib/jobs/job-context'
import { queueMailToStaffOnDuty } from '@/lib/jobs/queue-mail'
import { guardedOpen, guardedStream, isCorrupt } from '@/lib/orders/raise-corrupt-file'
import { db } from '@/lib/platform/db'
import { scanStream } from '@/lib/platform/scanner'

/** Scans a stored file and sends on what is clean. A scanner that is down throws: the file stays unopened and the job is retried. */
export async function scanReportFile({ fileId }: { fileId: string }, { now }: JobContext): Promise<void> {
  const file = await db().reportFile.findUnique({
    where: { id: fileId },
    select: { storageKeys: true, scan: true, state: true, removedAt: true, orderId: true },
  })
  if (!file || file.removedAt || file.state !== 'stored' || file.scan !== 'not_scanned') return
  const subject = { actor: SYSTEM, orderId: file.orderId, objectId: fileId, now }
  const opened = await guardedOpen(file.storageKeys, subject)
  if (!opened.ok) return block(fileId, now)
  const scan = await scanStream(guardedStream(opened.value.stream(), subject)).catch((error: unknown) => {
    if (isCorrupt(error)) return 'corrupt' as const
    throw error
  })
  if (scan === 'corrupt') return block(fileId, now)
  await db().$transaction(async (tx) => {
    const changed = await tx.reportFile.updateMany({
      where: { id: fileId, scan: 'not_scanned' },
      data: scan === 'infected' ? { scan, process: 'blocked', processCode: 'INFECTED' } : { scan },
    })
    if (changed.count === 0) return
    if (scan !== 'infected') {
      await enqueue(tx, 'report.process', { fileId })
      return
    }
    await recordAudit(
      {
        actor: SYSTEM,
        action: 'file.denied',
        orderId: file.orderId,
        objectId: fileId,
        wasAllowed: false,
        at: now,
      },
      tx,
    )
    await queueMailToStaffOnDuty(tx, {
      kind: 'staff_alarm',
      subjectKey: `FILE_INFECTED:${fileId}`,
      orderId: file.orderId,
    })
  })
}

/** Nobody can open a file that is damaged or lost, which is on record: its patient is asked for another copy. */
async function block(fileId: string, now: Date): Promise<void> {
  await db().reportFile.updateMany({
    where: { id: fileId, scan: 'not_scanned', removedAt: null },
    data: { process: 'blocked', processCode: 'UNREADABLE', processedAt: now },
  })
}
