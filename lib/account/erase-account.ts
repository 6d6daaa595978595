import { recordAudit } from '@/lib/audit/record-audit'
import { SYSTEM } from '@/lib/auth/actor'
import { queueMail, queueMailToStaffOnDuty } from '@/lib/jobs/queue-mail'
import { eraseOrder, objectKeysOf } from '@/lib/orders/erase-order'
import { transitionOrder } from '@/lib/orders/transition-order'
import { db } from '@/lib/platform/db'
import { logger } from '@/lib/platform/logger'
import { storage } from '@/lib/platform/storage'
import { removeContactMessagesFrom } from '@/lib/staff/contact-messages'
import { openErasureAddress } from './erasure-address'
import { leftoversOf } from './prove-erased'

const DAY_MS = 86_400_000

/**
 * Erases a patient who asked for it: files, videos, keys, words, sign-ins, mails, copies, the account itself. Then it
 * looks everywhere for what may be left, and only when nothing is found says that it is done. May be run again at any
 * point. What stays is the bare record of payments and the append-only trail, whose ids lead nowhere.
 */
export async function eraseAccount(requestId: string, now: Date): Promise<void> {
  const request = await db().erasureRequest.findFirst({
    where: { id: requestId, provenAt: null },
    select: { userId: true, sealed: true, orderIds: true, requestedAt: true },
  })
  if (!request) return
  const { userId, orderIds, requestedAt } = request
  const email = request.sealed === null ? null : openErasureAddress(requestId, request.sealed)
  const orders = await db().order.findMany({
    where: { id: { in: orderIds } },
    select: { id: true, status: true },
  })
  const keys = [...(await exportKeys(userId)), ...(await Promise.all(orderIds.map(objectKeysOf))).flat()]
  for (const { id, status } of orders) {
    if (status === 'draft' || status === 'awaiting_payment') await expire(id, now)
    await eraseOrder(id, now)
    await dropOrderRows(id)
  }
  for (const key of keys) await storage().remove(key)
  if (email !== null) await removeContactMessagesFrom(email, requestedAt)
  await dropPerson({ userId, orderIds, email, requestedAt })
  const leftovers = await leftoversOf({ userId, orderIds, keys, email, requestedAt })
  if (leftovers.length > 0) throw new Error(`erasure ${requestId} left ${leftovers.join(', ')}`)
  await db().$transaction(async (tx) => {
    const proven = await tx.erasureRequest.updateMany({
      where: { id: requestId, provenAt: null },
      data: { provenAt: now, orderIds: [] },
    })
    if (proven.count === 0) return
    const detail = { orders: orders.length, objects: keys.length }
    await recordAudit({ actor: SYSTEM, action: 'account.erased', objectId: requestId, detail, at: now }, tx)
    await queueMail(tx, { kind: 'data_erased', subjectKey: requestId })
  })
  logger.info({ event: 'account.erased', requestId, orders: orders.length, objects: keys.length })
}

async function exportKeys(userId: string): Promise<string[]> {
  const rows = await db().dataExport.findMany({ where: { userId }, select: { storageKey: true } })
  return rows.flatMap(({ storageKey }) => storageKey ?? [])
}

async function expire(orderId: string, now: Date): Promise<void> {
  const expired = await db().$transaction((tx) =>
    transitionOrder(tx, { orderId, command: 'expire', actor: SYSTEM, now }),
  )
  if (!expired.ok) throw new Error(`order ${orderId} could not be ended: ${expired.code}`)
}

/** What the erasure of an order leaves as ciphertext without a key, where nothing else needs the row. */
async function dropOrderRows(orderId: string): Promise<void> {
  await db().$transaction([
    db().orderMessage.deleteMany({ where: { orderId } }),
    db().reviewNote.deleteMany({ where: { orderId } }),
    db().watchProgress.deleteMany({ where: { delivery: { orderId } } }),
    db().reportWarningAnswer.deleteMany({ where: { orderId } }),
    // It shows the address at the payment provider.
    db().payment.updateMany({ where: { orderId }, data: { receiptUrl: null } }),
    db().mail.deleteMany({ where: { orderId } }),
    db().signInChallenge.deleteMany({ where: { orderId } }),
  ])
}

async function dropPerson(input: {
  userId: string
  orderIds: string[]
  email: string | null
  requestedAt: Date
}): Promise<void> {
  const { userId, orderIds, email, requestedAt } = input
  const nobodys = { email: null, userId: null, timeZone: 'UTC' }
  await db().$transaction([
    db().mail.deleteMany({ where: { userId } }),
    // Not the codes of somebody who orders again with the same address meanwhile.
    ...(email === null
      ? []
      : [db().signInChallenge.deleteMany({ where: { email, createdAt: { lte: requestedAt } } })]),
    // Where the patient was belongs to the record of a payment, and to nothing else.
    db().order.updateMany({
      where: { id: { in: orderIds }, paidAt: null, payments: { none: { status: 'paid' } } },
      data: { ...nobodys, place: null },
    }),
    db().order.updateMany({ where: { id: { in: orderIds }, userId }, data: nobodys }),
    // Sessions, copies and codes go with it.
    db().user.deleteMany({ where: { id: userId, role: 'patient' } }),
  ])
}

/** Tells staff on duty that an erasure could not be done or proven. */
export async function raiseErasureAlarm(requestId: string): Promise<void> {
  logger.error({ event: 'account.not_erased', requestId })
  await db().$transaction((tx) =>
    queueMailToStaffOnDuty(tx, { kind: 'staff_alarm', subjectKey: `ERASURE_FAILED:${requestId}` }),
  )
}

/** Where to say that it is done; null once it was said or the address is gone. */
export async function erasedForMail(requestId: string): Promise<{ email: string; locale: string } | null> {
  const request = await db().erasureRequest.findFirst({
    where: { id: requestId, provenAt: { not: null } },
    select: { sealed: true, locale: true },
  })
  if (!request?.sealed) return null
  return { email: openErasureAddress(requestId, request.sealed), locale: request.locale }
}

/** Forgets the addresses of those who were told, or could not be told for two days. */
export async function forgetToldAddresses(now: Date): Promise<void> {
  const waiting = await db().erasureRequest.findMany({
    where: { sealed: { not: null }, provenAt: { not: null } },
    select: { id: true, provenAt: true },
  })
  for (const { id, provenAt } of waiting) {
    const told = await db().mail.count({
      where: {
        kind: 'data_erased',
        subjectKey: id,
        OR: [{ sentAt: { not: null } }, { bouncedAt: { not: null } }],
      },
    })
    const isLongAgo = provenAt !== null && now.getTime() - provenAt.getTime() > 2 * DAY_MS
    if (told > 0 || isLongAgo) await db().erasureRequest.updateMany({ where: { id }, data: { sealed: null } })
  }
}
