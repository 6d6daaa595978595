import { z } from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { db, type Prisma } from '@/lib/platform/db'
import { parseOrderNumber } from '@/lib/shared/order-number'
import { err, ok, type Result } from '@/lib/shared/result'
import { groupLooks } from './group-looks'
import { adminOnly } from './staff-only'

export type AuditRow = {
  id: string
  at: Date
  actorKind: string
  actorId: string | null
  /** Who works here, by name; patients stay an id. */
  actorName: string | null
  action: string
  orderId: string | null
  orderNumber: string | null
  wasAllowed: boolean
  /** Codes, as `key: value`. */
  detail: string
  /** How many looks this line stands for, and when the first of them was; 1 for everything that is not a look. */
  count: number
  firstAt: Date
}

export type AuditFilter = {
  orderNumber?: string | undefined
  actorId?: string | undefined
  action?: string | undefined
  isDeniedOnly?: boolean | undefined
  /** A line for every look, as they are stored. */
  isEveryLook?: boolean | undefined
  cursor?: string | undefined
}

const PAGE_SIZE = 50
/** Stored entries that one page of lines may stand for. */
const MAX_READ = 1_000
const detailSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullable()
const cursorSchema = z
  .tuple([z.coerce.number().int().min(0).max(8.64e15), z.uuid()])
  .transform(([at, id]) => ({ at: new Date(at), id }))

/**
 * One page of the audit trail, newest first. Every look is stored; here the looks of one person at one thing within
 * ten minutes, such as a page that refreshes itself, share a line unless `isEveryLook`. `NOT_A_NUMBER`: what was typed is no order number.
 * For admins.
 */
export async function auditPage(
  actor: Actor,
  filter: AuditFilter,
  now: Date,
): Promise<Result<{ rows: AuditRow[]; nextCursor: string | null }, 'NOT_ALLOWED' | 'NOT_A_NUMBER'>> {
  if (!(await adminOnly(actor, { now }))) return err('NOT_ALLOWED')
  const where = await whereOf(filter)
  if (where === null) return err('NOT_A_NUMBER')
  const found = await db().auditEvent.findMany({
    where,
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: (filter.isEveryLook ? PAGE_SIZE : MAX_READ) + 1,
    select: {
      id: true,
      at: true,
      actorKind: true,
      actorId: true,
      action: true,
      orderId: true,
      objectId: true,
      wasAllowed: true,
      detail: true,
    },
  })
  const { lines: rows, last } = groupLooks(found, {
    maxLines: PAGE_SIZE,
    isEveryLook: filter.isEveryLook ?? false,
    maxRows: filter.isEveryLook ? PAGE_SIZE : MAX_READ,
  })
  const [names, numbers] = await Promise.all([
    staffNames(rows.flatMap(({ actorId }) => actorId ?? [])),
    orderNumbers(rows.flatMap(({ orderId }) => orderId ?? [])),
  ])
  return ok({
    rows: rows.map(({ detail, objectId: _, ...row }) => ({
      ...row,
      actorName: row.actorId === null ? null : (names.get(row.actorId) ?? null),
      orderNumber: row.orderId === null ? null : (numbers.get(row.orderId) ?? null),
      detail: detailText(detail),
    })),
    nextCursor: last ? `${last.at.getTime()}.${last.id}` : null,
  })
}

/** The condition of a filter; null when its order number is none. */
async function whereOf(filter: AuditFilter): Promise<Prisma.AuditEventWhereInput | null> {
  const { orderNumber = '', actorId, action, isDeniedOnly, cursor = '' } = filter
  const after = cursorSchema.safeParse(cursor.split('.'))
  const number = parseOrderNumber(orderNumber)
  if (orderNumber.trim() !== '' && number === null) return null
  const order =
    number === null ? null : await db().order.findUnique({ where: { number }, select: { id: true } })
  return {
    // A number that no order has finds nothing, not everything.
    ...(number !== null ? { orderId: order?.id ?? NO_ORDER } : {}),
    ...(actorId ? { actorId } : {}),
    ...(action ? { action } : {}),
    ...(isDeniedOnly ? { wasAllowed: false } : {}),
    ...(after.success
      ? { OR: [{ at: { lt: after.data.at } }, { at: after.data.at, id: { lt: after.data.id } }] }
      : {}),
  }
}

/** The id that no order has. */
const NO_ORDER = '00000000-0000-0000-0000-000000000000'

async function staffNames(ids: string[]): Promise<Map<string, string>> {
  const users = await db().user.findMany({
    where: { id: { in: ids }, role: { in: ['staff', 'admin'] } },
    select: { id: true, displayName: true, email: true },
  })
  return new Map(users.map(({ id, displayName, email }) => [id, displayName ?? email ?? id]))
}

async function orderNumbers(ids: string[]): Promise<Map<string, string>> {
  const orders = await db().order.findMany({
    where: { id: { in: ids } },
    select: { id: true, number: true },
  })
  return new Map(orders.map(({ id, number }) => [id, number]))
}

function detailText(detail: unknown): string {
  const parsed = detailSchema.safeParse(detail)
  if (!parsed.success || parsed.data === null) return ''
  return Object.entries(parsed.data)
    .map(([key, value]) => `${key}: ${value}`)
    .join(', ')
}
