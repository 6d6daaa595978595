import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { type OrderCipher, openOrderKey } from '@/lib/orders/order-key'
import { ownsOrder } from '@/lib/orders/order-policy'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { readDeliveredTiming } from './delivered-timing'
import { type ShareBody, type ShareStanding, shareBodySchema } from './share-schema'

export type ShareItem = {
  id: string
  name: string
  hasCode: boolean
  showsReport: boolean
  /** Titles of the chosen chapters; none for the whole video. */
  chapterTitles: string[]
  standing: ShareStanding
  createdAt: Date
  expiresAt: Date
  /** Newest first. */
  visits: { openedAt: Date; watchedAt: Date | null }[]
}

export type SharePage = {
  orderNumber: string
  locale: string
  timeZone: string
  firstName: string
  chapters: { id: string; title: string }[]
  shares: ShareItem[]
}

const MOST_VISITS = 20

/** The links a patient made, also for a delivery that was withdrawn since, and who opened them when. */
export async function getSharePage(
  actor: Actor,
  { orderId, now }: { orderId: string; now: Date },
): Promise<Result<SharePage, 'NOT_FOUND' | 'NOT_DELIVERED'>> {
  const order = await db().order.findUnique({ where: { id: orderId }, select: ORDER })
  if (!order) return err('NOT_FOUND')
  if (!ownsOrder(actor, order)) {
    await recordAudit({ actor, action: 'order.denied', orderId, wasAllowed: false, at: now })
    return err('NOT_FOUND')
  }
  const [cipher, timing] = await Promise.all([
    openOrderKey(db(), orderId),
    readDeliveredTiming(actor, { orderId, now }),
  ])
  if (!cipher) return err('NOT_FOUND')
  if (order.deliveries.every(({ withdrawnAt }) => withdrawnAt !== null)) return err('NOT_DELIVERED')
  const chapters = (timing?.chapters ?? []).map(({ id, title }) => ({ id, title }))
  const titleOf = (id: string) => chapters.find((chapter) => chapter.id === id)?.title ?? ''
  return ok({
    orderNumber: order.number,
    locale: order.locale,
    timeZone: order.timeZone,
    firstName: cipher.decrypt({ table: 'Order', column: 'firstName', id: orderId }, order.firstName) ?? '',
    chapters,
    shares: order.deliveries.flatMap(({ shares, withdrawnAt }) =>
      shares.map((share) => ({
        id: share.id,
        name: readShareBody(cipher, share).name,
        hasCode: share.needsCode,
        showsReport: share.showsReport,
        chapterTitles: share.chapterIds.map(titleOf),
        standing: standingOf({ ...share, withdrawnAt }, now),
        createdAt: share.createdAt,
        expiresAt: share.expiresAt,
        visits: share.visits,
      })),
    ),
  })
}

const ORDER = {
  id: true,
  userId: true,
  number: true,
  locale: true,
  timeZone: true,
  firstName: true,
  deliveries: {
    orderBy: { deliveredAt: 'desc' },
    select: {
      withdrawnAt: true,
      shares: {
        orderBy: { createdAt: 'desc' },
        select: {
          id: true,
          body: true,
          needsCode: true,
          showsReport: true,
          chapterIds: true,
          state: true,
          createdAt: true,
          expiresAt: true,
          revokedAt: true,
          visits: {
            orderBy: { openedAt: 'desc' },
            take: MOST_VISITS,
            select: { openedAt: true, watchedAt: true },
          },
        },
      },
    },
  },
} as const

/** What the patient typed about a share. */
export function readShareBody(cipher: OrderCipher, { id, body }: { id: string; body: string }): ShareBody {
  const text = cipher.decrypt({ table: 'ShareLink', column: 'body', id }, body)
  return shareBodySchema.parse(JSON.parse(text ?? 'null'))
}

function standingOf(
  share: {
    state: 'preparing' | 'ready' | 'failed'
    expiresAt: Date
    revokedAt: Date | null
    withdrawnAt: Date | null
  },
  now: Date,
): ShareStanding {
  if (share.revokedAt) return 'stopped'
  if (share.withdrawnAt) return 'replaced'
  if (share.expiresAt <= now) return 'ended'
  return share.state === 'ready' ? 'open' : share.state
}
