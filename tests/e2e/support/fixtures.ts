import pg from 'pg'
import { z } from 'zod'
import { runFile } from './stack-info'

const workSchema = z.object({
  order: z.uuid(),
  video: z.uuid(),
  plainReport: z.uuid(),
  approval: z.uuid().nullable(),
})
const targetNames = [
  'received',
  'received2',
  'received3',
  'claimed',
  'claimed2',
  'claimed3',
  'asked',
  'refunded',
  'unexplained',
  'ended',
  'needsInfo',
  'needsInfo2',
  'canceled',
  'readdressed',
  'withdrawn',
  'raised',
  'carded',
] as const

export const SIGNED_IN = ['stranger', 'owner', 'firstFactor', 'staff', 'admin'] as const
export const ROLES = ['anonymous', ...SIGNED_IN] as const
export type RoleName = (typeof ROLES)[number]

const fixturesSchema = z.object({
  databaseUrl: z.string(),
  cookies: z.record(z.enum(SIGNED_IN), z.string()),
  users: z.record(z.enum(SIGNED_IN), z.uuid()),
  victim: z.uuid(),
  order: z.uuid(),
  file: z.uuid(),
  page: z.uuid(),
  /** Of the order that waits for its patient. */
  infoPage: z.uuid(),
  textFile: z.uuid(),
  video: z.uuid(),
  otherOrder: z.uuid(),
  delivered: z.uuid(),
  /** Delivered, its door still closed. */
  unwatched: z.uuid(),
  /** Delivered and opened, with a visit entered. */
  opened: z.uuid(),
  /** A clip that is ready, made by the member of staff who signs in here. */
  clip: z.uuid(),
  /** What somebody wrote on the contact page. */
  message: z.uuid(),
  /** A follow-up question about the delivered order. */
  question: z.uuid(),
  /** A copy of the owner's data. */
  dataExport: z.uuid(),
  draft: z.object({
    order: z.uuid(),
    file: z.uuid(),
    page: z.uuid(),
    cookie: z.string(),
    forged: z.array(z.string()),
  }),
  targets: z.object({
    ...(Object.fromEntries(targetNames.map((name) => [name, z.uuid()])) as Record<
      (typeof targetNames)[number],
      z.ZodUUID
    >),
    invite: z.uuid(),
    flags: z.tuple([z.uuid(), z.uuid()]),
    submitted: workSchema,
    sentBack: workSchema,
    approvable: workSchema,
    deliverable: workSchema,
    released: z.tuple([workSchema, workSchema]),
  }),
})
export type Fixtures = z.output<typeof fixturesSchema>

/** People with live sessions and orders in every state, made anew in the product under test. */
export function makeFixtures(): Fixtures {
  return fixturesSchema.parse(JSON.parse(runFile('tests/e2e/support/make-fixtures.ts')))
}

/** The headers that make a request come from one of the roles. */
export function cookieOf(fixtures: Fixtures, role: RoleName): Record<string, string> {
  return role === 'anonymous' ? {} : { cookie: fixtures.cookies[role] }
}

/** What a refused request may write too: that somebody asked, and how often. */
const NOT_WATCHED = ['AuditEvent', 'Session', 'SignInChallenge', 'RateLimit', 'Mail', 'VisitorSecret']

/**
 * Of each table that a forbidden request must not change (all but those), what becomes another with every row that is
 * inserted, updated or deleted: the number of rows and the newest transaction that wrote one. No content is read.
 */
export async function tableVersions(database: pg.Client): Promise<Record<string, string>> {
  const tables = await database.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> all($1)`,
    [NOT_WATCHED],
  )
  const versions = tables.rows.map(
    ({ name }) =>
      `select '${name}' as name, count(*) || '/' || coalesce(max(xmin::text::bigint), 0) as version from "${name}"`,
  )
  const { rows } = await database.query<{ name: string; version: string }>(versions.join(' union all '))
  return Object.fromEntries(rows.map(({ name, version }) => [name, version]))
}

/** Runs `body` with a connection to the database of the product under test. */
export async function connected<T>(url: string, body: (database: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await body(client)
  } finally {
    await client.end()
  }
}
