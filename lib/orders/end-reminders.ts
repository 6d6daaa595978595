import { readSigned, signed } from '@/lib/auth/secret-token'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'

/** What stands in a reminder's own link: it ends the reminders of one order, and opens nothing. */
export function remindersToken(orderId: string): string {
  return signed('reminders', orderId)
}

/** Whose reminders a link ends, and whether they have ended; null for a link that we did not write. */
export async function findReminders(token: string): Promise<{ locale: string; areOff: boolean } | null> {
  const orderId = readSigned('reminders', token)
  if (orderId === null) return null
  const order = await db().order.findUnique({
    where: { id: orderId },
    select: { locale: true, remindersOffAt: true },
  })
  return order && { locale: order.locale, areOff: order.remindersOffAt !== null }
}

/** Ends the reminders to watch, for whoever holds the link of one of them. Again changes nothing. */
export async function endReminders(token: string, now: Date): Promise<Result<undefined, 'NOT_FOUND'>> {
  const orderId = readSigned('reminders', token)
  if (orderId === null || (await db().order.count({ where: { id: orderId } })) === 0) return err('NOT_FOUND')
  await db().order.updateMany({
    where: { id: orderId, remindersOffAt: null },
    data: { remindersOffAt: now },
  })
  return ok()
}
