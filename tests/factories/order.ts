import { randomBytes, randomUUID } from 'node:crypto'
import { createOrderKey } from '@/lib/orders/order-key'
import type { OrderStatus } from '@/lib/orders/order-status'
import { dueAtFor } from '@/lib/orders/promise'
import { db, type Prisma } from '@/lib/platform/db'
import { orderNumberFrom } from '@/lib/shared/order-number'
import { refuseRemoteDatabase } from './local-only'
import { createStaff, createUser } from './user'

const DAY_MS = 86_400_000

/** The product and its current price; made at the first call. */
export async function createProduct() {
  refuseRemoteDatabase()
  const product = await db().product.upsert({
    where: { code: 'video_report' },
    create: { code: 'video_report', statementName: 'Personal video report' },
    update: {},
  })
  const price =
    (await db().price.findFirst({ where: { productId: product.id, validUntil: null } })) ??
    (await db().price.create({ data: { productId: product.id, amountMinor: 14_900, currency: 'usd' } }))
  return { product, price }
}

/** Clear text of the columns that are stored encrypted. */
export type OrderText = {
  firstName?: string
  phone?: string
  typedEmail?: string
  questions?: string
  pastedText?: string
}

/**
 * A valid order in any status: the user, price, times and claim that the status needs are made too.
 * `text` is encrypted with the order's own key, as the product does.
 */
export async function createOrder(
  overrides: Partial<Prisma.OrderUncheckedCreateInput> & { status?: OrderStatus; text?: OrderText } = {},
) {
  refuseRemoteDatabase()
  const { text = {}, ...fields } = overrides
  const now = new Date()
  const order = await db().order.create({
    data: { ...(await validFields(fields.status ?? 'draft', now, fields)), ...fields },
  })
  const cipher = await createOrderKey(db(), order.id)
  const clear = { firstName: 'Ada', phone: '+12125550123', questions: 'What does this mean?', ...text }
  const encrypted = Object.fromEntries(
    Object.entries(clear).map(([column, value]) => [
      column,
      cipher.encrypt({ table: 'Order', column, id: order.id }, value),
    ]),
  )
  return db().order.update({ where: { id: order.id }, data: encrypted })
}

async function validFields(
  status: OrderStatus,
  now: Date,
  given: Partial<Prisma.OrderUncheckedCreateInput>,
): Promise<Prisma.OrderUncheckedCreateInput> {
  const draft: Prisma.OrderUncheckedCreateInput = {
    id: given.id ?? randomUUID(),
    number: orderNumberFrom(randomBytes(7)),
    status,
    place: 'US-NY',
    orderedFor: 'mine',
    tellHow: 'main_point_first',
    timeZone: 'America/New_York',
    draftExpiresAt: new Date(now.getTime() + 7 * DAY_MS),
  }
  if (status === 'draft') return draft
  const { price } = await createProduct()
  const patient = given.userId ? { id: given.userId, email: undefined } : await createUser()
  const isPaid = !['awaiting_payment', 'canceled', 'expired'].includes(status)
  const isWorked = ['in_production', 'in_review', 'delivered'].includes(status)
  return {
    ...draft,
    userId: patient.id,
    email: patient.email ?? `${randomUUID()}@patient.example`,
    priceId: price.id,
    amountMinor: price.amountMinor,
    currency: price.currency,
    termsVersion: 'test-1',
    ...(isPaid ? { paidAt: now, dueAt: dueAtFor(now) } : {}),
    ...(isWorked ? { claimedById: given.claimedById ?? (await createStaff()).id, claimedAt: now } : {}),
    ...(status === 'needs_info' ? { pausedAt: now, returnStatus: 'received' as const } : {}),
    ...(status === 'delivered' ? { deliveredAt: now } : {}),
    ...(['delivered', 'canceled', 'expired'].includes(status) ? { closedAt: now } : {}),
  }
}
