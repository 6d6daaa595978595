import { enqueue } from '@/lib/jobs/enqueue'
import { subjectsInHand } from '@/lib/jobs/subjects-in-hand'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { openScans } from './withheld-file'

const FORGOTTEN_MS = 3_600_000
const BATCH = 500

/** Asks again for files that were stored an hour ago and never processed: their job was lost or used up. */
export async function processForgottenFiles(now: Date, { most = BATCH } = {}): Promise<void> {
  // Two jobs for one file would take each other's pages away.
  const inHand = await subjectsInHand('report.process', 'fileId')
  const files = await db().reportFile.findMany({
    where: {
      id: { notIn: inHand },
      state: 'stored',
      process: 'waiting',
      // What the scanner keeps closed must not take the places of what could be read.
      scan: { in: openScans() },
      removedAt: null,
      createdAt: { lt: new Date(now.getTime() - FORGOTTEN_MS) },
      order: { key: { isNot: null }, closedAt: null },
    },
    select: { id: true },
    take: most,
  })
  await db().$transaction(async (tx) => {
    for (const { id } of files) await enqueue(tx, 'report.process', { fileId: id })
  })
}

/**
 * Asks for a look at files that no virus scanner has passed, once there is one: what was sent before it was set up
 * stays closed until then, and so does what it gave no verdict on while it was away for a day.
 */
export async function scanForgottenFiles(now: Date): Promise<void> {
  if (env().CLAMD_HOST === undefined) return
  const inHand = await subjectsInHand('report.scan', 'fileId')
  const files = await db().reportFile.findMany({
    where: {
      id: { notIn: inHand },
      state: 'stored',
      scan: 'not_scanned',
      // Nobody could open those that are.
      process: { not: 'blocked' },
      removedAt: null,
      createdAt: { lt: new Date(now.getTime() - FORGOTTEN_MS) },
      order: { key: { isNot: null } },
    },
    // Somebody waits for the newest.
    orderBy: { createdAt: 'desc' },
    select: { id: true },
    take: BATCH,
  })
  await db().$transaction(async (tx) => {
    for (const { id } of files) await enqueue(tx, 'report.scan', { fileId: id })
  })
}
