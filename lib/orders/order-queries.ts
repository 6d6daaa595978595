import { createHash } from 'node:crypto'
import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor, PatientActor } from '@/lib/auth/actor'
import { db, type Tx } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { hasSignedInElsewhere } from './correct-address'
import { keptPromises } from './kept-promise'
import { openOrderKey } from './order-key'
import { type OrderMoney, readOrderMoney } from './order-money'
import { mayCorrectAddress, maySeeOrder, ownsOrder, type PolicyOrder } from './order-policy'
import { nextStatus, type OrderStatus } from './order-status'

export type OrderListItem = {
  id: string
  number: string
  status: OrderStatus
  timeZone: string
  createdAt: Date
  dueAt: Date | null
  deliveredAt: Date | null
  promiseMissedAt: Date | null
  /** A video was there in time; while the order is open, it was withdrawn since and is made again. */
  isPromiseKept: boolean
  /** What it held was deleted when its time was over: there is nothing to watch or to read any more. */
  isErased: boolean
}

/** What happened to an order, as its patient is told. */
export type OrderHappening = { command: string; at: Date; isByPatient: boolean }
export type OrderMessageItem = { id: string; author: 'patient' | 'staff'; body: string; at: Date }

export type PatientOrder = OrderListItem & {
  locale: string
  email: string
  pausedAt: Date | null
  /** Why it ended, as a code; null while it is open. */
  closeReason: string | null
  /** Until when what it holds is kept, and then deleted; null while nobody can say, or when it is gone already. */
  keptUntil: Date | null
  happenings: OrderHappening[]
  messages: OrderMessageItem[]
  /** Files that came since we asked for something. */
  filesSinceAsked: number
  money: OrderMoney
  mayCancel: boolean
  mayCorrectAddress: boolean
  /** Changes whenever anything on this page may have changed. */
  version: string
}

const PAGE_SIZE = 20

/** One page of a patient's own orders, newest first; `after` is the id that the page before ended with. */
export async function listPatientOrders(
  actor: PatientActor,
  after: string | null,
): Promise<{ orders: OrderListItem[]; nextAfter: string | null }> {
  const rows = await db().order.findMany({
    where: { userId: actor.userId, status: { not: 'expired' } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    ...(after ? { cursor: { id: after }, skip: 1 } : {}),
    take: PAGE_SIZE + 1,
    select: {
      id: true,
      number: true,
      status: true,
      timeZone: true,
      createdAt: true,
      dueAt: true,
      deliveredAt: true,
      promiseMissedAt: true,
      key: { select: { orderId: true } },
    },
  })
  const shown = rows.slice(0, PAGE_SIZE)
  const kept = await keptPromises(shown.map(({ id }) => id))
  const orders = shown.map(({ key, ...row }) => ({
    ...row,
    isPromiseKept: kept.has(row.id),
    isErased: key === null,
  }))
  return { orders, nextAfter: rows.length > PAGE_SIZE ? (orders.at(-1)?.id ?? null) : null }
}

/** Everything the patient's status page shows, and the look is audited. Somebody else's order is `NOT_FOUND`. */
export async function getPatientOrder(
  actor: Actor,
  { orderId, now }: { orderId: string; now: Date },
): Promise<Result<PatientOrder, 'NOT_FOUND'>> {
  const order = await db().order.findUnique({
    where: { id: orderId },
    select: {
      id: true,
      number: true,
      status: true,
      userId: true,
      claimedById: true,
      locale: true,
      timeZone: true,
      email: true,
      createdAt: true,
      dueAt: true,
      pausedAt: true,
      deliveredAt: true,
      promiseMissedAt: true,
      closeReason: true,
      draftExpiresAt: true,
      retainUntil: true,
      events: { orderBy: { at: 'asc' }, select: { command: true, at: true, actorKind: true } },
      messages: { orderBy: { at: 'asc' }, select: { id: true, author: true, body: true, at: true } },
    },
  })
  if (!order) return err('NOT_FOUND')
  if (!ownsOrder(actor, order)) {
    await recordAudit({ actor, action: 'order.denied', orderId, wasAllowed: false, at: now })
    return err('NOT_FOUND')
  }
  const [money, cipher, kept, signedInElsewhere, filesSinceAsked, version] = await Promise.all([
    readOrderMoney(db(), orderId),
    openOrderKey(db(), orderId),
    keptPromises([orderId]),
    hasSignedInElsewhere(db(), order.userId),
    order.pausedAt === null ? 0 : countFilesSince(orderId, order.pausedAt),
    readVersion(orderId),
    recordAudit({ actor, action: 'order.viewed', orderId, at: now }),
  ])
  const { userId: _, claimedById, events, messages, email, draftExpiresAt, retainUntil, ...shown } = order
  const isErased = cipher === null
  const ends = nextStatus('expire', order.status, null) === null ? retainUntil : draftExpiresAt
  return ok({
    ...shown,
    email: email ?? '',
    isPromiseKept: kept.has(orderId),
    isErased,
    keptUntil: isErased ? null : ends,
    happenings: events.map(({ actorKind, ...event }) => ({ ...event, isByPatient: actorKind === 'patient' })),
    messages: messages.map(({ id, author, body, at }) => ({
      id,
      at,
      author: author === 'staff' ? 'staff' : 'patient',
      body: cipher?.decrypt({ table: 'OrderMessage', column: 'body', id }, body) ?? '',
    })),
    filesSinceAsked,
    money,
    mayCancel: claimedById === null && nextStatus('cancel_unclaimed', order.status, null) !== null,
    mayCorrectAddress: mayCorrectAddress(actor, order, signedInElsewhere),
    version,
  })
}

/**
 * The version of what a patient would see, for a page that asks whether to load itself again. It says nothing
 * about health, so only a denied look is audited.
 */
export async function getOrderVersion(
  actor: Actor,
  { orderId, now }: { orderId: string; now: Date },
): Promise<Result<string, 'NOT_FOUND'>> {
  const order = await findForPolicy(orderId)
  if (!order) return err('NOT_FOUND')
  if (!maySeeOrder(actor, order)) {
    await recordAudit({ actor, action: 'order.denied', orderId, wasAllowed: false, at: now })
    return err('NOT_FOUND')
  }
  return ok(await readVersion(orderId))
}

/** Report files that are stored and were added after `since`. */
export function countFilesSince(orderId: string, since: Date, tx: Pick<Tx, 'reportFile'> = db()) {
  return tx.reportFile.count({
    where: { orderId, state: 'stored', removedAt: null, createdAt: { gt: since } },
  })
}

function findForPolicy(orderId: string): Promise<PolicyOrder | null> {
  return db().order.findUnique({ where: { id: orderId }, select: { id: true, userId: true } })
}

async function readVersion(orderId: string): Promise<string> {
  const order = await db().order.findUnique({
    where: { id: orderId },
    select: {
      updatedAt: true,
      _count: { select: { events: true, messages: true, files: true, deliveries: true } },
      payments: {
        orderBy: { id: 'asc' },
        select: { updatedAt: true, _count: { select: { entries: true, refunds: true } } },
      },
    },
  })
  return createHash('sha256').update(JSON.stringify(order)).digest('base64url').slice(0, 16)
}
