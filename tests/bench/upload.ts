import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { cookiePolicy } from '@/lib/auth/cookie-policy'
import { startSession } from '@/lib/auth/sessions'
import { eraseOrder } from '@/lib/orders/erase-order'
import { closeDb, db } from '@/lib/platform/db'
import { closeQueue } from '@/lib/platform/queue'
import { startNginx } from '@/scripts/nginx'
import { freePort } from '@/scripts/ports'
import { root } from '@/scripts/run-command'
import { startServices } from '@/scripts/stack'
import { createOrder } from '@/tests/factories/order'
import { createUser } from '@/tests/factories/user'
import { startBuiltServer } from './built-server'

const MEGABYTE = 1024 ** 2
const MEGABYTES = Number(process.env.UPLOAD_MEGABYTES || 1024)
const ROUNDS = Number(process.env.UPLOAD_ROUNDS || 5)
/** As the pages send them. */
const PART = 16 * MEGABYTE
const PORT = Number(process.env.PORT || 47_300)

/**
 * One report file (1 GB unless UPLOAD_MEGABYTES says otherwise) through the built app: tus in parts of 16 MB, each
 * encrypted, then joined, checked and encrypted as one file; beside it nginx, which writes the same bytes to the same
 * disk by WebDAV. They take turns, UPLOAD_ROUNDS times (5); `ratio` is the best of the app to the best of nginx.
 * `rssGrowthMb` is how far the app's memory rose over what it was before the first of them.
 */
export async function run() {
  const dataDir = fs.mkdtempSync(path.join(root, '.data-bench-'))
  const stops: (() => Promise<void>)[] = []
  try {
    process.env.MAX_REPORT_FILE_BYTES = String(MEGABYTES * MEGABYTE)
    // All rounds come from one network in one day.
    process.env.MAX_DRAFT_BYTES_PER_NETWORK = String((ROUNDS + 1) * MEGABYTES * MEGABYTE)
    const stack = await startServices({ port: PORT, dataDir, forTests: true, nodeEnv: 'production' })
    stops.push(stack.stop, closeDb, closeQueue)
    // Without the worker, which would read what arrived while the next one is measured.
    const server = await startBuiltServer(PORT)
    stops.push(server.stop)
    const webdav = await startWebdav(dataDir)
    stops.push(webdav.stop)
    // Opens what is opened once: pages, connections, the key.
    await throughApp(stack.appUrl, 2 * PART)
    const before = server.rssMb()
    const watched = watchRss(server.rssMb)
    const app: number[] = []
    const nginx: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      app.push(await throughApp(stack.appUrl, MEGABYTES * MEGABYTE))
      nginx.push(await throughWebdav(webdav, MEGABYTES * MEGABYTE))
    }
    const peak = watched.stop()
    return {
      name: 'upload',
      ratio: Math.round((Math.max(...app) / Math.max(...nginx)) * 100) / 100,
      appMbps: Math.round(Math.max(...app)),
      nginxMbps: Math.round(Math.max(...nginx)),
      rssGrowthMb: Math.round(peak - before),
      megabytes: MEGABYTES,
      rounds: ROUNDS,
    }
  } finally {
    for (const stop of stops.reverse()) await stop()
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
}

type Webdav = { url: string; folder: string; stop: () => Promise<void> }

async function startWebdav(dataDir: string): Promise<Webdav> {
  const dir = path.join(dataDir, 'nginx')
  const folder = path.join(dir, 'files')
  fs.mkdirSync(folder, { recursive: true })
  const port = await freePort()
  const server = `server { listen 127.0.0.1:${port}; root ${folder}; client_max_body_size 0;
    client_body_temp_path ${dir}/incoming; location / { dav_methods PUT; } }`
  const nginx = await startNginx({ dir, appPort: PORT, buildId: 'bench', moreServers: server })
  return { url: `http://127.0.0.1:${port}`, folder, stop: nginx.stop }
}

/** MB a second. */
async function throughApp(appUrl: string, byteCount: number): Promise<number> {
  const patient = await createUser()
  const order = await createOrder({ status: 'draft', userId: patient.id })
  const value = await db().$transaction((tx) => startSession(tx, patient, new Date()))
  const headers = {
    cookie: `${cookiePolicy(appUrl, 'session').name}=${value}`,
    origin: new URL(appUrl).origin,
    'tus-resumable': '1.0.0',
  }
  const startedAt = performance.now()
  const begun = await send(`${appUrl}/api/uploads/reports/${order.id}`, {
    method: 'POST',
    headers: {
      ...headers,
      'upload-length': String(byteCount),
      'upload-metadata': `filename ${Buffer.from('large.pdf').toString('base64')}`,
    },
    byteCount: 0,
  })
  if (begun.status !== 201 || !begun.location) throw new Error(`the app answers ${begun.status}`)
  const address = new URL(begun.location, appUrl).href
  for (let at = 0; at < byteCount; at += PART) {
    const { status } = await send(address, {
      method: 'PATCH',
      headers: {
        ...headers,
        'upload-offset': String(at),
        'content-type': 'application/offset+octet-stream',
      },
      byteCount: Math.min(PART, byteCount - at),
      isFirst: at === 0,
    })
    if (status !== 204) throw new Error(`the app answers ${status} at ${at}`)
  }
  const speed = byteCount / MEGABYTE / ((performance.now() - startedAt) / 1000)
  const [file] = await db().reportFile.findMany({ where: { orderId: order.id, state: 'stored' } })
  if (Number(file?.byteCount) !== byteCount) throw new Error('not all bytes were stored')
  await eraseOrder(order.id, new Date())
  return speed
}

async function throughWebdav({ url, folder }: Webdav, byteCount: number): Promise<number> {
  const startedAt = performance.now()
  const { status } = await send(`${url}/large.pdf`, { method: 'PUT', headers: {}, byteCount, isFirst: true })
  const speed = byteCount / MEGABYTE / ((performance.now() - startedAt) / 1000)
  const file = path.join(folder, 'large.pdf')
  if (status !== 201 || fs.statSync(file).size !== byteCount) throw new Error(`nginx answers ${status}`)
  fs.rmSync(file)
  return speed
}

const BLOCK = randomBytes(MEGABYTE)
const AGENT = new http.Agent({ keepAlive: true, maxSockets: 1 })

type Sending = {
  method: string
  headers: Record<string, string>
  byteCount: number
  /** Its first bytes are those of a PDF. */
  isFirst?: boolean
}

/** Sends made-up bytes as fast as they are taken. */
async function send(url: string, { method, headers, byteCount, isFirst = false }: Sending) {
  const request = http.request(url, {
    method,
    agent: AGENT,
    headers: { ...headers, 'content-length': String(byteCount) },
  })
  const answered = once(request, 'response') as Promise<[http.IncomingMessage]>
  // Its failure is seen below; until then it must not count as unhandled.
  answered.catch(() => undefined)
  let left = byteCount
  if (isFirst) {
    const head = Buffer.from('%PDF-1.7\n').subarray(0, left)
    request.write(head)
    left -= head.length
  }
  while (left > 0) {
    const part = left < BLOCK.length ? BLOCK.subarray(0, left) : BLOCK
    if (!request.write(part)) await Promise.race([once(request, 'drain'), answered])
    left -= part.length
  }
  request.end()
  const [response] = await answered
  response.resume()
  await once(response, 'end')
  return { status: response.statusCode ?? 0, location: response.headers.location }
}

/** The most resident memory from now on. */
function watchRss(rssMb: () => number): { stop: () => number } {
  let peak = 0
  const look = () => {
    peak = Math.max(peak, rssMb())
  }
  const timer = setInterval(look, 50)
  return {
    stop: () => {
      clearInterval(timer)
      look()
      return peak
    },
  }
}
