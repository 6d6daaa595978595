import { db } from '@/lib/platform/db'
import { dayOf } from './visitor-hash'

const DAYS_OF_VIEWS = 400

/** Deletes what tells visitors of past days apart, and counts older than 400 days. */
export async function forgetPastVisitors(now: Date): Promise<void> {
  const today = dayOf(now)
  await db().visitorSecret.deleteMany({ where: { day: { lt: today } } })
  await db().articleFeedback.updateMany({
    where: { visitorHash: { not: null }, createdAt: { lt: today } },
    data: { visitorHash: null },
  })
  const oldest = new Date(today.getTime() - DAYS_OF_VIEWS * 86_400_000)
  await db().articleView.deleteMany({ where: { day: { lt: oldest } } })
}
