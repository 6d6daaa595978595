import { randomBytes } from 'node:crypto'
import { findArticle } from '@/lib/articles/article-queries'
import type { Actor } from '@/lib/auth/actor'
import { db, type Tx } from '@/lib/platform/db'
import { consume } from '@/lib/platform/rate-limit'
import { orderNumberFrom } from '@/lib/shared/order-number'
import { zoneOfPlace } from '@/lib/shared/place-zones'
import { err, ok, type Result } from '@/lib/shared/result'
import { draftExpiryFrom, draftOwnedBy } from './draft-access'
import type { OrderedFor } from './order-choices-schema'
import { createOrderKey, type OrderCipher, openOrderKey } from './order-key'
import { type OrdersClosed, serviceAvailability } from './service-availability'

export type StartInput = {
  /** The draft this browser already holds, to be changed instead of starting another. */
  orderId: string | null
  orderedFor: OrderedFor
  place: string
  locale: string
  source: string
  /** The article whose order button led here, `<series>/<slug>`. */
  article: string | null
  /** Whose share of new drafts it counts against. */
  clientIp: string
  now: Date
}

export type StartResult =
  | Result<{ orderId: string }, 'NOT_SERVED' | 'TOO_MANY'>
  | { ok: false; code: 'CLOSED'; closed: OrdersClosed }

/**
 * Step 1 of ordering: starts a draft, or changes the one the actor holds. Asked before anything is uploaded:
 * `NOT_SERVED` when nobody licensed for the place is available, `CLOSED` when no new orders are taken,
 * `TOO_MANY` when too many were started from one network.
 */
export async function startDraft(actor: Actor, input: StartInput): Promise<StartResult> {
  const { now, place, orderedFor } = input
  const availability = await serviceAvailability(db(), { place, now })
  if (availability.status === 'NOT_SERVED') return err('NOT_SERVED')
  if (availability.status !== 'OPEN') return { ok: false, code: 'CLOSED', closed: availability }

  const changes = { orderedFor, place, draftExpiresAt: draftExpiryFrom(now) }
  const owned = input.orderId ? draftOwnedBy(actor, input.orderId) : null
  if (owned && input.orderId) {
    const changed = await db().order.updateMany({ where: owned, data: changes })
    if (changed.count === 1) {
      await followPlace(input.orderId, place)
      await rememberArticle(input.orderId, input.article)
      return ok({ orderId: input.orderId })
    }
  }
  if (!(await consume('draft_start', input.clientIp))) return err('TOO_MANY')
  return db().$transaction(async (tx) => {
    const order = await tx.order.create({
      data: {
        ...changes,
        timeZone: zoneOfPlace(place),
        number: orderNumberFrom(randomBytes(7)),
        locale: input.locale,
        source: input.source,
      },
      select: { id: true },
    })
    const cipher = await createOrderKey(tx, order.id)
    await saveArticle(tx, { cipher, orderId: order.id, article: input.article })
    await tx.orderEvent.create({
      data: { orderId: order.id, command: 'start', toStatus: 'draft', actorKind: 'patient', at: now },
      select: { id: true },
    })
    return ok({ orderId: order.id })
  })
}

/** The zone of a draft is its place's until its patient has come to the step that asks for it. */
async function followPlace(orderId: string, place: string): Promise<void> {
  await db().order.updateMany({
    where: { id: orderId, firstName: null },
    data: { timeZone: zoneOfPlace(place) },
  })
}

/** For a draft that is there already: the first article that led to it stays. */
async function rememberArticle(orderId: string, article: string | null): Promise<void> {
  const cipher = article === null ? null : await openOrderKey(db(), orderId)
  if (cipher) await saveArticle(db(), { cipher, orderId, article })
}

async function saveArticle(
  tx: Pick<Tx, 'order'>,
  { cipher, orderId, article }: { cipher: OrderCipher; orderId: string; article: string | null },
): Promise<void> {
  const [series = '', slug = ''] = article?.split('/') ?? []
  if (!findArticle(series, slug)) return
  const place = { table: 'Order', column: 'leadArticle', id: orderId }
  await tx.order.updateMany({
    where: { id: orderId, leadArticle: null },
    data: { leadArticle: cipher.encrypt(place, `${series}/${slug}`) },
  })
}
