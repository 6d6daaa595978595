import { db } from '@/lib/platform/db'
import { logger } from '@/lib/platform/logger'
import { moneyRecordsSince } from './retention'

/**
 * Ends what an erased order still says of a person: its address, patient and place. Where money moved, once the
 * records of it are old enough; where none ever did, at once. Then removes patients who have no order left and are
 * signed in nowhere. Numbers, amounts and the append-only trail stay, with ids that lead nowhere.
 */
export async function forgetPatients(now: Date): Promise<void> {
  const { count: orders } = await db().order.updateMany({
    where: {
      key: { is: null },
      OR: [
        { closedAt: { lt: moneyRecordsSince(now) } },
        {
          closedAt: { lt: now },
          paidAt: null,
          payments: { none: { status: { in: ['open', 'pending', 'paid'] } } },
        },
      ],
      NOT: { email: null, userId: null, place: null },
    },
    data: { email: null, userId: null, place: null },
  })
  const { count: patients } = await db().user.deleteMany({
    where: { role: 'patient', disabledAt: null, orders: { none: {} }, sessions: { none: {} } },
  })
  if (orders + patients > 0) logger.info({ event: 'patients.forgotten', orders, patients })
}
