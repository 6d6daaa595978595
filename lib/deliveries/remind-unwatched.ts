import { queueMail } from '@/lib/jobs/queue-mail'
import { db } from '@/lib/platform/db'
import { eachApart } from '@/lib/shared/each-apart'

const HOUR_MS = 3_600_000
/** Hours after the delivery in which each of the two reminders is due; whoever has not watched after them is left alone. */
const STAGES = [
  { stage: 'first', fromHours: 24, toHours: 72 },
  { stage: 'second', fromHours: 72, toHours: 7 * 24 },
] as const
const BATCH = 500

/** Reminds patients who have not opened the door of their video, 24 and 72 hours after it came; once each. */
export async function remindOfUnwatched(now: Date, batch = BATCH): Promise<void> {
  const mails: { kind: 'video_waiting'; orderId: string; subjectKey: string }[] = []
  for (const stage of STAGES) mails.push(...(await findDue(stage, { now, batch })))
  await eachApart(mails, (mail) => db().$transaction((tx) => queueMail(tx, mail)))
}

/**
 * The mails of a stage that are not queued yet, the longest waiting first. Those that are do not count towards the batch:
 * however many nobody watches, each run gets on.
 */
async function findDue(
  { stage, fromHours, toHours }: (typeof STAGES)[number],
  { now, batch }: { now: Date; batch: number },
) {
  const before = (hours: number) => new Date(now.getTime() - hours * HOUR_MS)
  const due = await db().$queryRaw<{ orderId: string; subjectKey: string }[]>`
    SELECT delivery."orderId", delivery.id || ${`:${stage}`} AS "subjectKey"
    FROM "Delivery" delivery JOIN "Order" o ON o.id = delivery."orderId"
    WHERE delivery."firstWatchedAt" IS NULL AND delivery."withdrawnAt" IS NULL
      AND delivery."deliveredAt" <= ${before(fromHours)} AND delivery."deliveredAt" > ${before(toHours)}
      AND o.status = 'delivered' AND o."remindersOffAt" IS NULL
      AND NOT EXISTS (
        SELECT 1 FROM "Mail" mail
        WHERE mail.kind = 'video_waiting' AND mail."subjectKey" = delivery.id || ${`:${stage}`})
    ORDER BY delivery."deliveredAt"
    LIMIT ${batch}`
  return due.map((mail) => ({ kind: 'video_waiting' as const, ...mail }))
}
