import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { env } from './env'
import { Prisma, PrismaClient } from './generated/client'

export { Prisma }

function createClient(pool: pg.Pool) {
  return new PrismaClient({
    adapter: new PrismaPg(pool),
    transactionOptions: { maxWait: 5_000, timeout: 10_000 },
  })
}

export type Db = ReturnType<typeof createClient>
/** The client inside `db().$transaction(async (tx) => …)`. */
export type Tx = Parameters<Parameters<Db['$transaction']>[0]>[0]

type Opened = { pool: pg.Pool; db: Db }
// Next may load this module in several bundles of one process; they must share one pool.
const globalScope = globalThis as typeof globalThis & { mediphanyDb?: Opened }

function open(): Opened {
  if (globalScope.mediphanyDb) return globalScope.mediphanyDb
  const pool = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: env().DATABASE_POOL_SIZE,
    connectionTimeoutMillis: 5_000,
    // A black-holed database must give an error that becomes a 503, not a request that hangs.
    query_timeout: 15_000,
    keepAlive: true,
    idleTimeoutMillis: 30_000,
  })
  // An idle connection that dies is replaced by the pool at the next query; without a listener it ends the process.
  pool.on('error', () => undefined)
  globalScope.mediphanyDb = { pool, db: createClient(pool) }
  return globalScope.mediphanyDb
}

/** The process's Prisma client (lazy: importing this module opens nothing, so a build needs no database). */
export function db(): Db {
  return open().db
}

/** The pool under `db()`, for the queue and the rate limiter and for the few statements written by hand. */
export function pool(): pg.Pool {
  return open().pool
}

/** Closes every connection; the process's last act. */
export async function closeDb(): Promise<void> {
  const opened = globalScope.mediphanyDb
  if (!opened) return
  delete globalScope.mediphanyDb
  await opened.db.$disconnect()
  await opened.pool.end()
}
