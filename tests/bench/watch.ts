import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { chromium } from '@playwright/test'
import { cookiePolicy } from '@/lib/auth/cookie-policy'
import { startSession } from '@/lib/auth/sessions'
import { closeDb, db } from '@/lib/platform/db'
import { closeQueue } from '@/lib/platform/queue'
import { root } from '@/scripts/run-command'
import { startApp, startServices } from '@/scripts/stack'
import { createDelivery } from '@/tests/factories/delivery'
import { createOrder } from '@/tests/factories/order'
import { createUser } from '@/tests/factories/user'
import { makeVideo } from '@/tests/support/make-video'

const BYTES = 200 * 1024 ** 2
const READERS = 20
const SEEKS = [30, 5, 50, 20, 40]
const PORT = Number(process.env.PORT || 47_200)

/**
 * A 200 MB video of the built app, encrypted at rest and asked for by range, beside a bare Node server that sends the
 * same bytes from a clear file; `ratio` is encrypted to clear with one reader. In the browser: from the press of the
 * play button to the first moving picture, and from a seek to its picture (the slowest of five).
 */
export async function run() {
  const dataDir = fs.mkdtempSync(path.join(root, '.data-bench-'))
  const stops: (() => Promise<void>)[] = []
  try {
    const stack = await startServices({ port: PORT, dataDir, forTests: true, nodeEnv: 'production' })
    stops.push(stack.stop, closeDb, closeQueue)
    const app = await startApp(stack)
    stops.push(app.stop)
    const clear = randomBytes(BYTES)
    const large = await deliveredOrder(clear)
    const small = await deliveredOrder(makeVideo({ seconds: 60 }))
    const file = path.join(dataDir, 'clear.bin')
    fs.writeFileSync(file, clear)
    const plain = await serveClear(file)
    const ours = { url: `${stack.appUrl}/api/orders/${large.orderId}/video`, headers: large.headers }
    // The first request opens what the following ones find open.
    await read(ours, 0, 0)
    const encryptedMbps = await speed(ours, 1)
    const clearMbps = await speed(plain, 1)
    const encrypted20Mbps = await speed(ours, READERS)
    const clear20Mbps = await speed(plain, READERS)
    const firstByteMs = (await read(ours, BYTES / 2, BYTES / 2 + 65_535)).firstByteMs
    const browser = await watchInBrowser(stack.appUrl, small)
    plain.stop()
    return {
      name: 'watch',
      ratio: round(encryptedMbps / clearMbps),
      ratio20: round(encrypted20Mbps / clear20Mbps),
      encryptedMbps: Math.round(encryptedMbps),
      clearMbps: Math.round(clearMbps),
      firstByteMs: Math.round(firstByteMs),
      ...browser,
    }
  } finally {
    for (const stop of stops.reverse()) await stop()
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
}

type Source = { url: string; headers: Record<string, string> }

async function deliveredOrder(bytes: Buffer) {
  const patient = await createUser()
  const order = await createOrder({ status: 'delivered', userId: patient.id })
  const delivery = await createDelivery(order.id, { bytes })
  await db().delivery.update({ where: { id: delivery.id }, data: { firstWatchedAt: new Date() } })
  const value = await db().$transaction((tx) => startSession(tx, patient, new Date()))
  const { name } = cookiePolicy(process.env.APP_URL ?? '', 'session')
  return { orderId: order.id, cookie: { name, value }, headers: { cookie: `${name}=${value}` } }
}

/** The same bytes without keys, accounts or a database: what the disk and the loop of Node allow. */
async function serveClear(file: string) {
  const server = http.createServer((request, response) => {
    const [, start = '0', end = ''] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? []
    response.writeHead(206, { 'content-length': Number(end) - Number(start) + 1 })
    void pipeline(fs.createReadStream(file, { start: Number(start), end: Number(end) }), response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, headers: {}, stop: () => server.close() }
}

/** MB a second of all readers together, each of which asks for an equal share of the video. */
async function speed(source: Source, readers: number): Promise<number> {
  const share = Math.floor(BYTES / readers)
  const startedAt = performance.now()
  await Promise.all(
    Array.from({ length: readers }, (_, nth) => read(source, nth * share, (nth + 1) * share - 1)),
  )
  return (share * readers) / 1024 ** 2 / ((performance.now() - startedAt) / 1_000)
}

async function read({ url, headers }: Source, start: number, end: number) {
  const startedAt = performance.now()
  const response = await fetch(url, { headers: { ...headers, range: `bytes=${start}-${end}` } })
  if (response.status !== 206 || !response.body) throw new Error(`status ${response.status}`)
  let firstByteMs = Number.NaN
  let count = 0
  for await (const chunk of response.body) {
    if (count === 0) firstByteMs = performance.now() - startedAt
    count += chunk.length
  }
  if (count !== end - start + 1) throw new Error(`${count} bytes came`)
  return { firstByteMs }
}

type Watcher = { orderId: string; cookie: { name: string; value: string } }

async function watchInBrowser(appUrl: string, { orderId, cookie }: Watcher) {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--autoplay-policy=no-user-gesture-required'],
  })
  try {
    const context = await browser.newContext()
    await context.addCookies([{ ...cookie, url: appUrl }])
    const page = await context.newPage()
    await page.goto(`${appUrl}/orders/${orderId}/watch`)
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
    const measured = await page.locator('video').evaluate(async (video: HTMLVideoElement, seeks) => {
      const pressedAt = performance.now()
      const moved = new Promise((resolve) => video.addEventListener('timeupdate', resolve, { once: true }))
      await video.play()
      await moved
      const startMs = performance.now() - pressedAt
      video.pause()
      const seekMs: number[] = []
      for (const seconds of seeks) {
        const askedAt = performance.now()
        const shown = new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true }))
        video.currentTime = seconds
        await shown
        seekMs.push(performance.now() - askedAt)
      }
      return { startMs, slowestSeekMs: Math.max(...seekMs) }
    }, SEEKS)
    return { startMs: Math.round(measured.startMs), slowestSeekMs: Math.round(measured.slowestSeekMs) }
  } finally {
    await browser.close()
  }
}

const round = (ratio: number) => Math.round(ratio * 100) / 100
