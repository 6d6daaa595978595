import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { isAlive } from '@/lib/platform/is-alive'
import { type GuardedProcess, spawnGuarded } from './guarded-process'
import { type Programs, postgresPrograms, runPostgresProgram } from './pg-binaries'
import { freePort, isListening } from './ports'

export type PostgresOptions = {
  /** The data folder: PostgreSQL's files go to `dataDir/postgres`, its log to `dataDir/postgres.log`. */
  dataDir: string
  port: number
  password: string
  /** Trades durability for speed: for databases that nobody will miss. */
  forTests?: boolean
}

export type RunningPostgres = {
  /** The address of one database of this server. */
  url: (database: string) => string
  /** True when a PostgreSQL of this very folder was already running, left by a process that was killed. */
  isAdopted: boolean
  /** Stops it (open connections are cut) and resolves once its process is gone. */
  stop: () => Promise<void>
}

const START_TIMEOUT_MS = 60_000
const STOP_TIMEOUT_MS = 20_000

/**
 * Starts the PostgreSQL of a data folder on 127.0.0.1, creating the folder at the first start.
 * Refuses a port that another program listens on and a folder that a server elsewhere is using.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const dataDir = path.resolve(options.dataDir)
  const cluster = path.join(dataDir, 'postgres')
  fs.mkdirSync(cluster, { recursive: true })
  const url = (database: string) =>
    `postgresql://postgres:${options.password}@127.0.0.1:${options.port}/${database}`

  const running = await findRunning(cluster, options, url)
  if (running !== undefined) return { url, isAdopted: true, stop: () => stopProcess(running) }

  const programs = postgresPrograms(cluster)
  if (!fs.existsSync(path.join(cluster, 'PG_VERSION'))) initialise(cluster, options, programs)
  const server = spawnServer(cluster, dataDir, options, programs)
  await untilReady(server, url('postgres'), path.join(dataDir, 'postgres.log'))
  return { url, isAdopted: false, stop: () => server.stop(STOP_TIMEOUT_MS) }
}

/** Creates the database when the server does not have it yet. Returns whether it did. */
export async function ensureDatabase(running: RunningPostgres, name: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: running.url('postgres') })
  await client.connect()
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (found.rowCount !== 0) return false
    await client.query(`create database ${pg.escapeIdentifier(name)}`)
    return true
  } finally {
    await client.end()
  }
}

/** A PostgreSQL in a new temporary folder on a free port; `stop` removes the folder. */
export async function startThrowawayPostgres(): Promise<RunningPostgres> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'mediphany-pg-'))
  fs.chmodSync(dataDir, 0o711)
  const removeDir = () => fs.rmSync(dataDir, { recursive: true, force: true })
  const password = randomBytes(12).toString('hex')
  try {
    const running = await startPostgres({ dataDir, port: await freePort(), password, forTests: true })
    return { ...running, stop: () => running.stop().finally(removeDir) }
  } catch (error) {
    removeDir()
    throw error
  }
}

function initialise(cluster: string, options: PostgresOptions, programs: Programs): void {
  const passwordFile = path.join(os.tmpdir(), `mediphany-${randomBytes(8).toString('hex')}`)
  fs.chmodSync(cluster, 0o700)
  fs.writeFileSync(passwordFile, `${options.password}\n`, { mode: 0o600 })
  try {
    const { owner } = programs
    if (owner) for (const file of [cluster, passwordFile]) fs.chownSync(file, owner.uid, owner.gid)
    const flags = ['--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256']
    const kind = ['--encoding=UTF8', '--locale=C', ...(options.forTests ? ['--no-sync'] : [])]
    runPostgresProgram(programs, 'initdb', [`--pgdata=${cluster}`, ...flags, ...kind])
  } finally {
    fs.rmSync(passwordFile, { force: true })
  }
}

function spawnServer(
  cluster: string,
  dataDir: string,
  options: PostgresOptions,
  programs: Programs,
): GuardedProcess {
  const forTests = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '200',
  }
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Details and statements of an error can quote a row.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    ...(options.forTests ? forTests : {}),
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const command = [
    path.join(programs.binDir, 'postgres'),
    '-D',
    cluster,
    '-p',
    String(options.port),
    ...flags,
  ]
  const output = fs.openSync(path.join(dataDir, 'postgres.log'), 'a', 0o600)
  try {
    // SIGINT is PostgreSQL's fast shutdown: it does not wait for its clients.
    return spawnGuarded(command, {
      ...programs.identity,
      prefix: programs.prefix,
      cwd: '/',
      signal: 'INT',
      output,
    })
  } finally {
    fs.closeSync(output)
  }
}

async function untilReady(server: GuardedProcess, url: string, logFile: string): Promise<void> {
  const giveUpAt = Date.now() + START_TIMEOUT_MS
  while (server.isRunning() && Date.now() < giveUpAt) {
    if ((await dataDirectoryAt(url)) !== undefined) return
    await sleep(40)
  }
  await server.stop(STOP_TIMEOUT_MS)
  const tail = fs.readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-5).join('\n  ')
  throw new Error(`PostgreSQL did not start. The end of ${logFile}:\n  ${tail}`)
}

/** The data folder of the server at this address, or undefined when it lets us not in (yet). */
async function dataDirectoryAt(url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ data_directory: string }>('show data_directory')
    return rows[0]?.data_directory
  } catch {
    return undefined
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** The process id of this folder's server when it runs at this port. Throws when either belongs to another. */
async function findRunning(
  cluster: string,
  options: PostgresOptions,
  url: (database: string) => string,
): Promise<number | undefined> {
  const pid = await pidOnceSettled(cluster)
  if (pid !== undefined && (await dataDirectoryAt(url('postgres'))) === cluster) return pid
  if (pid !== undefined) {
    throw new Error(
      `The data folder ${cluster} is in use by process ${pid}. Stop that one, or set another DATA_DIR.`,
    )
  }
  if (await isListening(options.port)) {
    throw new Error(
      `Port ${options.port} (PORT + 3, for PostgreSQL) is in use by another program. Stop it, or set another PORT.`,
    )
  }
  return undefined
}

/** The live server of this folder by its pid file; one that is on its way out is waited for. */
async function pidOnceSettled(cluster: string): Promise<number | undefined> {
  const giveUpAt = Date.now() + STOP_TIMEOUT_MS
  for (;;) {
    const lines = readLines(path.join(cluster, 'postmaster.pid'))
    const pid = Number(lines[0])
    if (!Number.isInteger(pid) || pid <= 0 || !isPostgres(pid)) return undefined
    if (lines[7]?.trim() !== 'stopping' || Date.now() > giveUpAt) return pid
    await sleep(100)
  }
}

function readLines(file: string): string[] {
  try {
    return fs.readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}

/** Whether the process lives and, where that can be seen, is a PostgreSQL: a pid file outlives a power cut. */
function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false
  const command = readLines(`/proc/${pid}/comm`)[0]
  return command === undefined || command.startsWith('postgres')
}

async function stopProcess(pid: number): Promise<void> {
  if (isAlive(pid)) process.kill(pid, 'SIGINT')
  const giveUpAt = Date.now() + STOP_TIMEOUT_MS
  while (isAlive(pid)) {
    if (Date.now() > giveUpAt) throw new Error(`PostgreSQL (process ${pid}) did not stop`)
    await sleep(50)
  }
}
