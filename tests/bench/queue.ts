import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { z } from 'zod'
import { prepareDatabase } from '@/scripts/migrate'
import { startThrowawayPostgres } from '@/scripts/pg'
import { testEnvironment } from '@/tests/setup/test-env'

const SIZES = { small: 1_000, large: 1_000_000 } as const
const OPEN = 200
const WARM_UP = 40
const ROUNDS = 300
const TIMES_PER_ROUND = 2

type Times = {
  queryP50Ms: number
  queryP95Ms: number
  pageP50Ms: number
  pageP95Ms: number
  /** Blocks of the database that the statement touches. */
  blocks: number
}
export type QueueBench = {
  name: 'queue'
  /** The worse of the two ratios below: p95 at 1,000,000 orders divided by p95 at 1,000. */
  ratio: number
  queryRatio: number
  pageRatio: number
  small: Times
  large: Times
  openOrders: number
  samples: number
  /** What 'page' is: the page's own reads and its rendered markup, without HTTP. */
  page: 'reads and markup'
}

/**
 * The staff queue at 1,000 and at 1,000,000 orders, 200 of them open: p95 of its statement, and of the whole page
 * (all reads in parallel, then the markup by React's server renderer; no HTTP, no session). Two databases of one
 * server are measured in turns of two, each by a process of its own, so that a busy machine disturbs both alike.
 */
export async function run(): Promise<QueueBench> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'mediphany-bench-'))
  const postgres = await startThrowawayPostgres()
  Object.assign(process.env, await testEnvironment(dataDir))
  const probes: Probe[] = []
  try {
    for (const size of ['small', 'large'] as const) {
      await query(postgres.url('postgres'), `create database ${size}`)
      process.env.DATABASE_URL = postgres.url(size)
      await prepareDatabase(postgres.url(size))
      const userId = await seed(postgres.url(size), SIZES[size])
      probes.push(startProbe(postgres.url(size), userId))
    }
    const [small, large] = probes
    if (!small || !large) throw new Error('two databases, two probes')
    return await measure(small, large)
  } finally {
    for (const { child } of probes) await stopProbe(child)
    await postgres.stop()
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
}

async function measure(small: Probe, large: Probe): Promise<QueueBench> {
  const samples = { small: emptySamples(), large: emptySamples() }
  await ask(small, WARM_UP)
  await ask(large, WARM_UP)
  for (let round = 0; round < ROUNDS; round += 1) {
    add(samples.small, await ask(small, TIMES_PER_ROUND))
    add(samples.large, await ask(large, TIMES_PER_ROUND))
  }
  const [atSmall, atLarge] = [timesOf(samples.small), timesOf(samples.large)]
  const queryRatio = rounded(atLarge.queryP95Ms / atSmall.queryP95Ms)
  const pageRatio = rounded(atLarge.pageP95Ms / atSmall.pageP95Ms)
  return {
    name: 'queue',
    ratio: Math.max(queryRatio, pageRatio),
    queryRatio,
    pageRatio,
    small: atSmall,
    large: atLarge,
    openOrders: OPEN,
    samples: ROUNDS * TIMES_PER_ROUND,
    page: 'reads and markup',
  }
}

type Probe = { child: ChildProcess; userId: string; failed: Promise<never> }
type Samples = z.output<typeof samplesSchema>
const samplesSchema = z.object({
  queryMs: z.array(z.number()),
  pageMs: z.array(z.number()),
  blocks: z.number(),
})

function startProbe(databaseUrl: string, userId: string): Probe {
  const child = fork(path.join(import.meta.dirname, 'queue-probe.tsx'), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, NODE_ENV: 'production', DEMO: '1', DATABASE_URL: databaseUrl },
  })
  const failed = new Promise<never>((_, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the probe ended with ${code}`)))
  })
  // Its end is no failure once nobody waits for an answer.
  failed.catch(() => undefined)
  return { child, userId, failed }
}

async function ask({ child, userId, failed }: Probe, times: number): Promise<Samples> {
  const answered = new Promise((resolve) => child.once('message', resolve))
  child.send({ userId, times })
  return samplesSchema.parse(await Promise.race([answered, failed]))
}

async function stopProbe(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  await exited
}

function emptySamples(): Samples {
  return { queryMs: [], pageMs: [], blocks: 0 }
}

function add(all: Samples, more: Samples): void {
  all.queryMs.push(...more.queryMs)
  all.pageMs.push(...more.pageMs)
  all.blocks = more.blocks
}

function timesOf({ queryMs, pageMs, blocks }: Samples): Times {
  return {
    queryP50Ms: rounded(quantile(queryMs, 0.5)),
    queryP95Ms: rounded(quantile(queryMs, 0.95)),
    pageP50Ms: rounded(quantile(pageMs, 0.5)),
    pageP95Ms: rounded(quantile(pageMs, 0.95)),
    blocks,
  }
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN
}

function rounded(value: number): number {
  return Number(value.toFixed(3))
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** Writes `total` orders, the last 200 of them open, each with a video and a plain report. Returns who looks. */
async function seed(url: string, total: number): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of SEED) await client.query(statement.replaceAll(':total', String(total)))
    await client.query('vacuum analyze')
    const { rows } = await client.query<{ id: string }>(
      `select id from "User" where role = 'staff' order by id limit 1`,
    )
    const [staff] = rows
    if (!staff) throw new Error('nobody works here')
    return staff.id
  } finally {
    await client.end()
  }
}

const NUMBER = `'MP-' || lpad((n / 10000)::text, 4, '0') || '-' || lpad((n % 10000)::text, 4, '0')`
const IS_OPEN = `n > :total - ${OPEN}`
const STATUS = `(CASE WHEN NOT ${IS_OPEN} THEN 'delivered' WHEN n % 4 = 0 THEN 'received' WHEN n % 4 = 1 THEN 'in_review'
  WHEN n % 20 = 2 THEN 'needs_info' ELSE 'in_production' END)`
const PAID_AT = `(CASE WHEN ${IS_OPEN} THEN now() - (n % 24) * interval '1 hour'
  ELSE now() - (1 + (n % 2000)) * interval '1 day' END)`
const EVENT_TABLES = [
  `insert into "Video" (id, "orderId", version, state, "authorId")
     select gen_random_uuid(), id, 1, 'uploading', "claimedById" from "Order" where "claimedById" is not null`,
  `insert into "PlainReport" (id, "orderId", version, "authorId", body, grade)
     select gen_random_uuid(), id, 1, "claimedById", 'v1.k.x', 5 from "Order" where "claimedById" is not null`,
  `insert into "UrgentFlag" (id, "orderId", level, note, "closedAt", outcome)
     select gen_random_uuid(), id, 'hours', 'v1.k.x', "closedAt", case when "closedAt" is null then null else 'already_known' end
     from "Order" where right(number, 2) = '07'`,
]
const SEED = [
  `insert into "User" (id, email, role, "displayName")
     select gen_random_uuid(), 'patient' || n || '@example.org', 'patient', null from generate_series(1, 1000) n`,
  `insert into "User" (id, email, role, "displayName", "isOnDuty")
     select gen_random_uuid(), 'staff' || n || '@example.org', 'staff', 'Dr. Number ' || n, true from generate_series(1, 20) n`,
  `insert into "Product" (id, code, "statementName") values (gen_random_uuid(), 'video_report', 'Report')`,
  `insert into "Price" (id, "productId", "amountMinor", currency) select gen_random_uuid(), id, 14900, 'usd' from "Product"`,
  `insert into "Order" (id, number, status, "returnStatus", "userId", email, "claimedById", "priceId", "amountMinor",
       currency, "termsVersion", place, "draftExpiresAt", "paidAt", "dueAt", "pausedAt", "deliveredAt", "closedAt", "updatedAt")
     select gen_random_uuid(), ${NUMBER}, ${STATUS}::"OrderStatus",
       (case when ${STATUS} = 'needs_info' then 'received' end)::"OrderStatus",
       patients.ids[1 + n % 1000], 'someone@example.org',
       case when ${STATUS} in ('received', 'needs_info') then null else staff.ids[1 + n % 20] end,
       (select id from "Price"), 14900, 'usd', 'bench', 'US-NY', now(), ${PAID_AT},
       ${PAID_AT} + interval '24 hours', case when ${STATUS} = 'needs_info' then now() end,
       case when ${IS_OPEN} then null else ${PAID_AT} + interval '20 hours' end,
       case when ${IS_OPEN} then null else ${PAID_AT} + interval '20 hours' end, now()
     from generate_series(1, :total) n,
       (select array_agg(id) ids from "User" where role = 'patient') patients,
       (select array_agg(id) ids from "User" where role = 'staff') staff`,
  ...EVENT_TABLES,
]
