import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { hashOfToken, signed } from '@/lib/auth/secret-token'
import { visitsIn, withVisit } from '@/lib/auth/share-visits'
import { extendShare } from '@/lib/deliveries/change-share'
import { createShare } from '@/lib/deliveries/create-share'
import { openShare } from '@/lib/deliveries/open-share'
import { getSharePage } from '@/lib/deliveries/share-queries'
import { MAX_LIVE_SHARES } from '@/lib/deliveries/share-schema'
import { getSharedPage, openSharedPart } from '@/lib/deliveries/shared-view'
import { db } from '@/lib/platform/db'
import { createDelivery } from '@/tests/factories/delivery'
import { createOrder } from '@/tests/factories/order'
import { newShare } from '@/tests/factories/share'

const now = new Date('2026-11-23T12:00:00Z')

async function sharedLink() {
  const order = await createOrder({ status: 'delivered' })
  const { id: deliveryId } = await createDelivery(order.id)
  const patient: Actor = { kind: 'patient', userId: order.userId ?? '' }
  const made = await createShare(patient, { orderId: order.id, share: newShare(), now })
  if (!made.ok) throw new Error(made.code)
  return { orderId: order.id, deliveryId, patient, ...made.value }
}

async function visitOf(token: string, at = now): Promise<string> {
  const opened = await openShare({ token, code: null, now: at, clientIp: randomUUID() })
  if (!opened.ok) throw new Error(opened.code)
  return opened.value.visitId
}

describe('the visits of one browser', () => {
  it('are in its cookie, the latest first, five at most, and none that we did not write', () => {
    const ids = Array.from({ length: 6 }, () => randomUUID())
    const cookie = ids.reduce<string | null>((before, id) => withVisit(before, id), null)
    expect(visitsIn(cookie)).toEqual(ids.toReversed().slice(0, 5))
    const one = ids[0] ?? ''
    for (const forged of [
      null,
      '',
      one,
      `${one}.x`,
      `${cookie}x`,
      signed('draft', one),
      signed('share', 'x'),
    ])
      expect(visitsIn(forged)).toEqual([])
    expect(visitsIn(withVisit('forged', one))).toEqual([one])
  })

  it('open each its own link, and no other', async () => {
    const [first, second] = [await sharedLink(), await sharedLink()]
    const visitIds = [await visitOf(second.token), await visitOf(first.token)]
    const denials = async ({ orderId }: { orderId: string }) =>
      db().auditEvent.count({ where: { orderId, action: 'share.denied' } })
    const both: Actor = { kind: 'guest', visitIds }
    for (const { shareId } of [first, second]) {
      expect(await getSharedPage({ actor: both, shareId, now })).toMatchObject({ ok: true })
      expect(await openSharedPart({ actor: both, shareId, part: 'video', now })).toMatchObject({ ok: true })
    }
    expect([await denials(first), await denials(second)]).toEqual([0, 0])
    const one: Actor = { kind: 'guest', visitIds: visitIds.slice(0, 1) }
    expect(await getSharedPage({ actor: one, shareId: first.shareId, now })).toMatchObject({ ok: false })
    expect([await denials(first), await denials(second)]).toEqual([1, 0])
  })
})

describe('the links of a delivery that was withdrawn', () => {
  it('stay on the list with who opened them, end, and are in nobody’s way', async () => {
    const { orderId, deliveryId, patient, shareId, token } = await sharedLink()
    const visitedAt = new Date(now.getTime() + 1_000)
    await visitOf(token, visitedAt)
    const list = async () => {
      const page = await getSharePage(patient, { orderId, now })
      return page.ok ? page.value.shares : page.code
    }
    const { deliveredById } = await db().delivery.findUniqueOrThrow({ where: { id: deliveryId } })
    const withdrawn = { withdrawnAt: now, withdrawnById: deliveredById }
    await db().delivery.update({ where: { id: deliveryId }, data: withdrawn })
    expect(await list()).toBe('NOT_DELIVERED')
    await createDelivery(orderId)
    expect(await list()).toMatchObject([
      { id: shareId, name: 'my son', standing: 'replaced', visits: [{ openedAt: visitedAt }] },
    ])
    expect(await extendShare(patient, { orderId, shareId, now })).toMatchObject({ ok: false })
    const share = await db().shareLink.findUniqueOrThrow({ where: { id: shareId } })
    await db().shareLink.createMany({
      data: Array.from({ length: MAX_LIVE_SHARES }, () => ({
        ...share,
        id: randomUUID(),
        tokenHash: hashOfToken(randomUUID()),
      })),
    })
    expect(await createShare(patient, { orderId, share: newShare(), now })).toMatchObject({ ok: true })
  })
})
