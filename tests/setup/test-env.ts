import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { generateX25519Identity } from 'age-encryption'

/** The variables of one test run: new secrets each time, vendors at addresses where nothing listens. */
export async function testEnvironment(dataDir: string): Promise<Record<string, string>> {
  return {
    NODE_ENV: 'test',
    DATA_DIR: dataDir,
    APP_URL: 'http://localhost:3000',
    LOG_LEVEL: 'silent',
    DATABASE_POOL_SIZE: '5',
    AUTH_SECRET: randomBytes(32).toString('base64'),
    DATA_IDENTITIES: await generateX25519Identity(),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    STRIPE_SECRET_KEY: 'sk_test_embedded',
    STRIPE_WEBHOOK_SECRET: `whsec_${randomBytes(24).toString('hex')}`,
    STRIPE_API_BASE: 'http://127.0.0.1:9',
    RESEND_API_KEY: 're_embedded',
    RESEND_BASE_URL: 'http://127.0.0.1:9',
    SUPPORT_PHONE: '+1 555 0100',
  }
}

/** A data folder of one test file's own, removed with its parent when the run ends. */
export function makeDataDir(parent: string): string {
  return fs.mkdtempSync(path.join(parent, 'file-'))
}
