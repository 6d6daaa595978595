import { randomUUID } from 'node:crypto'
import { recordAudit } from '@/lib/audit/record-audit'
import type { StaffActor } from '@/lib/auth/actor'
import { openOrderKey } from '@/lib/orders/order-key'
import { db, type Tx } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import type { Script } from './script-schema'
import { setAside } from './set-aside'
import { maySendVideo } from './video-policy'
import { wasHandedInSince } from './was-handed-in'

/** One author's typing within this time collects in one version. */
const VERSION_MINUTES = 10

/** The version that an editor was opened with, so that two windows never overwrite each other. */
export type ScriptBase = { id: string; revision: number }
export type SavedScript = ScriptBase & { version: number }

type SaveInput = {
  orderId: string
  script: Script
  base: ScriptBase | null
  /** Keeps the script that stands now as a version of its own, whoever wrote it and however short ago. */
  isNewVersion?: boolean
  /** Names what is typed in one editor, so that it is set aside once when it cannot be saved. */
  asideId?: string
  now: Date
}

/**
 * Saves an order's script as typed. `CONFLICT` when someone saved since `base`: the newer version is there to be read, and
 * what was typed is set aside beside the versions; it may be saved above the newer one with `isNewVersion`. `NOT_YOURS`
 * unless the actor claimed the order and it is in production; who had claimed it before still loses nothing typed.
 */
export async function saveScript(
  actor: StaffActor,
  input: SaveInput,
): Promise<Result<SavedScript, 'NOT_YOURS' | 'CONFLICT'>> {
  const saved = await writeScript(actor, input)
  const { asideId: id, script: text, orderId, now } = input
  if (!saved.ok && id) await setAside(actor, { id, kind: 'script', text, orderId, now })
  return saved
}

async function writeScript(
  actor: StaffActor,
  { orderId, script, base, isNewVersion = false, now }: SaveInput,
): Promise<Result<SavedScript, 'NOT_YOURS' | 'CONFLICT'>> {
  if (!(await maySendVideo(actor, orderId))) return err('NOT_YOURS')
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Order" WHERE id = ${orderId}::uuid FOR UPDATE`
    const latest = await tx.script.findFirst({
      where: { orderId },
      orderBy: { version: 'desc' },
      select: { id: true, version: true, revision: true, authorId: true, createdAt: true },
    })
    if (latest?.id !== base?.id || latest?.revision !== base?.revision) return err('CONFLICT')
    const cipher = await openOrderKey(tx, orderId)
    if (!cipher) return err('NOT_YOURS')
    const encrypt = (id: string) =>
      cipher.encrypt({ table: 'Script', column: 'body', id }, JSON.stringify(script))
    const collects =
      latest &&
      !isNewVersion &&
      latest.authorId === actor.userId &&
      now.getTime() - latest.createdAt.getTime() < VERSION_MINUTES * 60_000 &&
      !(await isFinal(tx, orderId, latest))
    if (collects) {
      const revision = latest.revision + 1
      await tx.script.update({ where: { id: latest.id }, data: { body: encrypt(latest.id), revision } })
      return ok({ id: latest.id, revision, version: latest.version })
    }
    const id = randomUUID()
    const version = (latest?.version ?? 0) + 1
    await tx.script.create({
      data: { id, orderId, version, authorId: actor.userId, body: encrypt(id), createdAt: now },
      select: { id: true },
    })
    await recordAudit(
      { actor, action: 'script.saved', orderId, objectId: id, detail: { version }, at: now },
      tx,
    )
    return ok({ id, revision: 0, version })
  })
}

/** What a video was made with, or a reader has read, stays as it was. */
async function isFinal(
  tx: Tx,
  orderId: string,
  { id, createdAt }: { id: string; createdAt: Date },
): Promise<boolean> {
  if ((await tx.video.count({ where: { scriptId: id } })) > 0) return true
  return wasHandedInSince(tx, orderId, createdAt)
}
