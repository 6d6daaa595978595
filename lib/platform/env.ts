import path from 'node:path'
import { z } from 'zod'

const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1')
const port = z.coerce.number().int().min(1).max(65_532)

const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  DEMO: flag,
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z
    .string()
    .default('.data')
    .transform((dir) => path.resolve(/* turbopackIgnore: true */ dir)),
  APP_URL: z.url().transform((url) => url.replace(/\/$/, '')),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((item) => item.trim())
        .filter(Boolean),
    ),
  DATABASE_URL: z.string().startsWith('postgres'),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(100).default(10),
  AUTH_SECRET: z.string().min(32),
  DATA_IDENTITIES: z.string().regex(/^AGE-SECRET-KEY-1/, 'must hold age identities, newest first'),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z.string().min(32),
  STRIPE_SECRET_KEY: z.string().startsWith('sk_').or(z.string().startsWith('rk_')),
  STRIPE_WEBHOOK_SECRET: z.string().startsWith('whsec_'),
  STRIPE_API_BASE: z.url().optional(),
  RESEND_API_KEY: z.string().startsWith('re_'),
  RESEND_BASE_URL: z.url().optional(),
  RESEND_WEBHOOK_SECRET: z.string().startsWith('whsec_').optional(),
  MAIL_FROM: z.string().default('Mediphany <hello@mediphany.example>'),
  SUPPORT_EMAIL: z.email().default('help@mediphany.example'),
  SUPPORT_PHONE: z.string().min(5),
  S3_BUCKET: z.string().min(3).optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ENDPOINT: z.url().optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  VIDEO_CHANNEL_URL: z.url({ protocol: /^https$/ }).optional(),
  CLAMD_HOST: z.string().optional(),
  CLAMD_PORT: z.coerce.number().int().default(3310),
  FFMPEG_PATH: z.string().default('ffmpeg'),
  FFPROBE_PATH: z.string().default('ffprobe'),
  MAX_REPORT_FILE_BYTES: z.coerce
    .number()
    .int()
    .default(50 * 1024 ** 2),
  MAX_REPORT_FILES: z.coerce.number().int().default(20),
  MAX_DRAFT_BYTES_PER_NETWORK: z.coerce
    .number()
    .int()
    .min(0)
    // Counted in kibibytes by a column of 32 bits.
    .max(1024 ** 4)
    .default(3 * 1024 ** 3),
  MIN_FREE_DISK_BYTES: z.coerce
    .number()
    .int()
    .min(0)
    .default(2 * 1024 ** 3),
  MAX_VIDEO_BYTES: z.coerce
    .number()
    .int()
    .default(10 * 1024 ** 3),
  MAX_VIDEO_MINUTES: z.coerce.number().int().min(1).default(60),
})

export type Env = z.output<typeof schema>

/** Variables that a production start must be given; elsewhere the embedded services supply them. */
const SECRETS = [
  'DATABASE_URL',
  'AUTH_SECRET',
  'DATA_IDENTITIES',
  'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY',
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
  'RESEND_API_KEY',
  'APP_URL',
  'SUPPORT_PHONE',
] as const

/** As above, for what has a default or can be left out while developing. */
const PRODUCTION_ONLY = ['RESEND_WEBHOOK_SECRET', 'MAIL_FROM', 'SUPPORT_EMAIL'] as const

/** Domains that nobody owns (RFC 2606, RFC 6761). */
const EXAMPLE_ADDRESS = /[@.](example(\.(com|org|net))?|invalid|test|localhost)>?$/i

/** What a production start must not have, in words that name each variable and repeat no value. */
function productionProblems(given: Record<string, string | undefined>): string[] {
  const isSet = (name: string) => given[name] !== undefined
  return [
    // Over plain http the cookies would lose their protection.
    ...(given.APP_URL?.startsWith('https://') ? [] : ['APP_URL must begin with https://']),
    ...(/^[sr]k_test_/.test(given.STRIPE_SECRET_KEY ?? '')
      ? ['STRIPE_SECRET_KEY is a test key: nobody would be charged']
      : []),
    ...['STRIPE_API_BASE', 'RESEND_BASE_URL']
      .filter(isSet)
      .map((name) => `${name} is for an emulator: leave it out, and the real one is used`),
    ...['MAIL_FROM', 'SUPPORT_EMAIL']
      .filter((name) => EXAMPLE_ADDRESS.test(given[name] ?? ''))
      .map((name) => `${name} is an example: no mail would arrive or could be answered`),
  ]
}

/** What a production may start with, but its operator should know; to be logged when a process starts. */
export function startWarnings({ CLAMD_HOST, NODE_ENV, DEMO }: Env): string[] {
  const isProduction = NODE_ENV === 'production' && !DEMO
  return isProduction && CLAMD_HOST === undefined
    ? ['CLAMD_HOST is not set: no file is scanned for viruses, and staff see "not scanned" on each']
    : []
}

/** Thrown when a process must not start: its message names each variable and what is wrong with it. */
export class EnvError extends Error {
  override name = 'EnvError'
}

/** Parses a process's variables. Throws `EnvError` that names every missing or malformed one. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const isProduction = given.NODE_ENV === 'production' && given.DEMO !== '1'
  const needed = isProduction ? [...SECRETS, ...PRODUCTION_ONLY] : SECRETS
  const missing = needed.filter((name) => given[name] === undefined)
  if (missing.length > 0) {
    throw new EnvError(
      isProduction
        ? `Production needs these variables, see .env.example: ${missing.join(', ')}`
        : `Not set: ${missing.join(', ')}. Start with \`npm run demo\` or \`npm run dev\`, which supply them.`,
    )
  }
  const refused = isProduction ? productionProblems(given) : []
  if (refused.length > 0) throw new EnvError(`Not for production:\n  ${refused.join('\n  ')}`)
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new EnvError(`Wrong variables, see .env.example:\n  ${problems.join('\n  ')}`)
}

/** How much to log; asked before anything else is parsed, so a wrong value only means the default. */
export function logLevel(): Env['LOG_LEVEL'] {
  return schema.shape.LOG_LEVEL.catch('info').parse(process.env.LOG_LEVEL || undefined)
}

let parsed: Env | undefined

/** This process's variables, parsed at the first call (never while building). */
export function env(): Env {
  parsed ??= parseEnv(process.env)
  return parsed
}

/**
 * What static pages need while they are built, when no secret is there to be checked: the address links are made
 * with, whether content without a medical review may be shown (never in production, but for a demo), and where our
 * videos for everyone are, if anywhere.
 */
export function buildSettings(): {
  siteUrl: string
  servesUnreviewed: boolean
  videoChannelUrl: string | undefined
} {
  const { APP_URL, DEMO, NODE_ENV, PORT, VIDEO_CHANNEL_URL } = process.env
  return {
    siteUrl: (APP_URL || `http://localhost:${PORT || 3000}`).replace(/\/$/, ''),
    servesUnreviewed: NODE_ENV !== 'production' || DEMO === '1',
    videoChannelUrl: schema.shape.VIDEO_CHANNEL_URL.parse(VIDEO_CHANNEL_URL || undefined),
  }
}

/** Whether this process was built and its children are bundles too; asked also where there are no secrets. */
export function runsBundles(): boolean {
  return process.env.NODE_ENV === 'production'
}
