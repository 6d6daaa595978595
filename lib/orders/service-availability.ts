import type { Db, Tx } from '@/lib/platform/db'
import { db } from '@/lib/platform/db'

type Reader = Pick<Tx | Db, 'staffPlace' | 'siteSettings' | 'order'>

/** Whether new orders are taken at all. */
export type OrdersAvailability =
  | { status: 'OPEN' }
  /** New orders are paused; `opensAt` is null while nobody has said until when. */
  | { status: 'PAUSED'; opensAt: Date | null }
  /** As many orders were paid in the last 24 hours as can be kept; the next place is free at `opensAt`. */
  | { status: 'CAP_REACHED'; opensAt: Date }

export type ServiceAvailability =
  | OrdersAvailability
  /** Nobody who is licensed there can work. */
  | { status: 'NOT_SERVED' }

const DAY_MS = 86_400_000

/**
 * Whether an order for this place could be made in time if it were paid now. Asked before the first upload
 * and again before paying: no one licensed and available means no charge.
 */
export async function serviceAvailability(
  tx: Reader,
  input: { place: string; now: Date },
): Promise<ServiceAvailability> {
  const { place, now } = input
  const [licensed, availability] = await Promise.all([
    tx.staffPlace.count({ where: { place, ...canWorkAt(now) } }),
    ordersAvailability(now, tx),
  ])
  return licensed === 0 ? { status: 'NOT_SERVED' } : availability
}

/** Whether an order could be taken now for any place: told before the first step, so that nobody fills it in for nothing. */
export async function ordersAvailability(
  now: Date,
  tx: Pick<Reader, 'siteSettings' | 'order'> = db(),
): Promise<OrdersAvailability> {
  const settings = await tx.siteSettings.findUnique({
    where: { id: 1 },
    select: { areOrdersPaused: true, pausedUntil: true, dailyOrderCap: true },
  })
  if (!settings) return { status: 'OPEN' }
  const { areOrdersPaused, pausedUntil, dailyOrderCap } = settings
  const isPauseOver = pausedUntil !== null && pausedUntil <= now
  if (areOrdersPaused && !isPauseOver) return { status: 'PAUSED', opensAt: pausedUntil }
  if (dailyOrderCap === 0) return { status: 'PAUSED', opensAt: null }
  return capAvailability(tx, dailyOrderCap, now)
}

/** The cap counts the last 24 hours, not a calendar day, so that it means the same in every time zone. */
async function capAvailability(
  tx: Pick<Reader, 'order'>,
  cap: number,
  now: Date,
): Promise<OrdersAvailability> {
  // The cap-th newest paid order decides: while it is younger than a day, the day is full until it is not.
  const deciding = await tx.order.findFirst({
    where: { paidAt: { gt: new Date(now.getTime() - DAY_MS) } },
    orderBy: { paidAt: 'desc' },
    skip: cap - 1,
    select: { paidAt: true },
  })
  if (!deciding?.paidAt) return { status: 'OPEN' }
  return { status: 'CAP_REACHED', opensAt: new Date(deciding.paidAt.getTime() + DAY_MS) }
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
