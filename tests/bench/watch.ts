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
import { chromiumPath } from '@/tests/support/chromium'
import { makeVideo } from '@/tests/support/make-video'
import { median } from './built-app'
import { startBuiltServer } from './built-server'
import { readRange, readSlowly, type Source, speedOf } from './range-readers'

const BYTES = 200 * 1024 ** 2
const READERS = [1, 20]
const ROUNDS = 7
const FIRST_BYTES = 30
const SLOW = { readers: 50, bytes: BYTES, bytesPerSecond: 400_000, ms: 15_000 }
/** Seconds: forward and back, over and again, as people search for a place. */
const SEEKS = [90, 15, 150, 60, 120, 5, 170, 33.3, 101.7, 77.1, 140.9]
/** As the pipeline makes them (lib/videos/processing/make-picture.ts). */
const WATCHED = { seconds: 180, size: '1280x720', rate: 30, keySeconds: 4 }
const PORT = Number(process.env.PORT || 47_200)

/**
 * A 200 MB video of the built app, encrypted at rest and asked for by range: beside the same route of a second server
 * that leaves out the decryption, and beside nginx with the clear file, in turns, so that a busy machine disturbs all
 * alike. `ratio` is to the route without decryption with one reader. `firstByteMs` of a range in the middle for all three, and
 * how much memory the server takes for 50 readers that are as slow as a player. In the browser, with a video of 720p and
 * three minutes: from the press of the play button to the first moving picture, and from each seek to its picture
 * (`seeks`, with whether the place was loaded before; their median and the slowest).
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
    const watched = await deliveredOrder(makeVideo(WATCHED))
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
    const firstByteMs = await firstBytes(sources)
    const browser = await watchInBrowser(stack.appUrl, watched)
    return { name: 'watch', ratio: speeds[0]?.toRoute, speeds, firstByteMs, slowGrowthMb, ...browser }
  } finally {
    for (const stop of stops.reverse()) await stop()
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
}

type Sources = Record<(typeof NAMES)[number], Source>
const NAMES = ['ours', 'route', 'nginx'] as const

/** What is measured of each source in turns, so that a busy machine disturbs all alike; as medians. */
async function inTurns(
  sources: Sources,
  rounds: number,
  measure: (source: Source, nth: number) => Promise<number>,
) {
  const all = { ours: [] as number[], route: [] as number[], nginx: [] as number[] }
  // The first requests open and compile what the following ones find ready.
  for (const name of NAMES) await measure(sources[name], 0)
  for (let nth = 0; nth < rounds; nth += 1) {
    for (const name of NAMES) all[name].push(await measure(sources[name], nth))
  }
  return { ours: median(all.ours), route: median(all.route), nginx: median(all.nginx) }
}

/** Medians of MB a second. */
async function compare(sources: Sources, readers: number) {
  const { ours, route, nginx } = await inTurns(sources, ROUNDS, (source) => speedOf(source, readers, BYTES))
  return {
    readers,
    encryptedMbps: Math.round(ours),
    routeMbps: Math.round(route),
    nginxMbps: Math.round(nginx),
    toRoute: round(ours / route),
    toNginx: round(ours / nginx),
  }
}

/** Medians of milliseconds from the request to the first byte, of ranges all over the video. */
async function firstBytes(sources: Sources) {
  const { ours, route, nginx } = await inTurns(sources, FIRST_BYTES, async (source, nth) => {
    const start = Math.floor((BYTES / (FIRST_BYTES + 1)) * (nth + 1))
    return (await readRange(source, start, start + 65_535)).firstByteMs
  })
  return { encrypted: round(ours), route: round(route), nginx: round(nginx) }
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
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
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
      const made: { second: number; ms: number; wasLoaded: boolean }[] = []
      for (const second of seeks) {
        const { buffered } = video
        const spans = Array.from({ length: buffered.length }, (_, nth) => [
          buffered.start(nth),
          buffered.end(nth),
        ])
        const wasLoaded = spans.some(([from = 0, to = 0]) => from <= second && second < to)
        const askedAt = performance.now()
        const shown = new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true }))
        video.currentTime = second
        await shown
        made.push({ second, ms: Math.round(performance.now() - askedAt), wasLoaded })
      }
      return { startMs: Math.round(startMs), seeks: made }
    }, SEEKS)
    console.table(measured.seeks)
    const seekMs = measured.seeks.map(({ ms }) => ms)
    return { ...measured, medianSeekMs: median(seekMs), slowestSeekMs: Math.max(...seekMs) }
  } finally {
    await browser.close()
  }
}

const round = (ratio: number) => Math.round(ratio * 100) / 100
