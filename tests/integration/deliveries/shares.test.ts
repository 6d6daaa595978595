import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { POST as askForCode } from '@/app/api/share/code/route'
import { serveShared } from '@/app/api/shared/[share]/[part]/serve-shared'
import type { Actor } from '@/lib/auth/actor'
import { codeFor } from '@/lib/auth/challenge-code'
import { extendShare, revokeShare } from '@/lib/deliveries/change-share'
import { createShare } from '@/lib/deliveries/create-share'
import { findShareDoor, openShare, sendShareCode, shareCodeForMail } from '@/lib/deliveries/open-share'
import { getSharePage } from '@/lib/deliveries/share-queries'
import type { NewShare } from '@/lib/deliveries/share-schema'
import { getSharedPage, noteSharedWatched, VISIT_MS } from '@/lib/deliveries/shared-view'
import { ASSET_PARTS, type VideoPart } from '@/lib/deliveries/video-part-schema'
import { warnOfEndingShares } from '@/lib/deliveries/watch-shares'
import { runJob } from '@/lib/jobs/run-job'
import { eraseOrder } from '@/lib/orders/erase-order'
import { systemClock } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { storage } from '@/lib/platform/storage'
import { createDelivery, createVideoAsset } from '@/tests/factories/delivery'
import { exampleTiming } from '@/tests/factories/example-timing'
import { createOrder } from '@/tests/factories/order'
import { newShare } from '@/tests/factories/share'
import { createUser } from '@/tests/factories/user'

const now = new Date('2026-11-23T12:00:00Z')
const later = (ms: number) => new Date(now.getTime() + ms)
const DAY_MS = 86_400_000
const PARTS: readonly VideoPart[] = ['video', ...ASSET_PARTS]
const RANGES = [undefined, 'bytes=0-', 'bytes=0-1', 'bytes=-3', 'bytes=999999999-']
const ALL = newShare({ name: 'my daughter', showsReport: true })

/** A delivered order with a video of 6 s: red for 3, then blue, each a chapter. */
async function deliveredOrder() {
  const order = await createOrder({ status: 'delivered' })
  const delivery = await createDelivery(order.id, { bytes: video })
  const timing = exampleTiming()
  const seconds = [0, 1, 3, 4, 6]
  timing.durationMs = 6_000
  timing.chapters.forEach((chapter, nth) => {
    chapter.startMs = nth * 3_000
    chapter.endMs = (nth + 1) * 3_000
  })
  timing.sentences.forEach((sentence, nth) => {
    sentence.startMs = (seconds[nth] ?? 0) * 1_000
    sentence.endMs = (seconds[nth + 1] ?? 0) * 1_000
  })
  await createVideoAsset(delivery.videoId, 'timing', Buffer.from(JSON.stringify(timing)), 'application/json')
  for (const part of ASSET_PARTS)
    await createVideoAsset(delivery.videoId, part, Buffer.from(`the ${part} of all`), 'text/vtt')
  const actor: Actor = { kind: 'patient', userId: order.userId ?? '' }
  return { orderId: order.id, deliveryId: delivery.id, deliveredById: delivery.deliveredById, actor }
}

type Delivered = Awaited<ReturnType<typeof deliveredOrder>>

async function shared({ actor, orderId }: Delivered, share: Partial<NewShare> = {}, at = now) {
  const made = await createShare(actor, { orderId, share: { ...ALL, ...share }, now: at })
  if (!made.ok) throw new Error(made.code)
  return made.value
}

let network = 0
function clientIp(): string {
  network += 1
  return `10.0.0.${network}`
}

async function visit(token: string, at = now): Promise<{ shareId: string; actor: Actor }> {
  const opened = await openShare({ token, code: null, now: at, clientIp: clientIp() })
  if (!opened.ok) throw new Error(opened.code)
  return { shareId: opened.value.shareId, actor: { kind: 'guest', visitIds: [opened.value.visitId] } }
}

function ask(actor: Actor, shareId: string, part: VideoPart, range?: string, at = now) {
  const request = new Request('http://localhost/', range ? { headers: { range } } : {})
  return serveShared(actor, request, { shareId, part, now: at })
}

/** The page, every asset and every range are closed. */
async function expectClosed(actor: Actor, shareId: string, at = now) {
  expect(await getSharedPage({ actor, shareId, now: at })).toEqual({ ok: false, code: 'NOT_FOUND' })
  expect(await noteSharedWatched({ actor, shareId, now: at })).toEqual({ ok: false, code: 'NOT_FOUND' })
  for (const part of PARTS) {
    for (const range of RANGES) {
      const answer = await ask(actor, shareId, part, range, at)
      expect([401, 403], `${part} ${range}`).toContain(answer.status)
      expect((await answer.arrayBuffer()).byteLength).toBe(0)
    }
  }
}

let video: Buffer
let mine: Delivered
beforeAll(async () => {
  const file = path.join(os.tmpdir(), `mediphany-share-${process.pid}.mp4`)
  const colours = ['red', 'blue'].flatMap((colour) => [
    '-f',
    'lavfi',
    '-i',
    `color=${colour}:s=160x90:r=10:d=3`,
  ])
  const graph = ['-filter_complex', '[0:v][1:v]concat=n=2[v]', '-map', '[v]', '-map', '2:a']
  const sound = ['-f', 'lavfi', '-i', 'sine=duration=6']
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...colours, ...sound, ...graph, '-c:v', 'libx264', file])
  video = fs.readFileSync(file)
  fs.rmSync(file)
  mine = await deliveredOrder()
})

describe('a share link', () => {
  it('is stored as a hash, with what was typed encrypted', async () => {
    const { token } = await shared(mine, { name: 'CANARY-NAME', email: 'canary@example.org' })
    const rows = await db().$queryRaw<{ row: string }[]>`SELECT "ShareLink"::text AS row FROM "ShareLink"`
    const everything = rows.map(({ row }) => row).join()
    expect(everything).not.toContain(token)
    expect(everything).not.toMatch(/CANARY|canary/)
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
  })

  it('shows its door without opening, then the page, each part and each range', async () => {
    const { token } = await shared(mine)
    expect(await findShareDoor(token, now)).toMatchObject({ owner: 'Ada', needsCode: false, state: 'ready' })
    const { shareId, actor } = await visit(token)
    const page = await getSharedPage({ actor, shareId, now })
    expect(page).toMatchObject({
      ok: true,
      value: { owner: 'Ada', isPart: false, plainReport: { type: 'doc' } },
    })
    const whole = await ask(actor, shareId, 'video')
    expect(Buffer.from(await whole.arrayBuffer()).equals(video)).toBe(true)
    const end = await ask(actor, shareId, 'video', 'bytes=-7')
    expect(end.status).toBe(206)
    expect(Buffer.from(await end.arrayBuffer()).equals(video.subarray(-7))).toBe(true)
    expect((await ask(actor, shareId, 'video', `bytes=${video.length}-`)).status).toBe(416)
    for (const part of ASSET_PARTS) expect((await ask(actor, shareId, part)).status).toBe(200)
  })

  it('keeps the text back unless the patient chose to show it', async () => {
    const { token } = await shared(mine, { showsReport: false })
    const { shareId, actor } = await visit(token)
    expect(await getSharedPage({ actor, shareId, now })).toMatchObject({
      ok: true,
      value: { plainReport: null },
    })
  })

  it('lists who opened it when, and audits it', async () => {
    const delivered = await deliveredOrder()
    const { token, shareId } = await shared(delivered)
    const { actor } = await visit(token, later(1_000))
    // A page that loads asks for bytes, and its player asks again and again whether the link is open.
    await ask(actor, shareId, 'video', 'bytes=0-1', later(2_000))
    const list = () => getSharePage(delivered.actor, { orderId: delivered.orderId, now })
    expect(await list()).toMatchObject({ value: { shares: [{ visits: [{ watchedAt: null }] }] } })
    expect((await noteSharedWatched({ actor, shareId, now: later(7_000) })).ok).toBe(true)
    await noteSharedWatched({ actor, shareId, now: later(9_000) })
    const page = await list()
    expect(page).toMatchObject({
      ok: true,
      value: {
        shares: [
          {
            name: 'my daughter',
            standing: 'open',
            visits: [{ openedAt: later(1_000), watchedAt: later(7_000) }],
          },
        ],
      },
    })
    const opened = { orderId: delivered.orderId, action: 'share.opened', objectId: shareId }
    expect(await db().auditEvent.count({ where: opened })).toBe(1)
  })

  it('is made, listed, stopped and extended by its patient alone', async () => {
    const { shareId } = await shared(mine)
    const { orderId } = mine
    const other: Actor = { kind: 'patient', userId: (await createUser()).id }
    for (const stranger of [
      other,
      { kind: 'anonymous' } as const,
      { kind: 'guest', visitIds: [shareId] } as const,
    ]) {
      expect(await createShare(stranger, { orderId, share: ALL, now })).toMatchObject({ code: 'NOT_FOUND' })
      expect(await getSharePage(stranger, { orderId, now })).toMatchObject({ code: 'NOT_FOUND' })
      for (const change of [revokeShare, extendShare])
        expect(await change(stranger, { orderId, shareId, now })).toEqual({ ok: false, code: 'NOT_FOUND' })
    }
    const elsewhere = await deliveredOrder()
    expect(await revokeShare(elsewhere.actor, { orderId: elsewhere.orderId, shareId, now })).toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

describe('closed are the page, each part and each range', () => {
  it('without a visit, with a guessed one, and with one of another link', async () => {
    const { token, shareId } = await shared(mine)
    await visit(token)
    const other = await visit((await shared(mine)).token)
    await expectClosed({ kind: 'anonymous' }, shareId)
    await expectClosed({ kind: 'guest', visitIds: [crypto.randomUUID()] }, shareId)
    await expectClosed(other.actor, shareId)
    await expectClosed(mine.actor, shareId)
    expect(await findShareDoor('A'.repeat(43), now)).toBeNull()
  })

  it('once the link is stopped, at the next request', async () => {
    const { token, shareId } = await shared(mine)
    const { actor } = await visit(token)
    expect((await revokeShare(mine.actor, { orderId: mine.orderId, shareId, now })).ok).toBe(true)
    await expectClosed(actor, shareId)
    // The page, the word that it was watched and each refused request are on record, where the patient reads them.
    const denied = { action: 'share.denied', objectId: shareId, orderId: mine.orderId, wasAllowed: false }
    expect(await db().auditEvent.count({ where: { ...denied, actorKind: 'guest' } })).toBe(
      2 + PARTS.length * RANGES.length,
    )
    expect(await findShareDoor(token, now)).toBeNull()
    expect(await extendShare(mine.actor, { orderId: mine.orderId, shareId, now })).toMatchObject({
      ok: false,
    })
  })

  it('once it ended, until it is kept open', async () => {
    const { token, shareId } = await shared(mine)
    const over = later(7 * DAY_MS)
    expect(await findShareDoor(token, later(7 * DAY_MS - 1))).not.toBeNull()
    const { actor } = await visit(token, later(7 * DAY_MS - 1))
    await expectClosed(actor, shareId, over)
    expect(await findShareDoor(token, over)).toBeNull()
    await extendShare(mine.actor, { orderId: mine.orderId, shareId, now: over })
    expect((await ask(actor, shareId, 'video', undefined, over)).status).toBe(200)
  })

  it('after as long as its patient chose, and after each time they kept it open, within 90 days', async () => {
    const endOf = async (shareId: string) =>
      (await db().shareLink.findUniqueOrThrow({ where: { id: shareId } })).expiresAt
    const { shareId } = await shared(mine, { days: 30 })
    expect(await endOf(shareId)).toEqual(later(30 * DAY_MS))
    const keep = (at: Date) => extendShare(mine.actor, { orderId: mine.orderId, shareId, now: at })
    await keep(later(DAY_MS))
    expect(await endOf(shareId)).toEqual(later(37 * DAY_MS))
    await keep(later(40 * DAY_MS))
    expect(await endOf(shareId)).toEqual(later(47 * DAY_MS))
    for (let nth = 0; nth < 13; nth += 1) await keep(later(41 * DAY_MS))
    expect(await endOf(shareId)).toEqual(later(131 * DAY_MS))
    // Another try to make its video is no more than that.
    await db().shareLink.update({ where: { id: shareId }, data: { state: 'failed' } })
    await keep(later(60 * DAY_MS))
    expect(await endOf(shareId)).toEqual(later(131 * DAY_MS))
  })

  it('when a visit is half a day old', async () => {
    const { token, shareId } = await shared(mine)
    const { actor } = await visit(token)
    expect((await ask(actor, shareId, 'video', undefined, later(VISIT_MS - 1))).status).toBe(200)
    await expectClosed(actor, shareId, later(VISIT_MS))
  })

  it('when the delivery is withdrawn, and when the order is erased', async () => {
    const withdrawn = await deliveredOrder()
    const first = await shared(withdrawn)
    const visited = await visit(first.token)
    await db().delivery.update({
      where: { id: withdrawn.deliveryId },
      data: { withdrawnAt: now, withdrawnById: withdrawn.deliveredById },
    })
    await expectClosed(visited.actor, first.shareId)
    const erased = await deliveredOrder()
    const second = await shared(erased)
    const guest = await visit(second.token)
    await eraseOrder(erased.orderId, now)
    await expectClosed(guest.actor, second.shareId)
    expect(await db().shareLink.count({ where: { orderId: erased.orderId } })).toBe(0)
  })
})

describe('a link with a code', () => {
  const typed = (id: string, code: string) => ({ id, typed: code })

  it('names nobody at its door and opens only with the code that was mailed to the person', async () => {
    const { token, shareId } = await shared(mine, { email: 'Daughter@Example.org' })
    expect(await findShareDoor(token, now)).toMatchObject({ owner: null, needsCode: true })
    const open = (code: { id: string; typed: string } | null, at = now) =>
      openShare({ token, code, now: at, clientIp: clientIp() })
    expect(await open(null)).toEqual({ ok: false, code: 'CODE_NEEDED' })
    const sent = await sendShareCode({ token, now, clientIp: clientIp() })
    if (!sent.ok) throw new Error(sent.code)
    const { codeId } = sent.value
    const mail = await shareCodeForMail(codeId, now)
    expect(mail).toMatchObject({ email: 'daughter@example.org', code: codeFor(codeId) })
    expect(await open(typed(codeId, '000000'))).toMatchObject({ code: 'WRONG_CODE' })
    expect(await db().auditEvent.count({ where: { action: 'share.denied', objectId: shareId } })).toBe(1)
    expect(await open(typed(codeId, codeFor(codeId)), later(601_000))).toMatchObject({ code: 'WRONG_CODE' })
    expect((await open(typed(codeId, codeFor(codeId)))).ok).toBe(true)
    expect(await open(typed(codeId, codeFor(codeId)))).toMatchObject({ code: 'WRONG_CODE' })
    expect(await shareCodeForMail(codeId, now)).toBeNull()
  })

  it('takes no code of another link, and none after five tries', async () => {
    const [a, b] = [
      await shared(mine, { email: 'a@example.org' }),
      await shared(mine, { email: 'b@example.org' }),
    ]
    const sent = await sendShareCode({ token: a.token, now, clientIp: clientIp() })
    if (!sent.ok) throw new Error(sent.code)
    const { codeId } = sent.value
    const open = (token: string, code: string) =>
      openShare({ token, code: typed(codeId, code), now, clientIp: clientIp() })
    expect(await open(b.token, codeFor(codeId))).toMatchObject({ code: 'WRONG_CODE' })
    for (let nth = 0; nth < 5; nth++) await open(a.token, '999999x')
    expect(await open(a.token, codeFor(codeId))).toMatchObject({ code: 'WRONG_CODE' })
  })

  it('limits what is opened and mailed', async () => {
    // The route asks the system's clock.
    const today = systemClock.now()
    const { token } = await shared(mine, { email: 'c@example.org' }, today)
    for (let nth = 0; nth < 5; nth++) await sendShareCode({ token, now: today, clientIp: clientIp() })
    expect(await sendShareCode({ token, now: today, clientIp: clientIp() })).toEqual({
      ok: false,
      code: 'TOO_MANY',
    })
    // The page that says so still takes the code that was mailed before.
    const codeId = randomUUID()
    const asked = await askForCode(
      new Request('http://localhost:3000/api/share/code', {
        method: 'POST',
        headers: { origin: 'null', 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams({ token, codeId }),
      }),
    )
    expect(asked.headers.get('location')).toBe(`/share/${token}?code=${codeId}&problem=TOO_MANY`)
    const one = clientIp()
    const tries = await Promise.all(
      Array.from({ length: 61 }, () => openShare({ token, code: null, now: today, clientIp: one })),
    )
    expect(tries.filter((each) => !each.ok && each.code === 'TOO_MANY').length).toBeGreaterThan(0)
  })
})

describe('a link with chosen chapters', () => {
  it('serves a video, captions and transcript of these alone, and nothing before they are cut', async () => {
    const delivered = await deliveredOrder()
    const { token, shareId } = await shared(delivered, { chapters: ['second'] })
    expect(await findShareDoor(token, now)).toMatchObject({ state: 'preparing' })
    await db().shareLink.update({ where: { id: shareId }, data: { state: 'failed' } })
    expect(await findShareDoor(token, now)).toMatchObject({ state: 'failed' })
    // 'Try to make it again' on the patient's list.
    const again = { orderId: delivered.orderId, shareId, now }
    expect(await extendShare(delivered.actor, again)).toMatchObject({ ok: true })
    expect(await findShareDoor(token, now)).toMatchObject({ state: 'preparing' })
    expect(await openShare({ token, code: null, now, clientIp: clientIp() })).toMatchObject({
      code: 'NOT_READY',
    })
    await runJob('share.cut', { shareLinkId: shareId }, undefined, { now: () => now })
    const { actor } = await visit(token)
    const page = await getSharedPage({ actor, shareId, now })
    expect(page).toMatchObject({
      ok: true,
      value: { isPart: true, video: { durationMs: 3_000, parts: ['captions'] } },
    })
    expect(JSON.stringify(page)).not.toContain('Your disc')
    const captions = await (await ask(actor, shareId, 'captions')).text()
    expect(captions).toContain('Now the next step.')
    expect(captions).not.toContain('Your disc')
    for (const part of ['poster', 'sprite', 'audio'] as const) {
      for (const range of RANGES) expect((await ask(actor, shareId, part, range)).status).toBe(403)
    }
    const cut = Buffer.from(await (await ask(actor, shareId, 'video')).arrayBuffer())
    expect(coloursOf(cut)).toEqual(['blue', 'blue', 'blue'])
    expect(coloursOf(video)).toEqual(['red', 'red', 'red', 'blue', 'blue', 'blue'])
  })

  it('goes with its link: the cut is removed by the sweep, and made again when kept open', async () => {
    const delivered = await deliveredOrder()
    const { shareId } = await shared(delivered, { chapters: ['first'] })
    const cut = () => runJob('share.cut', { shareLinkId: shareId }, undefined, { now: () => now })
    await cut()
    const { storageKey } = await db().shareLink.findUniqueOrThrow({ where: { id: shareId } })
    const over = later(9 * DAY_MS)
    await runJob('storage.sweep', {}, undefined, { now: () => over })
    expect(await storage().open(storageKey ?? '')).toBeNull()
    await extendShare(delivered.actor, { orderId: delivered.orderId, shareId, now: over })
    await runJob('share.cut', { shareLinkId: shareId }, undefined, { now: () => over })
    expect(await db().shareLink.findUnique({ where: { id: shareId } })).toMatchObject({ state: 'ready' })
  })

  it('takes no chapter of another video', async () => {
    const { actor, orderId } = mine
    const share = { ...ALL, chapters: ['elsewhere'] }
    expect(await createShare(actor, { orderId, share, now })).toEqual({ ok: false, code: 'NO_SUCH_CHAPTER' })
  })
})

it('warns its patient once for all that end on a day, the day before, and of none for a day only', async () => {
  const delivered = await deliveredOrder()
  const { orderId } = delivered
  const { shareId } = await shared(delivered)
  await shared(delivered, { name: 'my son' }, later(1_000))
  await shared(delivered, { name: 'Dr. Lee', days: 1 }, later(5.9 * DAY_MS))
  const mails = () => db().mail.count({ where: { orderId, kind: 'share_ending' } })
  await warnOfEndingShares(later(5 * DAY_MS))
  expect(await mails()).toBe(0)
  for (const at of [6 * DAY_MS, 6.5 * DAY_MS]) await warnOfEndingShares(later(at))
  expect(await mails()).toBe(1)
  await extendShare(delivered.actor, { orderId, shareId, now: later(6.6 * DAY_MS) })
  await warnOfEndingShares(later(13 * DAY_MS))
  expect(await mails()).toBe(2)
})

/** The colour of each whole second of a video. */
function coloursOf(bytes: Buffer): string[] {
  const input = path.join(os.tmpdir(), `mediphany-colours-${process.pid}.mp4`)
  fs.writeFileSync(input, bytes)
  const shown = ['-vf', 'fps=1,scale=1:1', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-']
  const pixels = execFileSync('ffmpeg', ['-v', 'error', '-i', input, ...shown])
  fs.rmSync(input)
  return Array.from({ length: pixels.length / 3 }, (_, nth) =>
    (pixels[nth * 3] ?? 0) > (pixels[nth * 3 + 2] ?? 0) ? 'red' : 'blue',
  )
}
