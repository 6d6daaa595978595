import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { orderNumberFrom } from '@/lib/shared/order-number'
import { prepareDatabase } from '@/scripts/migrate'
import { startThrowawayPostgres } from '@/scripts/pg'
import { checkoutSession, stripeEvent, stripeSignature } from '@/tests/factories/stripe-event'
import { testEnvironment } from '@/tests/setup/test-env'

const IN_FLIGHT = 16
const ROUNDS = 7
const ORDERS_PER_ROUND = 600
const WARM_UP = 300

type Prepared = { orderId: string; number: string; paymentId: string; sessionId: string }

export type OrdersBench = {
  name: 'orders'
  /** Paid orders per second through the route, divided by those of bare SQL: medians of interleaved rounds. */
  ratio: number
  routePerSecond: number
  barePerSecond: number
  rounds: number
  ordersPerRound: number
}

/**
 * Paid orders per second through the webhook's route (signature, dedupe, transition, jobs) beside the same rows
 * written by bare SQL, one prepared statement an order, on the same database with as many in flight. The database
 * does not wait for its disk, which is the harder comparison: everything but our own work costs less.
 */
export async function run(): Promise<OrdersBench> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'mediphany-bench-'))
  const postgres = await startThrowawayPostgres()
  Object.assign(process.env, await testEnvironment(dataDir), {
    DATABASE_URL: postgres.url('postgres'),
    DATABASE_POOL_SIZE: String(IN_FLIGHT),
  })
  const [{ closeDb }, { closeQueue }] = await Promise.all([
    import('@/lib/platform/db'),
    import('@/lib/platform/queue'),
  ])
  try {
    await prepareDatabase(postgres.url('postgres'))
    return await measure(postgres.url('postgres'))
  } finally {
    await closeQueue()
    await closeDb()
    await postgres.stop()
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
}

async function measure(databaseUrl: string): Promise<OrdersBench> {
  const bare = new pg.Pool({ connectionString: databaseUrl, max: IN_FLIGHT })
  try {
    const fixed = await createFixedRows(bare)
    const route: number[] = []
    const sql: number[] = []
    await routeRound(bare, fixed, WARM_UP)
    await bareRound(bare, fixed, WARM_UP)
    for (let round = 0; round < ROUNDS; round += 1) {
      route.push(await routeRound(bare, fixed, ORDERS_PER_ROUND))
      sql.push(await bareRound(bare, fixed, ORDERS_PER_ROUND))
    }
    await assertSameRows(bare)
    const [routePerSecond, barePerSecond] = [median(route), median(sql)]
    return {
      name: 'orders',
      ratio: Number((routePerSecond / barePerSecond).toFixed(3)),
      routePerSecond: Math.round(routePerSecond),
      barePerSecond: Math.round(barePerSecond),
      rounds: ROUNDS,
      ordersPerRound: ORDERS_PER_ROUND,
    }
  } finally {
    await bare.end()
  }
}

async function routeRound(pool: pg.Pool, fixed: FixedRows, count: number): Promise<number> {
  const { POST } = await import('@/app/api/webhooks/stripe/route')
  const requests = (await prepareOrders(pool, fixed, count)).map((order) => {
    const payment = {
      id: order.paymentId,
      amountMinor: 14_900,
      currency: 'usd',
      stripeSessionId: order.sessionId,
    }
    const body = JSON.stringify(
      stripeEvent('checkout.session.completed', checkoutSession(payment, order.number)),
      null,
      2,
    )
    const headers = { 'content-type': 'application/json', 'stripe-signature': stripeSignature(body) }
    return new Request('http://localhost:3000/api/webhooks/stripe', { method: 'POST', body, headers })
  })
  return perSecond(requests, async (request) => {
    const response = await POST(request)
    if (response.status !== 200) throw new Error(`the route answered ${response.status}`)
  })
}

async function bareRound(pool: pg.Pool, fixed: FixedRows, count: number): Promise<number> {
  const orders = await prepareOrders(pool, fixed, count)
  return perSecond(orders, async ({ orderId, paymentId }) => {
    const now = new Date()
    const values = [
      `evt_${randomBytes(12).toString('hex')}`,
      now,
      orderId,
      paymentId,
      `pi_${paymentId.replaceAll('-', '')}`,
      new Date(now.getTime() + 86_400_000),
      fixed.staffId,
    ]
    await pool.query({ name: 'bare', text: BARE, values })
  })
}

/** The rows of one paid order and nothing else: no check, no signature, no reading before writing. */
const BARE = `
WITH event AS (
  INSERT INTO "StripeEvent" (id, type, livemode, "createdAt", "receivedAt")
  VALUES ($1, 'checkout.session.completed', false, $2, $2)
), received AS (
  UPDATE "Order" SET status = 'received', "paidAt" = $2, "dueAt" = $6, "updatedAt" = $2 WHERE id = $3::uuid
), paid AS (
  UPDATE "Payment" SET status = 'paid', "stripePaymentIntentId" = $5, "updatedAt" = $2 WHERE id = $4::uuid
), charge AS (
  INSERT INTO "PaymentEntry" (id, "paymentId", kind, "amountMinor", currency, "stripeObjectId", at)
  VALUES (uuidv7(), $4::uuid, 'charge', 14900, 'usd', $5, $2)
), order_event AS (
  INSERT INTO "OrderEvent" (id, "orderId", command, "fromStatus", "toStatus", "actorKind", at)
  VALUES (uuidv7(), $3::uuid, 'receive', 'awaiting_payment', 'received', 'system', $2)
), mails AS (
  INSERT INTO "Mail" (id, kind, "subjectKey", "orderId", "userId")
  VALUES (uuidv7(), 'order_received', $4::text, $3::uuid, NULL),
    (uuidv7(), 'staff_new_order', $4::text || ':' || $7, $3::uuid, $7::uuid)
  RETURNING id
)
INSERT INTO pgboss.job (name, data, expire_seconds, deletion_seconds, keep_until, retry_limit, retry_delay, retry_backoff,
  retry_delay_max, policy, heartbeat_seconds)
SELECT 'mail.send', jsonb_build_object('mailId', id), 60, 604800, now() + interval '14 days', 12, 5, true, 300,
  'standard', 10
FROM mails`

type FixedRows = { userId: string; staffId: string; priceId: string }

async function createFixedRows(pool: pg.Pool): Promise<FixedRows> {
  const { rows } = await pool.query<FixedRows>(`
    WITH patient AS (INSERT INTO "User" (id, email) VALUES (uuidv7(), 'patient@bench.example') RETURNING id),
    staff AS (
      INSERT INTO "User" (id, email, role, "isOnDuty") VALUES (uuidv7(), 'staff@bench.example', 'staff', true) RETURNING id
    ), product AS (
      INSERT INTO "Product" (id, code, "statementName") VALUES (uuidv7(), 'video_report', 'Personal video report') RETURNING id
    ), price AS (
      INSERT INTO "Price" (id, "productId", "amountMinor", currency) SELECT uuidv7(), id, 14900, 'usd' FROM product RETURNING id
    )
    SELECT patient.id AS "userId", staff.id AS "staffId", price.id AS "priceId" FROM patient, staff, price`)
  const [fixed] = rows
  if (!fixed) throw new Error('no rows to start from')
  return fixed
}

async function prepareOrders(pool: pg.Pool, fixed: FixedRows, count: number): Promise<Prepared[]> {
  const numbers = Array.from({ length: count }, () => orderNumberFrom(randomBytes(7)))
  const { rows } = await pool.query<Prepared>(
    `WITH orders AS (
      INSERT INTO "Order" (id, number, status, "userId", email, "priceId", "amountMinor", currency, "termsVersion",
        "draftExpiresAt", "updatedAt", place, "orderedFor", "tellHow")
      SELECT uuidv7(), number, 'awaiting_payment', $2::uuid, 'patient@bench.example', $3::uuid, 14900, 'usd', 'bench',
        now() + interval '7 days', now(), 'US-NY', 'mine', 'in_order'
      FROM unnest($1::text[]) AS number
      ON CONFLICT DO NOTHING
      RETURNING id, number
    )
    INSERT INTO "Payment" (id, "orderId", "stripeSessionId", "amountMinor", currency, "termsVersion", "expiresAt", "updatedAt")
    SELECT uuidv7(), id, 'cs_test_' || id, 14900, 'usd', 'bench', now() + interval '2 hours', now() FROM orders
    RETURNING "orderId", id AS "paymentId", "stripeSessionId" AS "sessionId",
      (SELECT number FROM orders WHERE orders.id = "orderId") AS number`,
    [numbers, fixed.userId, fixed.priceId],
  )
  await pool.query('VACUUM ANALYZE "Order", "Payment", "StripeEvent", "Mail", pgboss.job')
  return rows
}

/** Runs the work over all items, `IN_FLIGHT` at a time. */
async function perSecond<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<number> {
  const queue = items.values()
  const startedAt = performance.now()
  await Promise.all(
    Array.from({ length: IN_FLIGHT }, async () => {
      for (const item of queue) await work(item)
    }),
  )
  return items.length / ((performance.now() - startedAt) / 1000)
}

/** Both ways must have done the same work, or the comparison says nothing. */
async function assertSameRows(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<Record<string, number>>(`
    SELECT (SELECT count(*)::int FROM "Order" WHERE status = 'received') AS orders,
      (SELECT count(*)::int FROM "StripeEvent") AS events, (SELECT count(*)::int FROM "PaymentEntry") AS entries,
      (SELECT count(*)::int FROM "Payment" WHERE status = 'paid') AS payments,
      (SELECT count(*)::int FROM "OrderEvent") AS "orderEvents", (SELECT count(*)::int / 2 FROM "Mail") AS mails,
      (SELECT count(*)::int / 2 FROM pgboss.job WHERE name = 'mail.send') AS jobs,
      (SELECT count(*)::int FROM "Order") AS "allOrders"`)
  const counts = Object.values(rows[0] ?? {})
  if (new Set(counts).size !== 1) throw new Error(`not the same rows: ${JSON.stringify(rows[0])}`)
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
