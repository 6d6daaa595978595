import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { openOrderKey } from '@/lib/orders/order-key'
import { db, type Tx } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { staffOnly } from '@/lib/staff/staff-only'
import { type Script, scriptSchema } from './script-schema'

export type WorkScript = {
  id: string
  version: number
  revision: number
  script: Script
  authorName: string | null
  createdAt: Date
}

/**
 * The script of an order, the newest, a given version or the one with an id; null while there is none. For staff; the look is audited.
 * `NOT_FOUND` for everyone else.
 */
export async function getScript(
  actor: Actor,
  { orderId, version, id, now }: { orderId: string; version?: number; id?: string; now: Date },
): Promise<Result<WorkScript | null, 'NOT_FOUND'>> {
  if (!(await staffOnly(actor, { orderId, now }))) return err('NOT_FOUND')
  const row = await db().script.findFirst({
    where: { orderId, ...(version === undefined ? {} : { version }), ...(id === undefined ? {} : { id }) },
    orderBy: { version: 'desc' },
    select: { id: true, version: true, revision: true, body: true, authorId: true, createdAt: true },
  })
  const script = row && (await decryptScript(db(), orderId, row))
  if (!row || !script) return ok(null)
  const author = await db().user.findUnique({ where: { id: row.authorId }, select: { displayName: true } })
  await recordAudit({ actor, action: 'script.viewed', orderId, objectId: row.id, at: now })
  const { body: _, authorId: __, ...rest } = row
  return ok({ ...rest, script, authorName: author?.displayName ?? null })
}

type Reader = Pick<Tx, 'script' | 'orderKey'>

async function decryptScript(
  tx: Reader,
  orderId: string,
  { id, body }: { id: string; body: string },
): Promise<Script | null> {
  const cipher = await openOrderKey(tx, orderId)
  const clear = cipher?.decrypt({ table: 'Script', column: 'body', id }, body)
  return clear ? scriptSchema.parse(JSON.parse(clear)) : null
}

/** The script that a video is made with; null when there is none or its order was erased. */
export async function readScript(scriptId: string): Promise<Script | null> {
  const row = await db().script.findUnique({
    where: { id: scriptId },
    select: { id: true, orderId: true, body: true },
  })
  return row && decryptScript(db(), row.orderId, row)
}

/** The newest script of an order; null while there is none. The caller has checked who asks. */
export async function readNewestScript(tx: Reader, orderId: string): Promise<Script | null> {
  return (await findNewestScript(tx, orderId))?.script ?? null
}

/** As above, with its id. */
export async function findNewestScript(
  tx: Reader,
  orderId: string,
): Promise<{ id: string; script: Script } | null> {
  const row = await tx.script.findFirst({
    where: { orderId },
    orderBy: { version: 'desc' },
    select: { id: true, body: true },
  })
  const script = row && (await decryptScript(tx, orderId, row))
  return script ? { id: row.id, script } : null
}
