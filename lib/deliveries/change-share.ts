import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { enqueue } from '@/lib/jobs/enqueue'
import { db, type Prisma, type Tx } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { EXTEND_DAYS, MOST_DAYS_AHEAD } from './share-schema'

const DAY_MS = 86_400_000

type ShareState = 'preparing' | 'ready' | 'failed'
type Input = { orderId: string; shareId: string; now: Date }

/** Closes a share link for good; what is open of it ends within seconds. Somebody else's is `NOT_FOUND`. */
export async function revokeShare(actor: Actor, input: Input): Promise<Result<undefined, 'NOT_FOUND'>> {
  return db().$transaction((tx) =>
    change(tx, actor, input, { to: 'stopped', data: { revokedAt: input.now } }),
  )
}

/**
 * Keeps a share link open for seven more days, also one that has ended, up to 90 days from now. A cut that is gone is
 * made again; of a link that is open that is all.
 */
export async function extendShare(actor: Actor, input: Input): Promise<Result<undefined, 'NOT_FOUND'>> {
  return db().$transaction(async (tx) => {
    const share = await tx.shareLink.findUnique({
      where: { id: input.shareId },
      select: { state: true, expiresAt: true },
    })
    if (!share) return err('NOT_FOUND')
    const expiresAt = extendedEnd(share, input.now)
    const changed = await change(tx, actor, input, { to: 'extended', data: { expiresAt } })
    if (!changed.ok) return changed
    const { count } = await tx.shareLink.updateMany({
      where: { id: input.shareId, state: 'failed' },
      data: { state: 'preparing' },
    })
    if (count > 0) await enqueue(tx, 'share.cut', { shareLinkId: input.shareId })
    return changed
  })
}

function extendedEnd({ state, expiresAt }: { state: ShareState; expiresAt: Date }, now: Date): Date {
  if (state === 'failed' && expiresAt > now) return expiresAt
  const from = Math.max(expiresAt.getTime(), now.getTime())
  const last = now.getTime() + MOST_DAYS_AHEAD * DAY_MS
  return new Date(Math.max(expiresAt.getTime(), Math.min(from + EXTEND_DAYS * DAY_MS, last)))
}

async function change(
  tx: Tx,
  actor: Actor,
  { orderId, shareId, now }: Input,
  { to, data }: { to: string; data: Prisma.ShareLinkUpdateManyMutationInput },
): Promise<Result<undefined, 'NOT_FOUND'>> {
  if (actor.kind !== 'patient') return err('NOT_FOUND')
  const delivery = { withdrawnAt: null, order: { userId: actor.userId } }
  const where = { id: shareId, orderId, revokedAt: null, delivery }
  const { count } = await tx.shareLink.updateMany({ where, data })
  if (count === 0) return err('NOT_FOUND')
  await recordAudit(
    { actor, action: 'share.changed', orderId, objectId: shareId, detail: { to }, at: now },
    tx,
  )
  return ok()
}
