import { randomUUID } from 'node:crypto'
import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor, PatientActor } from '@/lib/auth/actor'
import { canonicalAddress } from '@/lib/auth/mail-address'
import { hashOfToken, newSecretToken } from '@/lib/auth/secret-token'
import { enqueue } from '@/lib/jobs/enqueue'
import { openOrderKey } from '@/lib/orders/order-key'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { readDeliveredTiming } from './delivered-timing'
import { liveShare } from './share-access'
import { MAX_LIVE_SHARES, type NewShare, type ShareBody } from './share-schema'

const DAY_MS = 86_400_000

export type CreateShareError = 'NOT_FOUND' | 'BAD_ADDRESS' | 'NO_SUCH_CHAPTER' | 'TOO_MANY'

/**
 * Makes a link for one person to the patient's live delivery. The token is given back once and stored only as a hash.
 * With chosen chapters a job first cuts a video of just these; until then the link says that it is being prepared.
 */
export async function createShare(
  actor: Actor,
  { orderId, share, now }: { orderId: string; share: NewShare; now: Date },
): Promise<Result<{ shareId: string; token: string }, CreateShareError>> {
  if (actor.kind !== 'patient') return err('NOT_FOUND')
  const delivery = await findOwnDelivery(actor, orderId)
  if (!delivery) return err('NOT_FOUND')
  const email = share.email === '' ? null : canonicalAddress(share.email)
  if (email && !email.ok) return email
  const chapterIds = await chosenChapters(actor, { orderId, share, now })
  if (!chapterIds) return err('NO_SUCH_CHAPTER')
  const [token, id] = [newSecretToken(), randomUUID()]
  const body: ShareBody = { name: share.name, owner: share.owner, email: email ? email.value : null }
  return db().$transaction(async (tx) => {
    // One after the other, so that the limit holds however many are asked for at once.
    await tx.$queryRaw`SELECT id FROM "Order" WHERE id = ${orderId}::uuid FOR UPDATE`
    const live = await tx.shareLink.count({ where: { orderId, ...liveShare(now) } })
    if (live >= MAX_LIVE_SHARES) return err('TOO_MANY')
    const cipher = await openOrderKey(tx, orderId)
    if (!cipher) return err('NOT_FOUND')
    await tx.shareLink.create({
      data: {
        id,
        orderId,
        deliveryId: delivery.id,
        tokenHash: hashOfToken(token),
        body: cipher.encrypt({ table: 'ShareLink', column: 'body', id }, JSON.stringify(body)),
        needsCode: body.email !== null,
        showsReport: share.showsReport,
        chapterIds,
        state: chapterIds.length > 0 ? 'preparing' : 'ready',
        createdAt: now,
        expiresAt: new Date(now.getTime() + share.days * DAY_MS),
      },
      select: { id: true },
    })
    if (chapterIds.length > 0) await enqueue(tx, 'share.cut', { shareLinkId: id })
    await recordAudit({ actor, action: 'share.created', orderId, objectId: id, at: now }, tx)
    return ok({ shareId: id, token })
  })
}

function findOwnDelivery({ userId }: PatientActor, orderId: string) {
  return db().delivery.findFirst({
    where: { orderId, withdrawnAt: null, order: { userId } },
    select: { id: true },
  })
}

/** The chosen chapters in the order of the video, none for all of it; null when one is not of this video. */
async function chosenChapters(
  actor: PatientActor,
  { orderId, share, now }: { orderId: string; share: NewShare; now: Date },
): Promise<string[] | null> {
  if (share.chapters.length === 0) return []
  const timing = await readDeliveredTiming(actor, { orderId, now })
  const all = timing?.chapters.map(({ id }) => id) ?? []
  if (share.chapters.some((id) => !all.includes(id))) return null
  const chosen = all.filter((id) => share.chapters.includes(id))
  return chosen.length === all.length ? [] : chosen
}
