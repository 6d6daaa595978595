import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { openOrderKey } from '@/lib/orders/order-key'
import { nextStatus } from '@/lib/orders/order-status'
import { serviceAvailability } from '@/lib/orders/service-availability'
import { transitionOrder } from '@/lib/orders/transition-order'
import type { Prisma, Tx } from '@/lib/platform/db'
import { TERMS_VERSION } from '@/lib/shared/legal-versions'
import { canonicalPhone } from '@/lib/shared/phone'
import { err, ok, type Result } from '@/lib/shared/result'
import { lockOrder } from './lock-order'
import { PAYABLE_STATUSES } from './payment-status'
import { type CurrentPriceDto, currentPrice } from './price-queries'
import { type GivenConsents, recordConsents } from './record-consents'

export type CheckoutInput = { orderId: string; consents: GivenConsents; now: Date }

export type CheckoutRefusal =
  | 'NOT_FOUND'
  | 'NOT_VERIFIED'
  | 'INCOMPLETE'
  | 'NO_READABLE_REPORT'
  | 'ORDERS_PAUSED'
  | 'NOT_SERVED_THERE'
  | 'PAYMENT_UNAVAILABLE'
  | 'CONFLICT'

/** A payment whose session is to be made (`stripeSessionId` null) or used again, with what the session shows. */
export type PreparedPayment = {
  id: string
  stripeSessionId: string | null
  expiresAt: Date
  amountMinor: number
  currency: string
  productName: string
  order: { id: string; number: string; email: string }
}

/** Stripe allows 30 minutes to 24 hours. */
const SESSION_MS = 2 * 3_600_000
const MIN_SESSION_MS = 31 * 60_000
/** Somebody who is sent to a page that closes in a moment has not been helped. */
const MIN_LEFT_MS = 5 * 60_000

/**
 * Everything of a checkout that is ours, in one transaction under the order's lock: the checks, the order's
 * price and terms, the consents, the step to `awaiting_payment` and the one payable payment, new or used again.
 * `replace` names an open payment that must be closed first: another price, other terms, or about to expire.
 */
export async function preparePayment(
  tx: Tx,
  actor: Actor,
  input: CheckoutInput,
): Promise<Result<PreparedPayment | { replace: string }, CheckoutRefusal>> {
  const { orderId, consents, now } = input
  await lockOrder(tx, orderId)
  const order = await ownOrder(tx, actor, orderId, now)
  if (!order.ok) return order
  const { status, locale, number, email } = order.value
  const refusal = await refusalFor(tx, order.value, now)
  if (refusal) return err(refusal)
  const price = await currentPrice(now, tx)
  if (!price || email === null) return err('PAYMENT_UNAVAILABLE')

  const payable = await tx.payment.findFirst({
    where: { orderId, status: { in: [...PAYABLE_STATUSES] } },
    select: PAYABLE,
  })
  if (payable?.status === 'pending') return err('CONFLICT')
  if (payable && !isStillGood(payable, price, now)) return ok({ replace: payable.id })

  const { priceId, amountMinor, currency, productName } = price
  // An address that was typed and never confirmed is of no more use.
  const patch = { priceId, amountMinor, currency, termsVersion: TERMS_VERSION, typedEmail: null }
  if (nextStatus('submit', status, null) !== null) {
    const submitted = await transitionOrder(tx, { orderId, command: 'submit', actor, now, patch })
    if (!submitted.ok) return err(submitted.code === 'CONFLICT' ? 'CONFLICT' : 'NOT_FOUND')
  } else {
    await tx.order.updateMany({ where: { id: orderId, status }, data: patch })
  }
  await recordConsents(tx, { orderId, consents, locale, now })
  const payment = payable ?? (await createPayment(tx, orderId, price, now))
  const { id, stripeSessionId, expiresAt } = payment
  return ok({
    id,
    stripeSessionId,
    expiresAt,
    amountMinor,
    currency,
    productName,
    order: { id: orderId, number, email },
  })
}

const PAYABLE = {
  id: true,
  status: true,
  stripeSessionId: true,
  expiresAt: true,
  amountMinor: true,
  currency: true,
  termsVersion: true,
} as const

type Payable = {
  stripeSessionId: string | null
  expiresAt: Date
  amountMinor: number
  currency: string
  termsVersion: string
}

function isStillGood(payable: Payable, price: CurrentPriceDto, now: Date): boolean {
  const minLeftMs = payable.stripeSessionId === null ? MIN_SESSION_MS : MIN_LEFT_MS
  return (
    payable.amountMinor === price.amountMinor &&
    payable.currency === price.currency &&
    payable.termsVersion === TERMS_VERSION &&
    payable.expiresAt.getTime() - now.getTime() >= minLeftMs
  )
}

async function createPayment(tx: Tx, orderId: string, price: CurrentPriceDto, now: Date) {
  const { amountMinor, currency } = price
  // The provider counts in whole seconds.
  const expiresAt = new Date(Math.floor((now.getTime() + SESSION_MS) / 1000) * 1000)
  return tx.payment.create({
    data: { orderId, amountMinor, currency, termsVersion: TERMS_VERSION, expiresAt, createdAt: now },
    select: PAYABLE,
  })
}

/** The actor's own unpaid order. Somebody else's is not found, and the attempt is written down. */
async function ownOrder(tx: Tx, actor: Actor, orderId: string, now: Date) {
  const order = await tx.order.findUnique({ where: { id: orderId }, select: ORDER })
  if (!order) return err('NOT_FOUND')
  const holdsDraft =
    (actor.kind === 'draft' && actor.orderId === orderId) ||
    (actor.kind === 'patient' && actor.draftOrderId === orderId)
  if (holdsDraft && order.userId === null) return err('NOT_VERIFIED')
  if (actor.kind === 'draft' && holdsDraft) return err('NOT_VERIFIED')
  if (actor.kind !== 'patient' || order.userId !== actor.userId) {
    await recordAudit({ actor, action: 'order.denied', orderId, wasAllowed: false, at: now }, tx)
    return err('NOT_FOUND')
  }
  return nextStatus('receive', order.status, null) === null ? err('CONFLICT') : ok(order)
}

const ORDER = {
  id: true,
  status: true,
  number: true,
  userId: true,
  email: true,
  locale: true,
  place: true,
  orderedFor: true,
  tellHow: true,
  firstName: true,
  phone: true,
  hasNoPhone: true,
} as const

/** What is doubtful a person will look at; what nobody can open, or only with a password, is no report yet. */
const MAY_BE_READ = {
  key: { isNot: null },
  OR: [
    { pastedText: { not: null } },
    {
      files: {
        some: {
          state: 'stored',
          scan: { not: 'infected' },
          removedAt: null,
          process: { in: ['waiting', 'ready'] },
        },
      },
    },
  ],
} satisfies Prisma.OrderWhereInput

type OwnOrder = {
  id: string
  place: string | null
  orderedFor: string | null
  tellHow: string | null
  firstName: string | null
  phone: string | null
  hasNoPhone: boolean
  email: string | null
}

async function refusalFor(tx: Tx, order: OwnOrder, now: Date): Promise<CheckoutRefusal | null> {
  const { place, orderedFor, tellHow, email } = order
  if (!place || !orderedFor || !tellHow || !email || !(await isReachable(tx, order))) return 'INCOMPLETE'
  if ((await tx.order.count({ where: { id: order.id, ...MAY_BE_READ } })) === 0) return 'NO_READABLE_REPORT'
  const availability = await serviceAvailability(tx, { place, orderId: order.id, now })
  if (availability.status === 'NOT_SERVED') return 'NOT_SERVED_THERE'
  return availability.status === 'OPEN' ? null : 'ORDERS_PAUSED'
}

/**
 * Whether there is a name and a number that can be called, or the word that there is none. What is saved while it is
 * typed may be half a number, and in an urgent case somebody will phone it.
 */
async function isReachable(tx: Tx, { id, place, firstName, phone, hasNoPhone }: OwnOrder): Promise<boolean> {
  const cipher = await openOrderKey(tx, id)
  const clear = (column: 'firstName' | 'phone', text: string | null) =>
    cipher?.decrypt({ table: 'Order', column, id }, text)?.trim() ?? ''
  if (clear('firstName', firstName) === '') return false
  return hasNoPhone || canonicalPhone(clear('phone', phone), place) !== null
}
