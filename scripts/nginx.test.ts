import { once } from 'node:events'
import fs from 'node:fs'
import http from 'node:http'
import http2 from 'node:http2'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { hasNginx, type RunningNginx, startNginx } from './nginx'

const PAGE = '<p>A static page.</p>'.repeat(100)
let dir: string
let nginx: RunningNginx
let seen: http.IncomingMessage[] = []

/** Stands for the app: it answers as Next does and notes what reaches it. */
const app = http.createServer((request, response) => {
  seen.push(request)
  const headers: Record<string, Record<string, string>> = {
    '/static': { 'cache-control': 's-maxage=31536000', vary: 'rsc, Accept-Encoding' },
    '/cookie': { 'cache-control': 's-maxage=31536000', 'set-cookie': 'a=b' },
    '/private': { 'cache-control': 'private, no-cache, no-store' },
    '/api/price': { 'cache-control': 'public, max-age=60' },
  }
  const { pathname } = new URL(request.url ?? '/', 'http://localhost')
  response.writeHead(200, { 'content-type': 'text/html', ...headers[pathname] })
  if (request.method === 'POST') request.once('data', () => response.end('first bytes'))
  else response.end(request.headers.rsc ? 'payload' : PAGE)
})

beforeAll(async () => {
  if (!hasNginx) {
    console.info('nginx is not installed: deploy/nginx.conf is not tested here')
    return
  }
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'mediphany-nginx-'))
  app.listen(0, '127.0.0.1')
  await once(app, 'listening')
  nginx = await startNginx({ dir, appPort: (app.address() as AddressInfo).port, buildId: 'first' })
})

afterAll(async () => {
  if (!hasNginx) return
  await nginx.stop()
  app.closeAllConnections()
  app.close()
  fs.rmSync(dir, { recursive: true, force: true })
})

/** How many of the requests reached the app. */
async function reaching(requests: (() => Promise<unknown>)[]): Promise<number> {
  seen = []
  for (const request of requests) await request()
  return seen.length
}

const get = (url: string, headers: Record<string, string> = {}) => {
  return () =>
    new Promise<{ headers: http.IncomingHttpHeaders; body: string }>((resolve, reject) => {
      const options = { port: nginx.plainPort, path: url, headers: { host: 'localhost', ...headers } }
      http
        .get(options, (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.once('end', () =>
            resolve({ headers: response.headers, body: Buffer.concat(chunks).toString() }),
          )
        })
        .once('error', reject)
    })
}

describe.skipIf(!hasNginx)('deploy/nginx.conf', () => {
  it('keeps a static page, and tells browsers to ask again', async () => {
    await expect(reaching([get('/static'), get('/static'), get('/static')])).resolves.toBe(1)
    const { headers, body } = await get('/static')()
    expect(headers['cache-control']).toBe('public, max-age=0, must-revalidate')
    expect(body).toBe(PAGE)
  })

  it('keeps what a page answers to scripts apart from the page', async () => {
    await get('/static')()
    expect((await get('/static', { rsc: '1' })()).body).toBe('payload')
    expect((await get('/static')()).body).toBe(PAGE)
  })

  it('keeps nothing that has to do with one person', async () => {
    const cookie = { cookie: 'session=1' }
    await expect(reaching([get('/static', cookie), get('/static', cookie)])).resolves.toBe(2)
    await expect(reaching([get('/static?x', { authorization: 'a' }), get('/static?x')])).resolves.toBe(2)
    await expect(reaching([get('/cookie'), get('/cookie')])).resolves.toBe(2)
    await expect(reaching([get('/private'), get('/private')])).resolves.toBe(2)
    await expect(reaching([get('/api/price'), get('/api/price')])).resolves.toBe(2)
  })

  it('tells the app who asks, whatever the client claims', async () => {
    seen = []
    await get('/private', {
      'x-forwarded-for': '203.0.113.1',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'evil.example',
    })()
    expect(seen[0]?.headers).toMatchObject({
      host: 'localhost',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
      'x-forwarded-host': 'localhost',
    })
  })

  it('passes the first bytes of an upload on before the last are sent', async () => {
    const options = {
      method: 'POST',
      port: nginx.plainPort,
      path: '/api/uploads/x',
      headers: { host: 'localhost' },
    }
    const upload = http.request(options)
    upload.write('begin')
    const [response] = (await once(upload, 'response')) as [http.IncomingMessage]
    expect(response.statusCode).toBe(200)
    response.resume()
    upload.destroy()
  })

  it('speaks HTTP/2 over TLS and compresses', async () => {
    const session = http2.connect(`https://localhost:${nginx.tlsPort}`, { rejectUnauthorized: false })
    const stream = session.request({ ':path': '/static', 'accept-encoding': 'gzip' })
    const [headers] = (await once(stream, 'response')) as [http2.IncomingHttpHeaders]
    expect(headers[':status']).toBe(200)
    expect(headers['content-encoding']).toBe('gzip')
    stream.close()
    session.close()
  })

  it('writes no query, no token and no address into its log', async () => {
    await get('/search?q=secret-words')()
    await get('/invite/secret-token')()
    await get('/share/secret-token')()
    await get('/reminders/secret-token')()
    await get('/api/reminders/secret-token')()
    // Lines are written in batches; asked to reopen its log, nginx writes what each process has.
    process.kill(nginx.pid, 'SIGUSR1')
    const paths = ['/search', '/invite/-', '/share/-', '/reminders/-', '/api/reminders/-'].map(
      (one) => `"${one}"`,
    )
    const log = () => fs.readFileSync(nginx.accessLog, 'utf8')
    await vi.waitUntil(() => paths.every((one) => log().includes(one)), { timeout: 20_000 })
    expect(log()).not.toMatch(/secret|127\.0\.0\.1/)
  })

  it('serves no page of one build to the next', async () => {
    await nginx.stop()
    nginx = await startNginx({ dir, appPort: (app.address() as AddressInfo).port, buildId: 'second' })
    await expect(reaching([get('/static'), get('/static')])).resolves.toBe(1)
  })
})
