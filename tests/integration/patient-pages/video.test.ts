import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { serveVideo } from '@/app/api/orders/[id]/video/serve-video'
import type { Actor } from '@/lib/auth/actor'
import { getWatchPage } from '@/lib/deliveries/delivery-queries'
import { RECHECK_MS } from '@/lib/deliveries/while-allowed'
import { db } from '@/lib/platform/db'
import { createDelivery, createVideo } from '@/tests/factories/delivery'
import { createOrder } from '@/tests/factories/order'
import { createStaff, createUser } from '@/tests/factories/user'

const isStillSignedIn = async () => true

const now = new Date('2026-11-25T12:00:00Z')
const bytes = randomBytes(200_000)

let order: Awaited<ReturnType<typeof createOrder>>
let owner: Actor
let staff: Actor

beforeAll(async () => {
  order = await createOrder({ status: 'delivered' })
  await createDelivery(order.id, { bytes })
  owner = { kind: 'patient', userId: order.userId ?? '' }
  staff = { kind: 'staff', userId: (await createStaff()).id }
})

function ask(
  actor: Actor,
  headers: Record<string, string> = {},
  input: { videoId?: string; method?: string; at?: Date } = {},
) {
  const request = new Request('http://localhost:3000/', { headers, method: input.method ?? 'GET' })
  return serveVideo(actor, request, {
    orderId: order.id,
    videoId: input.videoId ?? null,
    isStillSignedIn,
    now: input.at ?? now,
  })
}

async function bodyOf(response: Response): Promise<Buffer> {
  return Buffer.from(await response.arrayBuffer())
}

describe('the video by ranges', () => {
  it('is whole without a range, never cached and never sniffed', async () => {
    const response = await ask(owner)
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'accept-ranges': 'bytes',
      'cache-control': 'private, no-store',
      'content-length': '200000',
      'content-type': 'video/mp4',
      'x-content-type-options': 'nosniff',
    })
    expect((await bodyOf(response)).equals(bytes)).toBe(true)
  })

  it.each([
    ['bytes=0-1', 0, 1],
    ['bytes=65530-65600', 65_530, 65_600],
    ['bytes=199999-', 199_999, 199_999],
    ['bytes=-500', 199_500, 199_999],
    ['bytes=100-9999999', 100, 199_999],
  ])('answers %s', async (range, start, end) => {
    const response = await ask(owner, { range })
    expect(response.status).toBe(206)
    expect(response.headers.get('content-range')).toBe(`bytes ${start}-${end}/200000`)
    expect(response.headers.get('content-length')).toBe(String(end - start + 1))
    expect((await bodyOf(response)).equals(bytes.subarray(start, end + 1))).toBe(true)
  })

  it.each(['bytes=200000-', 'bytes=-0'])('answers 416 to %s', async (range) => {
    const response = await ask(owner, { range })
    expect(response.status).toBe(416)
    expect(response.headers.get('content-range')).toBe('bytes */200000')
  })

  it('gives the whole new video to a player that holds a part of an older one', async () => {
    expect((await ask(owner, { range: 'bytes=5-9', 'if-range': '"other"' })).status).toBe(200)
    const etag = (await ask(owner, {}, { method: 'HEAD' })).headers.get('etag') ?? ''
    expect((await ask(owner, { range: 'bytes=5-9', 'if-range': etag })).status).toBe(206)
  })

  it('answers HEAD without a body', async () => {
    const response = await ask(owner, {}, { method: 'HEAD' })
    expect(response.headers.get('content-length')).toBe('200000')
    expect(response.body).toBeNull()
  })

  it('stops reading when the player goes away', async () => {
    const response = await ask(owner)
    const reader = response.body?.getReader()
    expect((await reader?.read())?.value?.length).toBeGreaterThan(0)
    await reader?.cancel()
    expect((await reader?.read())?.done).toBe(true)
  })

  it.each(['patient', 'staff'])('breaks off while it is read when its %s signs out', async (who) => {
    vi.useFakeTimers({ toFake: ['Date'], now })
    onTestFinished(() => void vi.useRealTimers())
    let isIn = true
    const input = { orderId: order.id, videoId: null, isStillSignedIn: async () => isIn, now }
    const actor = who === 'staff' ? staff : owner
    const response = await serveVideo(actor, new Request('http://localhost:3000/'), input)
    const reader = response.body?.getReader()
    expect((await reader?.read())?.value?.length).toBeGreaterThan(0)
    isIn = false
    vi.setSystemTime(now.getTime() + RECHECK_MS)
    const rest = async () => {
      while (!(await reader?.read())?.done);
    }
    await expect(rest()).rejects.toThrow()
  })

  it('counts as one view an hour, however many ranges are asked for at once', async () => {
    const viewer = await createUser()
    const mine = await createOrder({ status: 'delivered', userId: viewer.id, email: viewer.email })
    await createDelivery(mine.id)
    const actor = { kind: 'patient', userId: viewer.id } as const
    const play = (at: Date) =>
      serveVideo(actor, new Request('http://localhost/'), {
        orderId: mine.id,
        videoId: null,
        isStillSignedIn,
        now: at,
      })
    const views = () => db().auditEvent.count({ where: { orderId: mine.id, action: 'video.viewed' } })
    await Promise.all(Array.from({ length: 8 }, () => play(now)))
    await play(new Date(now.getTime() + 59 * 60_000))
    expect(await views()).toBe(1)
    await play(new Date(now.getTime() + 61 * 60_000))
    expect(await views()).toBe(2)
  })
})

describe('who may watch', () => {
  it('is nobody else: 401 for strangers, 404 for another patient, both at every range', async () => {
    const other = await createUser()
    for (const headers of [{}, { range: 'bytes=0-1' }, { range: 'bytes=-5' }]) {
      expect((await ask({ kind: 'anonymous' }, headers)).status).toBe(401)
      expect((await ask({ kind: 'draft', orderId: order.id }, headers)).status).toBe(401)
      const denied = await ask({ kind: 'patient', userId: other.id }, headers)
      expect(denied.status).toBe(404)
      expect((await bodyOf(denied)).length).toBe(0)
    }
    const rows = { orderId: order.id, action: 'video.denied', actorId: other.id, wasAllowed: false }
    expect(await db().auditEvent.count({ where: rows })).toBe(3)
  })

  it('lets staff see any version and a patient the delivered one only', async () => {
    const newer = await createVideo(order.id, { bytes: Buffer.from('newer') })
    expect((await bodyOf(await ask(staff))).toString()).toBe('newer')
    expect((await bodyOf(await ask(staff, {}, { videoId: newer.id }))).toString()).toBe('newer')
    expect((await bodyOf(await ask(owner, {}, { videoId: newer.id }))).equals(bytes)).toBe(true)
    const elsewhere = await createVideo((await createOrder({ status: 'delivered' })).id)
    expect((await ask(staff, {}, { videoId: elsewhere.id })).status).toBe(404)
  })

  it('ends for the patient at once when the delivery is withdrawn, and for nobody before one', async () => {
    const mine = await createOrder({ status: 'delivered' })
    const delivery = await createDelivery(mine.id)
    const actor: Actor = { kind: 'patient', userId: mine.userId ?? '' }
    const status = async () =>
      (
        await serveVideo(actor, new Request('http://localhost/'), {
          orderId: mine.id,
          videoId: null,
          isStillSignedIn,
          now,
        })
      ).status
    expect(await status()).toBe(200)
    const withdrawn = { withdrawnAt: now, withdrawnById: delivery.deliveredById }
    await db().delivery.update({ where: { id: delivery.id }, data: withdrawn })
    expect(await status()).toBe(404)
    expect(await getWatchPage(actor, { orderId: mine.id, now })).toEqual({ ok: false, code: 'WITHDRAWN' })
  })
})

describe('the watch page', () => {
  it('shows the plain report and its makers, and audits each look without counting it as watched', async () => {
    const mine = await createOrder({ status: 'delivered' })
    const delivery = await createDelivery(mine.id)
    const actor: Actor = { kind: 'patient', userId: mine.userId ?? '' }
    const page = await getWatchPage(actor, { orderId: mine.id, now })
    expect(page).toMatchObject({
      ok: true,
      value: {
        orderNumber: mine.number,
        author: { name: 'Dr. Test Person' },
        approver: { name: 'Dr. Test Person' },
        video: { durationMs: 95_000, mediaType: 'video/mp4' },
        plainReport: { type: 'doc' },
      },
    })
    await getWatchPage(actor, { orderId: mine.id, now: new Date(now.getTime() + 1_000) })
    const { firstWatchedAt } = await db().delivery.findUniqueOrThrow({ where: { id: delivery.id } })
    expect(firstWatchedAt).toBeNull()
    expect(await db().auditEvent.count({ where: { orderId: mine.id, action: 'delivery.viewed' } })).toBe(2)
  })

  it('opens as on the first day for who finds the mail a month later', async () => {
    const monthLater = new Date(now.getTime() + 31 * 86_400_000)
    expect(await getWatchPage(owner, { orderId: order.id, now: monthLater })).toMatchObject({ ok: true })
    expect((await ask(owner, { range: 'bytes=0-9' }, { at: monthLater })).status).toBe(206)
  })

  it('says that there is nothing yet, and does not exist for anyone else', async () => {
    const mine = await createOrder({ status: 'in_production' })
    const actor: Actor = { kind: 'patient', userId: mine.userId ?? '' }
    expect(await getWatchPage(actor, { orderId: mine.id, now })).toEqual({ ok: false, code: 'NOT_DELIVERED' })
    const other: Actor = { kind: 'patient', userId: (await createUser()).id }
    for (const stranger of [other, staff, { kind: 'anonymous' } as const]) {
      expect(await getWatchPage(stranger, { orderId: order.id, now })).toEqual({
        ok: false,
        code: 'NOT_FOUND',
      })
    }
  })
})
