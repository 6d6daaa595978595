import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { cookiePolicy } from '@/lib/auth/cookie-policy'
import { startSession } from '@/lib/auth/sessions'
import { closeDb, db } from '@/lib/platform/db'
import { closeQueue } from '@/lib/platform/queue'
import { hasNginx, startNginx } from '@/scripts/nginx'
import { freePort } from '@/scripts/ports'
import { root } from '@/scripts/run-command'
import { startServices } from '@/scripts/stack'
import { createDelivery } from '@/tests/factories/delivery'
import { createOrder } from '@/tests/factories/order'
import { createUser } from '@/tests/factories/user'
import { makeVideo } from '@/tests/support/make-video'
import { median } from './built-app'
import { startBuiltServer } from './built-server'
import { readRange, readSlowly, type Source, speedOf } from './range-readers'

const BYTES = 200 * 1024 ** 2
const READERS = [1, 20]
const ROUNDS = 7
const SLOW = { readers: 50, bytes: BYTES, bytesPerSecond: 400_000, ms: 15_000 }
const SEEKS = [30, 5, 50, 20, 40]
const PORT = Number(process.env.PORT || 47_200)

/**
 * A 200 MB video of the built app, encrypted at rest and asked for by range: beside the same route of a second server
 * that leaves out the decryption, and beside nginx with the clear file, in turns, so that a busy machine disturbs all
 * alike. `ratio` is to the route without decryption with one reader. First byte of a range in the middle, and how much
 * memory the server takes for 50 readers that are as slow as a player. In the browser: from the press of the play button
 * to the first moving picture, and from a seek to its picture (the slowest of five).
 */
export async function run() {
  if (!hasNginx) {
    console.log('nginx is not installed: nothing to compare with, so this benchmark is skipped.')
    return { name: 'watch', skipped: 'nginx is not installed' }
  }
  const dataDir = fs.mkdtempSync(path.join(root, '.data-bench-'))
  const stops: (() => Promise<void>)[] = []
  try {
    const stack = await startServices({ port: PORT, dataDir, forTests: true, nodeEnv: 'production' })
    stops.push(stack.stop, closeDb, closeQueue)
    const server = await startBuiltServer(PORT)
    stops.push(server.stop)
    const noDecryption = path.join(root, 'tests/bench/tools/no-decryption.mjs')
    const unsealed = await startBuiltServer(await freePort(), noDecryption)
    stops.push(unsealed.stop)
    const clear = randomBytes(BYTES)
    const large = await deliveredOrder(clear)
    const small = await deliveredOrder(makeVideo({ seconds: 60 }))
    const nginx = await serveClear(dataDir, clear)
    stops.push(nginx.stop)
    const at = `/api/orders/${large.orderId}/video`
    const ours: Source = { port: server.port, path: at, headers: large.headers }
    const sources = { ours, route: { ...ours, port: unsealed.port }, nginx: nginx.source }
    // First: what fast readers have left behind in the server's memory would hide what slow ones take.
    await readRange(ours, 0, 65_535)
    const slowGrowthMb = await growthBySlowReaders(ours, server.rssMb)
    const speeds = []
    for (const readers of READERS) speeds.push(await compare(sources, readers))
    console.table(speeds)
    const firstByteMs = await firstByte(ours)
    const browser = await watchInBrowser(stack.appUrl, small)
    return { name: 'watch', ratio: speeds[0]?.toRoute, speeds, firstByteMs, slowGrowthMb, ...browser }
  } finally {
    for (const stop of stops.reverse()) await stop()
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Medians of MB a second. */
async function compare(sources: Record<'ours' | 'route' | 'nginx', Source>, readers: number) {
  const names = ['ours', 'route', 'nginx'] as const
  const speeds: Record<(typeof names)[number], number[]> = { ours: [], route: [], nginx: [] }
  // The first requests open and compile what the following ones find ready.
  for (const name of names) await speedOf(sources[name], readers, BYTES)
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of names) speeds[name].push(await speedOf(sources[name], readers, BYTES))
  }
  const [encrypted, route, nginx] = [median(speeds.ours), median(speeds.route), median(speeds.nginx)]
  return {
    readers,
    encryptedMbps: Math.round(encrypted),
    routeMbps: Math.round(route),
    nginxMbps: Math.round(nginx),
    toRoute: round(encrypted / route),
    toNginx: round(encrypted / nginx),
  }
}

async function firstByte(source: Source): Promise<number> {
  const times: number[] = []
  for (let nth = 0; nth < 20; nth += 1) {
    const start = Math.floor((BYTES / 21) * (nth + 1))
    times.push((await readRange(source, start, start + 65_535)).firstByteMs)
  }
  return Math.round(median(times) * 10) / 10
}

/** MB above what the server took before, at the most. */
async function growthBySlowReaders(source: Source, rssMb: () => number): Promise<number> {
  const before = rssMb()
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, rssMb())
  }, 100)
  try {
    await readSlowly(source, SLOW)
  } finally {
    clearInterval(watch)
  }
  return Math.round(most - before)
}

async function deliveredOrder(bytes: Buffer) {
  const patient = await createUser()
  const order = await createOrder({ status: 'delivered', userId: patient.id })
  const delivery = await createDelivery(order.id, { bytes })
  await db().delivery.update({ where: { id: delivery.id }, data: { firstWatchedAt: new Date() } })
  const value = await db().$transaction((tx) => startSession(tx, patient, new Date()))
  const { name } = cookiePolicy(process.env.APP_URL ?? '', 'session')
  return { orderId: order.id, cookie: { name, value }, headers: { cookie: `${name}=${value}` } }
}

/** The same bytes in clear from nginx: what the machine allows. */
async function serveClear(dataDir: string, clear: Buffer) {
  const [dir, port] = [path.join(dataDir, 'nginx'), await freePort()]
  fs.mkdirSync(path.join(dir, 'clear'), { recursive: true })
  fs.writeFileSync(path.join(dir, 'clear', 'video.mp4'), clear)
  const moreServers = `server { listen 127.0.0.1:${port}; root ${path.join(dir, 'clear')}; }`
  const { stop } = await startNginx({ dir, appPort: PORT, buildId: 'bench', moreServers })
  return { source: { port, path: '/video.mp4', headers: {} }, stop }
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
