import { queueMailToStaffOnDuty } from '@/lib/jobs/queue-mail'
import { db } from '@/lib/platform/db'
import { eachApart } from '@/lib/shared/each-apart'
import { withoutQueued } from '@/lib/staff/sent-mails'
import type { UrgentLevel } from './urgent-schema'

const MINUTE_MS = 60_000
/** Nobody phoned for this long: staff are told again. */
const SILENCE_MINUTES = 30
/** And from then on this often, until there is an outcome. */
const REPEAT_MINUTES = { minutes: 30, hours: 120, days: 720 } as const satisfies Record<UrgentLevel, number>

/** Tells staff on duty again about each open urgent flag that nobody phoned about for half an hour. */
export async function remindOfUrgent(now: Date): Promise<number> {
  const open = await db().urgentFlag.findMany({
    where: { closedAt: null, raisedAt: { lte: new Date(now.getTime() - SILENCE_MINUTES * MINUTE_MS) } },
    select: {
      id: true,
      orderId: true,
      level: true,
      raisedAt: true,
      calls: { orderBy: { at: 'desc' }, take: 1, select: { at: true } },
    },
  })
  const reminders = open.flatMap(({ id, orderId, level, raisedAt, calls }) => {
    const since = calls[0]?.at ?? raisedAt
    const round = reminderRound(level, since, now)
    if (round === null) return []
    return [{ kind: 'staff_urgent' as const, orderId, subjectKey: `${id}:${since.toISOString()}:${round}` }]
  })
  const due = await withoutQueued(reminders)
  await eachApart(due, (reminder) => db().$transaction((tx) => queueMailToStaffOnDuty(tx, reminder)))
  return due.length
}

/** Which reminder is due after so much silence, counted from 1; null while it is too early. */
export function reminderRound(level: UrgentLevel, since: Date, now: Date): number | null {
  const minutes = (now.getTime() - since.getTime()) / MINUTE_MS
  if (minutes < SILENCE_MINUTES) return null
  return 1 + Math.floor(minutes / REPEAT_MINUTES[level])
}
