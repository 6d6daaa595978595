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

const WATCHED = [
  'Order',
  'OrderKey',
  'User',
  'Payment',
  'PaymentEntry',
  'RefundRequest',
  'UrgentFlag',
  'UrgentCall',
  'OrderMessage',
  'FollowUpQuestion',
  'DataExport',
  'AccountCode',
  'ErasureRequest',
  'SiteSettings',
  'Approval',
  'ReviewNote',
  'Delivery',
  'ShareLink',
  'CheckCards',
  'TakeAway',
  'UnderstandingAnswer',
  'PlainReport',
  'Script',
  'VoiceMacro',
  'Video',
  'VideoUpload',
  'ReportUpload',
  'ReportFile',
  'StaffPlace',
  'StaffInvite',
  'SecondFactor',
  'RecoveryCode',
  'ArticleFeedback',
  'ContactMessage',
  'ArticleView',
] as const

/** A hash of each table that a forbidden request could change. */
export async function tableHashes(database: pg.Client): Promise<Record<string, string>> {
  const parts = WATCHED.map(
    (table) =>
      `'${table}', (select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from "${table}" t)`,
  )
  const { rows } = await database.query<{ hashes: Record<string, string> }>(
    `select jsonb_build_object(${parts.join(',')}) as hashes`,
  )
  const [row] = rows
  if (!row) throw new Error('no hashes')
  return row.hashes
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
