import type { Db, Tx } from '@/lib/platform/db'
import { db } from '@/lib/platform/db'

type Reader = Pick<Tx | Db, 'staffPlace' | 'siteSettings' | 'order' | 'payment'>

/** Why no new orders are taken. */
export type OrdersClosed =
  /** New orders are paused; `opensAt` is null while nobody has said until when. */
  | { status: 'PAUSED'; opensAt: Date | null }
  /** As many orders were or are being paid in 24 hours as can be kept; the next place is free at `opensAt`. */
  | { status: 'CAP_REACHED'; opensAt: Date }

/** Whether new orders are taken at all. */
export type OrdersAvailability = { status: 'OPEN' } | OrdersClosed

export type ServiceAvailability =
  | OrdersAvailability
  /** Nobody who is licensed there can work. */
  | { status: 'NOT_SERVED' }

const DAY_MS = 86_400_000

/**
 * Whether an order for this place could be made in time if it were paid now. Asked before the first upload
 * and again before paying: no one licensed and available means no charge.
 * @param input.orderId whose own payment page takes no place from it
 */
export async function serviceAvailability(
  tx: Reader,
  input: { place: string; orderId?: string; now: Date },
): Promise<ServiceAvailability> {
  const { place, orderId, now } = input
  const [licensed, availability] = await Promise.all([
    tx.staffPlace.count({ where: { place, ...canWorkAt(now) } }),
    ordersAvailability(now, { tx, orderId }),
  ])
  return licensed === 0 ? { status: 'NOT_SERVED' } : availability
}

/**
 * Whether an order could be taken now for any place: told before the first step, so that nobody fills it in for nothing.
 * @param options.orderId whose own payment page takes no place from it
 */
export async function ordersAvailability(
  now: Date,
  options: { tx?: Pick<Reader, 'siteSettings' | 'order' | 'payment'>; orderId?: string | undefined } = {},
): Promise<OrdersAvailability> {
  const { tx = db(), orderId } = options
  const settings = await tx.siteSettings.findUnique({
    where: { id: 1 },
    select: { areOrdersPaused: true, pausedUntil: true, dailyOrderCap: true },
  })
  if (!settings) return { status: 'OPEN' }
  const { areOrdersPaused, pausedUntil, dailyOrderCap } = settings
  const isPauseOver = pausedUntil !== null && pausedUntil <= now
  if (areOrdersPaused && !isPauseOver) return { status: 'PAUSED', opensAt: pausedUntil }
  if (dailyOrderCap === 0) return { status: 'PAUSED', opensAt: null }
  return capAvailability(tx, { cap: dailyOrderCap, orderId, now })
}

/**
 * The cap counts the last 24 hours, not a calendar day, so that it means the same in every time zone. Whoever is at a
 * payment page has a place until it closes, or more would be paid than can be kept.
 */
async function capAvailability(
  tx: Pick<Reader, 'order' | 'payment'>,
  { cap, orderId, now }: { cap: number; orderId: string | undefined; now: Date },
): Promise<OrdersAvailability> {
  const [paid, held] = await Promise.all([
    tx.order.findMany({
      where: { paidAt: { gt: new Date(now.getTime() - DAY_MS) } },
      orderBy: { paidAt: 'desc' },
      take: cap,
      select: { paidAt: true },
    }),
    tx.payment.findMany({
      where: {
        OR: [{ status: 'open', expiresAt: { gt: now } }, { status: 'pending' }],
        ...(orderId === undefined ? {} : { orderId: { not: orderId } }),
      },
      select: { status: true, expiresAt: true },
    }),
  ])
  const freeAt = [
    ...paid.flatMap(({ paidAt }) => (paidAt ? [paidAt.getTime() + DAY_MS] : [])),
    // A bank may take days, and then the order is new.
    ...held.map(({ status, expiresAt }) =>
      status === 'pending' ? now.getTime() + DAY_MS : expiresAt.getTime(),
    ),
  ].sort((one, other) => one - other)
  const opensAt = freeAt[freeAt.length - cap]
  return opensAt === undefined ? { status: 'OPEN' } : { status: 'CAP_REACHED', opensAt: new Date(opensAt) }
}

/** Every place where somebody licensed can work now, for example `US-NY` or `IE`, in alphabetical order. */
export async function servedPlaces(now: Date): Promise<string[]> {
  const rows = await db().staffPlace.findMany({
    where: canWorkAt(now),
    distinct: ['place'],
    orderBy: { place: 'asc' },
    select: { place: true },
  })
  return rows.map((row) => row.place)
}

function canWorkAt(now: Date) {
  return {
    expiresAt: { gt: now },
    user: { disabledAt: null, role: { in: ['staff' as const, 'admin' as const] } },
  }
}
