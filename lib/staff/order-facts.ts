import { findArticle } from '@/lib/articles/article-queries'
import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { keptPromises } from '@/lib/orders/kept-promise'
import { type OrderCipher, openOrderKey } from '@/lib/orders/order-key'
import type { OrderStatus } from '@/lib/orders/order-status'
import { millisecondsLeft } from '@/lib/orders/promise'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { type LostMail, listLostMails } from './lost-mails'
import { staffOnly } from './staff-only'

export type OrderFacts = {
  id: string
  number: string
  status: OrderStatus
  place: string | null
  locale: string
  timeZone: string
  orderedFor: string | null
  tellHow: string | null
  /** The patient's page suggests company and gives our number. */
  isSerious: boolean
  paidAt: Date | null
  dueAt: Date | null
  pausedAt: Date | null
  /** Negative when late; null before it is paid, and once the promise was kept. */
  msLeft: number | null
  /** A video was there in time; while the order is open, it was withdrawn since and is made again. */
  isPromiseKept: boolean
  promiseMissedAt: Date | null
  deliveredAt: Date | null
  closeReason: string | null
  claimedById: string | null
  claimantName: string | null
  isMine: boolean
  /** Clear text of what the patient wrote; null once erased or never given. */
  firstName: string | null
  phone: string | null
  hasNoPhone: boolean
  questions: string | null
  pastedText: string | null
  /** The article from which the patient began to order, by its title. */
  leadArticle: string | null
  messages: { id: string; author: 'patient' | 'staff'; body: string; at: Date }[]
  /** Newest first. */
  lostMails: LostMail[]
}

/** What staff see of an order beside its files and work. The look is audited. */
export async function getOrderFacts(
  actor: Actor,
  { orderId, now }: { orderId: string; now: Date },
): Promise<Result<OrderFacts, 'NOT_FOUND'>> {
  const staff = await staffOnly(actor, { orderId, now })
  if (!staff) return err('NOT_FOUND')
  const row = await db().order.findUnique({ where: { id: orderId }, select: COLUMNS })
  if (!row) return err('NOT_FOUND')
  const [cipher, kept, lostMails] = await Promise.all([
    openOrderKey(db(), orderId),
    keptPromises([orderId]),
    listLostMails(orderId),
    recordAudit({ actor: staff, action: 'order.viewed', orderId, at: now }),
  ])
  const { claimedBy, messages, firstName, phone, questions, pastedText, leadArticle, ...order } = row
  const clear = (column: string, text: string | null) =>
    cipher?.decrypt({ table: 'Order', column, id: orderId }, text) ?? null
  return ok({
    ...order,
    isPromiseKept: kept.has(orderId),
    msLeft: order.dueAt && !kept.has(orderId) ? millisecondsLeft(order.dueAt, order.pausedAt, now) : null,
    claimantName: claimedBy?.displayName ?? null,
    isMine: order.claimedById === staff.userId,
    firstName: clear('firstName', firstName),
    phone: clear('phone', phone),
    questions: clear('questions', questions),
    pastedText: clear('pastedText', pastedText),
    leadArticle: titleOf(clear('leadArticle', leadArticle)),
    messages: messages.map((message) => openMessage(cipher, message)),
    lostMails,
  })
}

const COLUMNS = {
  id: true,
  number: true,
  status: true,
  place: true,
  locale: true,
  timeZone: true,
  orderedFor: true,
  tellHow: true,
  isSerious: true,
  paidAt: true,
  dueAt: true,
  pausedAt: true,
  promiseMissedAt: true,
  deliveredAt: true,
  closeReason: true,
  claimedById: true,
  claimedBy: { select: { displayName: true } },
  firstName: true,
  phone: true,
  hasNoPhone: true,
  questions: true,
  pastedText: true,
  leadArticle: true,
  messages: { orderBy: { at: 'asc' }, select: { id: true, author: true, body: true, at: true } },
} as const

/** An article that is gone is named by its key. */
function titleOf(article: string | null): string | null {
  const [series = '', slug = ''] = article?.split('/') ?? []
  return findArticle(series, slug)?.title ?? article
}

type MessageRow = { id: string; author: string; body: string; at: Date }

function openMessage(cipher: OrderCipher | null, { id, author, body, at }: MessageRow) {
  return {
    id,
    at,
    author: author === 'staff' ? ('staff' as const) : ('patient' as const),
    body: cipher?.decrypt({ table: 'OrderMessage', column: 'body', id }, body) ?? '',
  }
}
