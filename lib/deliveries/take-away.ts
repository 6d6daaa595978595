import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { openOrderKey } from '@/lib/orders/order-key'
import { db, type Tx } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { getWatchPage, type WatchPage, type WatchPageError } from './delivery-queries'
import { onOwnDelivery } from './own-delivery'
import { keyPointsOf, nextStepsOf } from './take-away-rules'
import { NO_TAKE_AWAY, type TakeAway, takeAwaySchema } from './take-away-schema'

const place = (orderId: string) => ({ table: 'TakeAway', column: 'body', id: orderId })

export type TakeAwayPage = {
  orderNumber: string
  locale: string
  timeZone: string
  keyPoints: string[]
  /** As the report words them; null when its words are not known. */
  nextSteps: string[] | null
  mine: TakeAway
  plainReport: WatchPage['plainReport']
}

/**
 * What a patient takes to the doctor. The look is audited as one at the delivery. `NOT_OPENED` while its door is closed:
 * nobody reads the main point before they chose to.
 */
export async function getTakeAway(
  actor: Actor,
  { orderId, now }: { orderId: string; now: Date },
): Promise<Result<TakeAwayPage, WatchPageError | 'NOT_OPENED'>> {
  const found = await getWatchPage(actor, { orderId, now })
  if (!found.ok) return found
  if (!found.value.isOpened) return err('NOT_OPENED')
  const { orderNumber, locale, timeZone, plainReport, report } = found.value
  return ok({
    orderNumber,
    locale,
    timeZone,
    plainReport,
    keyPoints: keyPointsOf(plainReport),
    nextSteps: nextStepsOf(report.outline),
    mine: await readTakeAway(db(), orderId),
  })
}

/** Keeps a patient's questions or visit, encrypted; what is not given stays as it was. */
export async function saveTakeAway(
  actor: Actor,
  { orderId, changes, now }: { orderId: string; changes: Partial<TakeAway>; now: Date },
): Promise<Result<undefined, 'NOT_FOUND'>> {
  return onOwnDelivery(actor, { orderId, now }, async (tx) => {
    // The two forms of the page may be sent at once: neither loses what the other brought.
    await tx.$queryRaw`SELECT id FROM "Order" WHERE id = ${orderId}::uuid FOR UPDATE`
    const body = JSON.stringify(takeAwaySchema.parse({ ...(await readTakeAway(tx, orderId)), ...changes }))
    const cipher = await openOrderKey(tx, orderId)
    if (!cipher) throw new Error('the key of a live delivery is gone')
    const data = { body: cipher.encrypt(place(orderId), body), updatedAt: now }
    await tx.takeAway.upsert({
      where: { orderId },
      create: { orderId, ...data },
      update: data,
      select: { orderId: true },
    })
    await recordAudit({ actor, action: 'order.changed', orderId, detail: { what: 'take_away' }, at: now }, tx)
  })
}

async function readTakeAway(tx: Pick<Tx, 'orderKey' | 'takeAway'>, orderId: string): Promise<TakeAway> {
  const cipher = await openOrderKey(tx, orderId)
  const row = await tx.takeAway.findUnique({ where: { orderId }, select: { body: true } })
  const body = row && cipher?.decrypt(place(orderId), row.body)
  return body ? takeAwaySchema.parse(JSON.parse(body)) : NO_TAKE_AWAY
}
