import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Actor, StaffActor } from '@/lib/auth/actor'
import { db, Prisma } from '@/lib/platform/db'
import { queuePage, queueQuery } from '@/lib/staff/queue-queries'
import { QUEUE_FILTERS } from '@/lib/staff/queue-status'
import { createDelivery } from '@/tests/factories/delivery'
import { createOrder } from '@/tests/factories/order'
import { createStaff } from '@/tests/factories/user'

const now = new Date()
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
let me: StaffActor

async function openOrder(number: string, overrides: Parameters<typeof createOrder>[0]) {
  return createOrder({ status: 'received', number, ...overrides })
}

const NUMBERS = {
  urgent: 'MP-0000-0010',
  late: 'MP-0000-0020',
  soon: 'MP-0000-0030',
  mine: 'MP-0000-0040',
  review: 'MP-0000-0050',
  waiting: 'MP-0000-0060',
}

beforeAll(async () => {
  me = { kind: 'staff', userId: (await createStaff({ displayName: 'Dr. Me' })).id }
  const urgent = await openOrder(NUMBERS.urgent, { dueAt: inHours(20) })
  await db().urgentFlag.create({ data: { orderId: urgent.id, level: 'hours', note: 'v1.k.x' } })
  const late = await openOrder(NUMBERS.late, { dueAt: inHours(-1) })
  const outcome = { closedAt: now, outcome: 'raised_in_error', closedById: me.userId }
  await db().urgentFlag.create({ data: { orderId: late.id, level: 'days', note: 'v1.k.x', ...outcome } })
  await openOrder(NUMBERS.soon, { dueAt: inHours(3) })
  const mine = await openOrder(NUMBERS.mine, {
    status: 'in_production',
    claimedById: me.userId,
    dueAt: inHours(5),
  })
  await db().video.create({
    data: { orderId: mine.id, authorId: me.userId, version: 1, state: 'failed', failure: 'X' },
  })
  await db().video.create({
    data: { orderId: mine.id, authorId: me.userId, version: 2, state: 'processing' },
  })
  await db().plainReport.create({
    data: { orderId: mine.id, authorId: me.userId, version: 1, body: 'v1.k.x', grade: 5 },
  })
  await openOrder(NUMBERS.review, { status: 'in_review', dueAt: inHours(6) })
  await openOrder(NUMBERS.waiting, { status: 'needs_info', dueAt: inHours(-30), pausedAt: inHours(-40) })
  for (const status of ['draft', 'delivered', 'canceled'] as const) await createOrder({ status })
})

async function page(request: Partial<Parameters<typeof queuePage>[1]> = {}) {
  const result = await queuePage(me, { filter: 'all', ...request }, now)
  if (!result.ok) throw new Error(result.code)
  return result.value
}
const numbers = (rows: readonly { number: string }[]) => rows.map(({ number }) => number)

describe('the queue', () => {
  it('shows urgent flags first, then by promise, and those that wait for their patient last', async () => {
    const { rows, counts, nextCursor } = await page()
    expect(numbers(rows)).toEqual(Object.values(NUMBERS))
    expect(rows.map(({ isUrgent }) => isUrgent)).toEqual([true, false, false, false, false, false])
    expect(rows[1]?.msLeft).toBe(-3_600_000)
    expect(rows[5]?.msLeft).toBe(10 * 3_600_000)
    expect(rows[3]).toMatchObject({ claimantName: 'Dr. Me', videoState: 'processing', hasPlainReport: true })
    expect(nextCursor).toBeNull()
    expect(counts).toEqual({ all: 6, mine: 1, unclaimed: 3, in_review: 1, waiting: 1, urgent: 1, late: 1 })
  })

  it('holds no name and no word of the patient', async () => {
    const text = JSON.stringify(await page())
    expect(text).not.toMatch(/v1\.|Ada|patient\.example|mean/)
  })

  it.each([
    ['mine', [NUMBERS.mine]],
    ['unclaimed', [NUMBERS.urgent, NUMBERS.late, NUMBERS.soon]],
    ['in_review', [NUMBERS.review]],
    ['waiting', [NUMBERS.waiting]],
    ['urgent', [NUMBERS.urgent]],
  ] as const)('filters: %s', async (filter, expected) => {
    expect(numbers((await page({ filter })).rows)).toEqual(expected)
  })

  it('finds an order by its number as people say it, in any status', async () => {
    const done = await createOrder({ status: 'delivered' })
    const spoken = ` ${done.number.toLowerCase().replace('mp-', '').replace('-', ' ')} `
    expect((await page({ search: spoken })).rows).toMatchObject([{ id: done.id, status: 'delivered' }])
    expect(await queuePage(me, { filter: 'all', search: 'hello' }, now)).toEqual({
      ok: false,
      code: 'NOT_A_NUMBER',
    })
  })

  it('is paged by key: each order once, in order', async () => {
    const all = await db().$queryRaw<{ id: string; dueAt: Date; pausedAt: Date | null; isUrgent: boolean }[]>(
      queueQuery({ filter: 'all', userId: me.userId, after: null, limit: 100 }),
    )
    for (const [index, row] of all.entries()) {
      const after = { isCalm: !row.isUrgent, isPaused: row.pausedAt !== null, dueAt: row.dueAt, id: row.id }
      const rest = await db().$queryRaw<{ id: string }[]>(
        queueQuery({ filter: 'all', userId: me.userId, after, limit: 100 }),
      )
      expect(rest.map(({ id }) => id)).toEqual(all.slice(index + 1).map(({ id }) => id))
    }
    expect((await page({ cursor: 'not.a.cursor' })).rows).toHaveLength(6)
  })

  it('is for staff only, and the attempt is written down', async () => {
    for (const actor of [
      { kind: 'anonymous' },
      { kind: 'patient', userId: randomUUID() },
    ] satisfies Actor[]) {
      expect(await queuePage(actor, { filter: 'all' }, now)).toEqual({ ok: false, code: 'NOT_ALLOWED' })
    }
    expect(await db().auditEvent.count({ where: { action: 'staff.denied', wasAllowed: false } })).toBe(2)
  })
})

describe('its statement', () => {
  it.each(QUEUE_FILTERS)(
    'reads the partial index over open orders, whatever lies behind them: %s',
    async (filter) => {
      await seedHistory()
      const query = queueQuery({ filter, userId: me.userId, after: null, limit: 51 })
      const explained = await db().$queryRaw(Prisma.sql`EXPLAIN (ANALYZE, FORMAT JSON) ${query}`)
      const nodes = planNodes(planSchema.parse(explained)[0]?.['QUERY PLAN'][0]?.Plan)
      const orders = nodes.filter(
        (node) => node['Relation Name'] === 'Order' || node['Index Name'] === 'order_queue',
      )
      expect(orders.map((node) => node['Index Name'])).toContain('order_queue')
      expect(orders.some((node) => node['Node Type'] === 'Seq Scan')).toBe(false)
      for (const node of orders) expect(node['Actual Rows'] ?? 0).toBeLessThan(100)
    },
  )
})

type Plan = z.output<typeof planNode>
const planNode = z.object({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Index Name': z.string().optional(),
  'Actual Rows': z.number().optional(),
  get Plans() {
    return z.array(planNode).optional()
  },
})
const planSchema = z.array(z.object({ 'QUERY PLAN': z.array(z.object({ Plan: planNode })) }))

function planNodes(plan: Plan | undefined): Plan[] {
  return plan ? [plan, ...(plan.Plans ?? []).flatMap(planNodes)] : []
}

let isSeeded = false
/** Twenty thousand delivered orders, all once claimed by the one who looks. */
async function seedHistory() {
  if (isSeeded) return
  isSeeded = true
  const model = await createOrder({ status: 'delivered', claimedById: me.userId })
  await db().$executeRaw`
    INSERT INTO "Order" (id, number, status, "userId", "priceId", "amountMinor", currency, "termsVersion", place,
      "claimedById", "draftExpiresAt", "paidAt", "dueAt", "deliveredAt", "closedAt", "updatedAt")
    SELECT gen_random_uuid(), 'MP-' || lpad((n / 10000)::text, 4, '0') || '-' || lpad((n % 10000)::text, 4, '0'),
      status, "userId", "priceId", "amountMinor", currency, "termsVersion", place, "claimedById", "draftExpiresAt",
      "paidAt", "dueAt", "deliveredAt", "closedAt", "updatedAt"
    FROM "Order", generate_series(1000000, 1020000) n WHERE id = ${model.id}::uuid`
  await db().$executeRaw`ANALYZE "Order"`
}

it('counts as late what was not there in time, not a video that is made again', async () => {
  const before = (await page()).counts.late
  const again = await openOrder('MP-0000-0070', { dueAt: inHours(-10) })
  const { id } = await createDelivery(again.id)
  const withdraw = (hours: number) =>
    db().delivery.update({
      where: { id },
      data: { deliveredAt: inHours(-12), withdrawnAt: inHours(hours), withdrawnById: me.userId },
    })
  await withdraw(-2)
  expect((await page()).counts.late).toBe(before)
  await withdraw(-11)
  expect((await page()).counts.late).toBe(before + 1)
  await db().order.update({ where: { id: again.id }, data: { status: 'canceled', closedAt: now } })
})
