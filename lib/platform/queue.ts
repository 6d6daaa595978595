import { fromPrisma, PgBoss } from 'pg-boss'
import { db, type Tx } from './db'
import { env } from './env'
import { errorFields, logger } from './logger'

/** How one queue retries; all times in seconds. */
export type QueueSettings = {
  name: string
  retryLimit: number
  retryDelaySeconds: number
  expireSeconds: number
  concurrency?: number
  /** Somebody waits for its jobs. */
  isAwaited?: boolean
  /** The queue, listed before this one, that gets a job whose tries have all failed. */
  deadLetter?: string
  schedule?: string
}

const HEARTBEAT_SECONDS = 10
/** How often a worker looks for a job. Each look costs worker and database a little, all day and night. */
const AWAITED_POLL_SECONDS = 0.5
const POLL_SECONDS = 2

const globalScope = globalThis as typeof globalThis & { mediphanyQueue?: Promise<PgBoss> }

function createBoss(role: 'sender' | 'worker' | 'installer', connectionString = env().DATABASE_URL): PgBoss {
  const isWorker = role === 'worker'
  const boss = new PgBoss({
    connectionString,
    max: isWorker ? 4 : 1,
    migrate: role === 'installer',
    createSchema: role === 'installer',
    supervise: isWorker,
    schedule: isWorker,
    // The library's defaults notice a dead worker after 15 minutes; a patient waits for that job.
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  })
  boss.on('error', (error: unknown) => logger.error({ event: 'queue.error', ...errorFields(error) }))
  return boss
}

/** Installs the queue's own schema and the given queues; part of migrating the database. */
export async function installQueues(
  connectionString: string,
  queues: readonly QueueSettings[],
): Promise<void> {
  const boss = createBoss('installer', connectionString)
  await boss.start()
  try {
    for (const queue of queues) {
      const options = {
        retryLimit: queue.retryLimit,
        retryDelay: queue.retryDelaySeconds,
        retryBackoff: true,
        retryDelayMax: 300,
        expireInSeconds: queue.expireSeconds,
        heartbeatSeconds: HEARTBEAT_SECONDS,
        ...(queue.deadLetter === undefined ? {} : { deadLetter: queue.deadLetter }),
      }
      if (await boss.getQueue(queue.name)) await boss.updateQueue(queue.name, options)
      else await boss.createQueue(queue.name, options)
    }
  } finally {
    await boss.stop({ graceful: false })
  }
}

async function sender(): Promise<PgBoss> {
  globalScope.mediphanyQueue ??= createBoss('sender').start()
  return globalScope.mediphanyQueue
}

export type SendOptions = {
  /** The earliest moment it may run; immediately when left out. */
  startAfter?: Date
  /** Of the jobs that wait in a queue, those with the highest run first; 0 when left out. */
  priority?: number
}

/** Writes a job row inside the caller's transaction: it exists exactly when the transaction commits. */
export async function sendInTransaction(
  tx: Tx,
  name: string,
  data: object,
  options: SendOptions = {},
): Promise<void> {
  const boss = await sender()
  const id = await boss.send(name, data, { db: fromPrisma(tx), ...options })
  if (id === null) throw new Error(`the queue refused a job for ${name}`)
}

/** What `key` of the payload says in the jobs of a queue that wait, run, or are to be tried again. */
export async function payloadsInHand(name: string, key: string): Promise<string[]> {
  const rows = await db().$queryRaw<{ value: string | null }[]>`
    SELECT DISTINCT data->>${key}::text AS value FROM pgboss.job
    WHERE name = ${name} AND state IN ('created', 'retry', 'active')`
  return rows.flatMap(({ value }) => value ?? [])
}

/**
 * The queue's own statement that inserts jobs of one queue, for a statement written by hand that does everything
 * at once. Its only parameter, `$1::text::json`, is an array of jobs such as `[{ "data": { … } }]`.
 */
export async function jobInsertSql(name: string): Promise<string> {
  const boss = await sender()
  let statement = ''
  const capture = {
    executeSql: async (text: string) => {
      statement = text
      return { rows: [{ id: '' }] }
    },
  }
  await boss.send(name, {}, { db: capture })
  return statement
}

/** Runs the given handlers until `stop`; a handler that throws is retried by its queue's settings. */
export async function startQueueWorkers(
  queues: readonly (QueueSettings & { handle: (data: unknown, signal: AbortSignal) => Promise<void> })[],
): Promise<{ stop(): Promise<void> }> {
  const boss = createBoss('worker')
  await boss.start()
  for (const queue of queues) {
    if (queue.schedule) await boss.schedule(queue.name, queue.schedule, {}, { tz: 'UTC' })
    await boss.work(
      queue.name,
      {
        pollingIntervalSeconds: queue.isAwaited ? AWAITED_POLL_SECONDS : POLL_SECONDS,
        batchSize: 1,
        heartbeatRefreshSeconds: 4,
        localConcurrency: queue.concurrency ?? 1,
      },
      async ([job]: { id: string; data: unknown; signal: AbortSignal }[]) => {
        if (!job) return
        try {
          await queue.handle(job.data, job.signal)
        } catch (error) {
          logger.warn({ event: 'job.failed', job: queue.name, jobId: job.id, ...errorFields(error) })
          throw error
        }
      },
    )
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 25_000 }) }
}

/** Closes the sender's connection; the process's last act. */
export async function closeQueue(): Promise<void> {
  const started = globalScope.mediphanyQueue
  if (!started) return
  delete globalScope.mediphanyQueue
  await (await started).stop({ graceful: false })
}
