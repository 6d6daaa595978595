import { db } from '@/lib/platform/db'
import { logger } from '@/lib/platform/logger'

/** How long the log of who looked at what is kept; the privacy page says the same and the database insists on it. */
export const AUDIT_YEARS = 6

/** Removes the audit events whose time is over. */
export async function endOldAudit(now: Date): Promise<void> {
  const before = new Date(now)
  before.setUTCFullYear(before.getUTCFullYear() - AUDIT_YEARS)
  const { count } = await db().auditEvent.deleteMany({ where: { at: { lt: before } } })
  if (count > 0) logger.info({ event: 'audit.ended', count })
}
