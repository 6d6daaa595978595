import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { generateX25519Identity } from 'age-encryption'
import { z } from 'zod'

const secretsSchema = z.object({
  databasePassword: z.string(),
  authSecret: z.string(),
  dataIdentities: z.string(),
  serverActionsKey: z.string(),
  stripeWebhookSecret: z.string(),
})

/** Where the embedded services of one PORT and DATA_DIR are reached. */
export type EmbeddedPorts = { app: number; stripe: number; mail: number; postgres: number }

/** `PORT` is the app, +1 Stripe, +2 the mail inbox, +3 PostgreSQL. */
export function embeddedPorts(port: number): EmbeddedPorts {
  return { app: port, stripe: port + 1, mail: port + 2, postgres: port + 3 }
}

/** Whether this process may use embedded services at all: never a real production. */
export function mayEmbed(source: Record<string, string | undefined>): boolean {
  return source.NODE_ENV !== 'production' || source.DEMO === '1'
}

/**
 * Fills the variables that were not set with the addresses and secrets of the embedded services under
 * `DATA_DIR`; secrets are made at the first call and kept in `DATA_DIR/secrets.json` (mode 0600).
 * Does nothing in production, where a missing variable must stop the start.
 */
export async function applyEmbeddedDefaults(target: Record<string, string | undefined>): Promise<void> {
  if (!mayEmbed(target)) return
  const port = Number(target.PORT || 3000)
  const dataDir = path.resolve(target.DATA_DIR || '.data')
  const secrets = await readOrMakeSecrets(dataDir)
  const ports = embeddedPorts(port)
  const defaults: Record<string, string> = {
    PORT: String(port),
    DATA_DIR: dataDir,
    APP_URL: `http://localhost:${port}`,
    DATABASE_URL: `postgresql://postgres:${secrets.databasePassword}@127.0.0.1:${ports.postgres}/mediphany`,
    AUTH_SECRET: secrets.authSecret,
    DATA_IDENTITIES: secrets.dataIdentities,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: secrets.serverActionsKey,
    SUPPORT_PHONE: '+1 555 0100',
  }
  // A real key with no base address goes to the vendor; the emulator's key always travels with its address.
  if (!target.STRIPE_SECRET_KEY) {
    defaults.STRIPE_SECRET_KEY = 'sk_test_embedded'
    defaults.STRIPE_WEBHOOK_SECRET = secrets.stripeWebhookSecret
    defaults.STRIPE_API_BASE = `http://localhost:${ports.stripe}`
  }
  if (!target.RESEND_API_KEY) {
    defaults.RESEND_API_KEY = 're_embedded'
    defaults.RESEND_BASE_URL = `http://localhost:${ports.mail}`
  }
  for (const [name, value] of Object.entries(defaults)) target[name] ||= value
}

async function readOrMakeSecrets(dataDir: string): Promise<z.output<typeof secretsSchema>> {
  const file = path.join(dataDir, 'secrets.json')
  if (fs.existsSync(file)) return secretsSchema.parse(JSON.parse(fs.readFileSync(file, 'utf8')))
  const secrets = {
    databasePassword: randomBytes(18).toString('hex'),
    authSecret: randomBytes(32).toString('base64'),
    dataIdentities: await generateX25519Identity(),
    serverActionsKey: randomBytes(32).toString('base64'),
    stripeWebhookSecret: `whsec_${randomBytes(24).toString('hex')}`,
  }
  fs.mkdirSync(dataDir, { recursive: true })
  try {
    // 'wx': of two processes that start at once, one writes and the other reads what was written.
    fs.writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600, flag: 'wx' })
    return secrets
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      return readOrMakeSecrets(dataDir)
    throw error
  }
}
