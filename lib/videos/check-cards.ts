import { randomUUID } from 'node:crypto'
import { recordAudit } from '@/lib/audit/record-audit'
import type { StaffActor } from '@/lib/auth/actor'
import { openOrderKey } from '@/lib/orders/order-key'
import { db, type Tx } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { type CheckCard, checkCardsSchema } from './check-cards-schema'

const place = (id: string) => ({ table: 'CheckCards', column: 'body', id })

/**
 * Keeps the cards of an order, in place of those before. None is a choice too. `CONFLICT` once it is delivered: the
 * patient's answers are to the cards as they were.
 */
export async function saveCheckCards(
  actor: StaffActor,
  { orderId, cards, now }: { orderId: string; cards: CheckCard[]; now: Date },
): Promise<Result<undefined, 'NOT_FOUND' | 'CONFLICT'>> {
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Order" WHERE id = ${orderId}::uuid FOR UPDATE`
    const order = await tx.order.findUnique({ where: { id: orderId }, select: { status: true } })
    const cipher = await openOrderKey(tx, orderId)
    if (!order || !cipher) return err('NOT_FOUND')
    if (order.status !== 'in_production' && order.status !== 'in_review') return err('CONFLICT')
    const before = await tx.checkCards.findUnique({ where: { orderId }, select: { id: true } })
    const id = before?.id ?? randomUUID()
    const data = {
      body: cipher.encrypt(place(id), JSON.stringify(cards)),
      authorId: actor.userId,
      updatedAt: now,
    }
    await tx.checkCards.upsert({
      where: { orderId },
      create: { id, orderId, ...data },
      update: data,
      select: { id: true },
    })
    await recordAudit({ actor, action: 'cards.saved', orderId, objectId: id, at: now }, tx)
    return ok()
  })
}

/** The cards of an order. The caller has checked that the actor may see it, and audited the look. */
export async function readCheckCards(orderId: string): Promise<CheckCard[]> {
  const [cipher, row] = await Promise.all([
    openOrderKey(db(), orderId),
    db().checkCards.findUnique({ where: { orderId }, select: { id: true, body: true } }),
  ])
  const body = row && cipher?.decrypt(place(row.id), row.body)
  return body ? checkCardsSchema.parse(JSON.parse(body)) : []
}

/**
 * Says whether what an order's video tells is serious: its door then suggests company and gives a number to call, and
 * its author cannot release it alone. `OWN_MARK`: for the same reason nobody who made a part of it takes the mark away.
 */
export async function markSerious(
  actor: StaffActor,
  { orderId, isSerious, now }: { orderId: string; isSerious: boolean; now: Date },
): Promise<Result<undefined, 'NOT_FOUND' | 'OWN_MARK'>> {
  return db().$transaction(async (tx) => {
    if (!isSerious && (await wouldUnmarkOwn(tx, orderId, actor.userId))) return err('OWN_MARK')
    const { count } = await tx.order.updateMany({
      where: { id: orderId, status: { in: ['in_production', 'in_review', 'delivered'] } },
      data: { isSerious },
    })
    if (count === 0) return err('NOT_FOUND')
    await recordAudit({ actor, action: 'order.changed', orderId, detail: { isSerious }, at: now }, tx)
    return ok()
  })
}

async function wouldUnmarkOwn(tx: Pick<Tx, 'order'>, orderId: string, userId: string): Promise<boolean> {
  const made = { some: { authorId: userId } }
  const isMaker = [{ claimedById: userId }, { videos: made }, { scripts: made }, { plainReports: made }]
  return (await tx.order.count({ where: { id: orderId, isSerious: true, OR: isMaker } })) > 0
}
