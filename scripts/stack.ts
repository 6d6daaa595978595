import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { applyEmbeddedDefaults, embeddedPorts } from '@/lib/platform/embedded-env'
import { lockDataDir } from './data-lock'
import { startMailEmulator } from './emulators/mail'
import { startStripeEmulator } from './emulators/stripe/stripe-emulator'
import { prepareDatabase } from './migrate'
import { ensureDatabase, startPostgres } from './pg'
import { isListening } from './ports'
import { root } from './run-command'
import { step } from './step'
import { supervise } from './supervise'

export type StackOptions = {
  port: number
  dataDir: string
  /** A database that trades durability for speed. */
  forTests?: boolean
  nodeEnv: 'development' | 'production'
}

export type Stack = {
  appUrl: string
  mailUrl: string
  dataDir: string
  /** Stops everything in the opposite order of starting. */
  stop: () => Promise<void>
}

/**
 * Starts what the app needs under one data folder: PostgreSQL, migrated and seeded, the payment emulator and the
 * mail inbox. A service whose real address or key is set is left out. Fills this process's environment, which the
 * app's processes inherit.
 */
export async function startServices(options: StackOptions): Promise<Stack> {
  const dataDir = path.resolve(options.dataDir)
  const stops: (() => Promise<void> | void)[] = [lockDataDir(dataDir)]
  const stop = async () => {
    for (const stopOne of stops.splice(0).reverse()) await stopOne()
  }
  try {
    const isGiven = (name: string) => Boolean(process.env[name])
    const given = {
      database: isGiven('DATABASE_URL'),
      stripe: isGiven('STRIPE_SECRET_KEY'),
      mail: isGiven('RESEND_API_KEY'),
    }
    await setEnvironment(options, dataDir)
    if (!given.database) stops.push(await startDatabase(options, dataDir))
    await step('Migrate the database', () => prepareDatabase(variable('DATABASE_URL')))
    await step('Seed what is missing', seedDatabase)
    const ports = embeddedPorts(options.port)
    if (!given.stripe) stops.push(await startPayments(ports.stripe, dataDir))
    if (!given.mail) stops.push(await startMail(ports.mail, dataDir))
    const mailUrl = given.mail ? 'https://resend.com/emails' : `http://localhost:${ports.mail}/inbox`
    return { appUrl: variable('APP_URL'), mailUrl, dataDir, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function setEnvironment(options: StackOptions, dataDir: string): Promise<void> {
  // The declared type of NODE_ENV is read-only; the variable is not.
  Object.assign(process.env, {
    NODE_ENV: options.nodeEnv,
    DEMO: '1',
    PORT: String(options.port),
    DATA_DIR: dataDir,
  })
  await applyEmbeddedDefaults(process.env)
}

function variable(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set`)
  return value
}

async function startDatabase(options: StackOptions, dataDir: string): Promise<() => Promise<void>> {
  const { password, pathname } = new URL(variable('DATABASE_URL'))
  const port = embeddedPorts(options.port).postgres
  const forTests = options.forTests ?? false
  const running = await step('Start PostgreSQL', () => startPostgres({ dataDir, port, password, forTests }))
  if (running.isAdopted) console.log('  It was still running from an earlier start that was killed.')
  try {
    await ensureDatabase(running, pathname.slice(1))
  } catch (error) {
    await running.stop()
    throw error
  }
  return running.stop
}

async function seedDatabase(): Promise<void> {
  const [{ seed }, { closeDb }, { closeQueue }] = await Promise.all([
    import('@/prisma/seed'),
    import('@/lib/platform/db'),
    import('@/lib/platform/queue'),
  ])
  try {
    await seed()
  } finally {
    await closeQueue()
    await closeDb()
  }
}

async function startPayments(port: number, dataDir: string): Promise<() => Promise<void>> {
  await refuseTakenPort(port, 'PORT + 1, for payments')
  const emulator = await step('Start the payment emulator', () =>
    startStripeEmulator({
      port,
      stateFile: path.join(dataDir, 'stripe.json'),
      webhookUrl: `${variable('APP_URL')}/api/webhooks/stripe`,
      webhookSecret: variable('STRIPE_WEBHOOK_SECRET'),
    }),
  )
  return () => emulator.close()
}

async function startMail(port: number, dataDir: string): Promise<() => Promise<void>> {
  await refuseTakenPort(port, 'PORT + 2, for the mail inbox')
  const emulator = await step('Start the mail inbox', () =>
    startMailEmulator({ port, file: path.join(dataDir, 'mails.jsonl') }),
  )
  return () => emulator.close()
}

async function refuseTakenPort(port: number, what: string): Promise<void> {
  if (!(await isListening(port))) return
  throw new Error(`Port ${port} (${what}) is in use by another program. Stop it, or set another PORT.`)
}

const HEALTH_LIMIT_MS = 60_000
/** As in package.json's start and worker: a small young generation keeps two idle processes small. */
const NODE_FLAGS = ['--max-semi-space-size=2']

/** Starts the built server and worker, waits until the app answers, and restarts either should it crash. */
export async function startApp(stack: Stack): Promise<{ stop: () => Promise<void> }> {
  const port = Number(variable('PORT'))
  await refuseTakenPort(port, 'PORT, for the app')
  const processes = (['server', 'worker'] as const).map((name) =>
    supervise({
      name,
      command: [process.execPath, ...NODE_FLAGS, path.join(root, `dist/${name}.mjs`)],
      env: { NODE_ENV: 'production', DEMO: '1' },
      cwd: root,
      logFile: path.join(stack.dataDir, `${name}.log`),
      onCrash: console.error,
    }),
  )
  const stop = async () => {
    await Promise.all(processes.map((running) => running.stop()))
  }
  const ended = processes.map((running) => running.firstExit.then(() => 'ended' as const))
  const healthy = await Promise.race([...ended, untilHealthy(`http://127.0.0.1:${port}/api/health`)])
  if (healthy === 'healthy') return { stop }
  await stop()
  throw new Error(`The app did not become ready.\n${lastLines(stack.dataDir)}`)
}

async function untilHealthy(url: string): Promise<'healthy' | 'silent'> {
  const giveUpAt = Date.now() + HEALTH_LIMIT_MS
  while (Date.now() < giveUpAt) {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined)
    if (response?.status === 200) return 'healthy'
    await sleep(100)
  }
  return 'silent'
}

function lastLines(dataDir: string): string {
  const tails = ['server.log', 'worker.log'].map((name) => {
    const file = path.join(dataDir, name)
    const lines = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trimEnd().split('\n').slice(-8) : []
    return `The end of ${file}:\n  ${lines.join('\n  ')}`
  })
  return tails.join('\n')
}
