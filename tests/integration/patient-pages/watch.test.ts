import { beforeAll, describe, expect, it } from 'vitest'
import { POST as postProgress } from '@/app/api/orders/[id]/progress/route'
import { serveVideo } from '@/app/api/orders/[id]/video/serve-video'
import type { Actor } from '@/lib/auth/actor'
import { getWatchPage } from '@/lib/deliveries/delivery-queries'
import { ASSET_PARTS } from '@/lib/deliveries/video-part-schema'
import { readWatchProgress, saveWatchProgress } from '@/lib/deliveries/watch-progress'
import { db } from '@/lib/platform/db'
import { outlineOf } from '@/lib/reports/report-outline'
import { createDelivery, createVideoAsset } from '@/tests/factories/delivery'
import { exampleTiming } from '@/tests/factories/example-timing'
import { createOrder } from '@/tests/factories/order'
import { createStaff, createUser } from '@/tests/factories/user'

const isStillSignedIn = async () => true

const now = new Date('2026-11-23T12:00:00Z')
const REPORT = 'FINDINGS: Mild disc desiccation at L4-L5.\nIMPRESSION: Mild degenerative change.'
const BYTES = Buffer.from('WEBVTT\n\n00:00.000 --> 00:02.000\nHello.\n')

let orderId: string
let deliveryId: string
let owner: Actor
beforeAll(async () => {
  const order = await createOrder({ status: 'delivered', text: { pastedText: REPORT } })
  orderId = order.id
  owner = { kind: 'patient', userId: order.userId ?? '' }
  const delivery = await createDelivery(order.id)
  deliveryId = delivery.id
  const timing = Buffer.from(JSON.stringify(exampleTiming(['findings-1'])))
  await createVideoAsset(delivery.videoId, 'timing', timing, 'application/json')
  await createVideoAsset(delivery.videoId, 'captions', BYTES, 'text/vtt')
  for (const kind of ['poster', 'sprite'] as const)
    await createVideoAsset(delivery.videoId, kind, BYTES, 'image/jpeg')
  await createVideoAsset(delivery.videoId, 'audio', BYTES, 'audio/mp4')
})

describe('what belongs to a video', () => {
  const ask = (actor: Actor, part: (typeof ASSET_PARTS)[number], range?: string) =>
    serveVideo(actor, new Request('http://localhost/', range ? { headers: { range } } : {}), {
      orderId,
      videoId: null,
      part,
      isStillSignedIn,
      now,
    })

  it.each(ASSET_PARTS)(
    'serves the %s whole and by range to its patient, and to nobody else',
    async (part) => {
      const whole = await ask(owner, part)
      expect(whole.status).toBe(200)
      expect(whole.headers.get('content-disposition')).toMatch(/^attachment/)
      expect(Buffer.from(await whole.arrayBuffer()).equals(BYTES)).toBe(true)
      const suffix = await ask(owner, part, 'bytes=-5')
      expect(suffix.status).toBe(206)
      expect(Buffer.from(await suffix.arrayBuffer()).equals(BYTES.subarray(-5))).toBe(true)
      expect((await ask(owner, part, `bytes=${BYTES.length}-`)).status).toBe(416)
      for (const range of [undefined, 'bytes=0-1', 'bytes=-1', 'bytes=9999-']) {
        expect((await ask({ kind: 'anonymous' }, part, range)).status).toBe(401)
        expect((await ask({ kind: 'patient', userId: (await createUser()).id }, part, range)).status).toBe(
          404,
        )
      }
    },
  )

  it('counts the video and all its parts as one view', async () => {
    for (const part of ASSET_PARTS) await ask(owner, part)
    expect(await db().auditEvent.count({ where: { orderId, action: 'video.viewed' } })).toBe(1)
  })
})

describe('the watch page', () => {
  it('has the chapters, the transcript and the sentences of the report', async () => {
    const page = await getWatchPage(owner, { orderId, now })
    expect(page).toMatchObject({
      ok: true,
      value: {
        video: { parts: [...ASSET_PARTS], timing: { durationMs: 95_000 } },
        report: { outline: outlineOf(REPORT) },
      },
    })
  })

  it('plays on when the timing cannot be read', async () => {
    const mine = await createOrder({ status: 'delivered' })
    const delivery = await createDelivery(mine.id)
    await createVideoAsset(delivery.videoId, 'timing', Buffer.from('{"durationMs":-1}'), 'application/json')
    const page = await getWatchPage({ kind: 'patient', userId: mine.userId ?? '' }, { orderId: mine.id, now })
    expect(page).toMatchObject({
      ok: true,
      value: { report: { outline: null, pages: [] }, video: { parts: [], timing: null } },
    })
  })
})

describe('going on where one stopped', () => {
  it('is kept for its patient alone, and begins anew after the end', async () => {
    const save = (actor: Actor, positionMs: number) =>
      saveWatchProgress(actor, { orderId, deliveryId, positionMs, now })
    expect((await save(owner, 41_000.4)).ok).toBe(true)
    expect(await readWatchProgress(owner, deliveryId)).toBe(41_000)
    const stranger: Actor = { kind: 'patient', userId: (await createUser()).id }
    const staff: Actor = { kind: 'staff', userId: (await createStaff()).id }
    for (const other of [stranger, staff, { kind: 'anonymous' } as const]) {
      expect(await save(other, 1_000)).toEqual({ ok: false, code: 'NOT_FOUND' })
      expect(await readWatchProgress(other, deliveryId)).toBe(0)
    }
    expect(await db().watchProgress.count()).toBe(1)
    await save(owner, 93_000)
    expect(await readWatchProgress(owner, deliveryId)).toBe(0)
  })

  it('takes no place in an older version for the new one', async () => {
    const order = await createOrder({ status: 'delivered' })
    const actor: Actor = { kind: 'patient', userId: order.userId ?? '' }
    const old = await createDelivery(order.id)
    const withdrawal = { withdrawnAt: now, withdrawnById: old.deliveredById }
    await db().delivery.update({ where: { id: old.id }, data: withdrawal })
    const next = await createDelivery(order.id)
    const save = (deliveryId: string) =>
      saveWatchProgress(actor, { orderId: order.id, deliveryId, positionMs: 41_000, now })
    expect(await save(old.id)).toEqual({ ok: false, code: 'NOT_FOUND' })
    expect(await readWatchProgress(actor, next.id)).toBe(0)
    expect((await save(next.id)).ok).toBe(true)
  })

  it('is refused from another site', async () => {
    const request = new Request('http://localhost/', {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
      body: '{"positionMs":1}',
    })
    expect((await postProgress(request, { params: Promise.resolve({ id: orderId }) })).status).toBe(403)
  })
})
