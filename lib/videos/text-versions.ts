import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { displayNames } from '@/lib/auth/display-names'
import { openOrderKey } from '@/lib/orders/order-key'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { staffOnly } from '@/lib/staff/staff-only'
import { type PlainReportDocument, plainReportSchema } from './plain-report-schema'
import { type Script, scriptSchema } from './script-schema'
import type { TextKind, TextVersion } from './text-version-schema'

const SOME = 100
const VERSION = { id: true, version: true, authorId: true, createdAt: true } as const

/** The versions of an order's text with what was set aside, newest first; for staff. It holds no words of them. */
export async function listTextVersions(
  actor: Actor,
  { orderId, kind, now }: { orderId: string; kind: TextKind; now: Date },
): Promise<Result<TextVersion[], 'NOT_FOUND'>> {
  if (!(await staffOnly(actor, { orderId, now }))) return err('NOT_FOUND')
  const newest = { where: { orderId }, orderBy: { version: 'desc' }, take: SOME, select: VERSION } as const
  const [versions, aside] = await Promise.all([
    kind === 'script' ? db().script.findMany(newest) : db().plainReport.findMany(newest),
    db().setAsideText.findMany({
      where: { orderId, kind },
      orderBy: { at: 'desc' },
      take: SOME,
      select: { id: true, authorId: true, at: true },
    }),
  ])
  const all = [
    ...versions.map(({ createdAt, ...version }) => ({ ...version, at: createdAt })),
    ...aside.map((text) => ({ ...text, version: null })),
  ]
  const names = await displayNames(all.map(({ authorId }) => authorId))
  return ok(
    all
      .toSorted((a, b) => b.at.getTime() - a.at.getTime())
      .map(({ authorId, ...version }) => ({ ...version, authorName: names.get(authorId) ?? null })),
  )
}

type ReadInput = { orderId: string; versionId: string; now: Date }

/** A version of the script, or one that was set aside; for staff, and the look is audited. */
export async function readScriptVersion(
  actor: Actor,
  input: ReadInput,
): Promise<Result<Script, 'NOT_FOUND'>> {
  const text = await readText(actor, { ...input, kind: 'script' })
  return text === null ? err('NOT_FOUND') : ok(scriptSchema.parse(JSON.parse(text)))
}

/** A version of the plain report, or one that was set aside; for staff, and the look is audited. */
export async function readPlainReportVersion(
  actor: Actor,
  input: ReadInput,
): Promise<Result<PlainReportDocument, 'NOT_FOUND'>> {
  const text = await readText(actor, { ...input, kind: 'plain_report' })
  return text === null ? err('NOT_FOUND') : ok(plainReportSchema.parse(JSON.parse(text)))
}

async function readText(
  actor: Actor,
  { orderId, versionId: id, kind, now }: ReadInput & { kind: TextKind },
): Promise<string | null> {
  if (!(await staffOnly(actor, { orderId, now }))) return null
  const own = { where: { id, orderId }, select: { body: true } } as const
  const version = await (kind === 'script' ? db().script.findFirst(own) : db().plainReport.findFirst(own))
  const aside = version ?? (await db().setAsideText.findFirst({ ...own, where: { id, orderId, kind } }))
  const cipher = aside && (await openOrderKey(db(), orderId))
  if (!cipher) return null
  const table = version ? (kind === 'script' ? 'Script' : 'PlainReport') : 'SetAsideText'
  await recordAudit({ actor, action: `${kind}.viewed`, orderId, objectId: id, at: now })
  return cipher.decrypt({ table, column: 'body', id }, aside.body)
}
