import { enqueue } from '@/lib/jobs/enqueue'
import { subjectsInHand } from '@/lib/jobs/subjects-in-hand'
import { db } from '@/lib/platform/db'
import { withheldBy } from './withheld-file'

const FORGOTTEN_MS = 3_600_000
const BATCH = 500

/** Asks again for files that were stored an hour ago and never processed: their job was lost or used up. */
export async function processForgottenFiles(now: Date): Promise<void> {
  // Two jobs for one file would take each other's pages away.
  const inHand = await subjectsInHand('report.process', 'fileId')
  const files = await db().reportFile.findMany({
    where: {
      id: { notIn: inHand },
      state: 'stored',
      process: 'waiting',
      removedAt: null,
      createdAt: { lt: new Date(now.getTime() - FORGOTTEN_MS) },
      order: { key: { isNot: null }, closedAt: null },
    },
    select: { id: true, scan: true },
    take: BATCH,
  })
  const open = files.filter(({ scan }) => withheldBy(scan) === null)
  await db().$transaction(async (tx) => {
    for (const { id } of open) await enqueue(tx, 'report.process', { fileId: id })
  })
}
