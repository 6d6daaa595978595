import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import zlib from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compressedAnswers, wantedEncoding } from './compressed-answers'
import { createHttpServer, listen } from './http-server'

const PUBLIC = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 's-maxage=31536000' }
const PAGE = '<p>A disc is a cushion between two bones.</p>'.repeat(100)

type Answer = { headers: Record<string, string>; parts: (string | Buffer)[]; status?: number }
let answer: Answer

const compress = compressedAnswers()
const server = createHttpServer(
  async (incoming, response) => {
    compress(incoming, response)
    response.statusCode = answer.status ?? 200
    for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value)
    for (const part of answer.parts.slice(0, -1)) {
      response.write(part)
      await sleep(5)
    }
    response.end(answer.parts.at(-1))
  },
  (error) => expect.unreachable(String(error)),
)
beforeAll(() => listen(server, 0, '127.0.0.1'))
afterAll(() => server.close())

async function get(accepted: string, given: Answer, method: 'GET' | 'HEAD' = 'GET') {
  answer = given
  const { port } = server.address() as AddressInfo
  const headers = { 'accept-encoding': accepted }
  const request = http.request({ port, method, path: '/articles?q=1', headers, agent: false }).end()
  const [got] = (await once(request, 'response')) as [http.IncomingMessage]
  return { status: got.statusCode, headers: got.headers, body: await buffer(got) }
}

describe('a public answer', () => {
  it.each([
    ['br', (body: Buffer) => zlib.brotliDecompressSync(body)],
    ['gzip', (body: Buffer) => zlib.gunzipSync(body)],
  ] as const)(
    'goes out whole with %s, its length, and word that it depends on the browser',
    async (encoding, open) => {
      const half = PAGE.length / 2
      const got = await get(encoding, {
        headers: { ...PUBLIC, etag: '"one"', 'content-length': String(PAGE.length) },
        parts: [PAGE.slice(0, half), Buffer.from(PAGE.slice(half))],
      })
      expect(got.headers['content-encoding']).toBe(encoding)
      expect(got.headers['content-length']).toBe(String(got.body.length))
      expect(got.headers['transfer-encoding']).toBeUndefined()
      expect(got.headers.vary).toMatch(/accept-encoding/i)
      expect(open(got.body).toString()).toBe(PAGE)
    },
  )

  it('is compressed once for each ETag, and anew when it changed', async () => {
    const same = { ...PUBLIC, etag: '"two"' }
    const first = await get('gzip', { headers: same, parts: [PAGE] })
    // Another body under the same ETag cannot be: it shows that the kept one is sent.
    const again = await get('gzip', { headers: same, parts: [`${PAGE}!`] })
    const changed = await get('gzip', { headers: { ...PUBLIC, etag: '"three"' }, parts: [`${PAGE}!`] })
    expect(again.body).toEqual(first.body)
    expect(zlib.gunzipSync(changed.body).toString()).toBe(`${PAGE}!`)
  })

  it('goes out as it is to a browser that wants none, and without body to one that asks for the head', async () => {
    const plain = await get('identity', { headers: { ...PUBLIC, etag: '"four"' }, parts: [PAGE] })
    expect(plain.body.toString()).toBe(PAGE)
    const head = await get('br', { headers: { ...PUBLIC, etag: '"four"' }, parts: [''] }, 'HEAD')
    expect(head).toMatchObject({ status: 200, body: Buffer.alloc(0) })
  })

  it('passes when it is too large to be kept', async () => {
    const part = Buffer.alloc(1024 ** 2, 'a')
    const got = await get('gzip', { headers: { ...PUBLIC, etag: '"five"' }, parts: Array(6).fill(part) })
    expect(zlib.gunzipSync(got.body).length).toBe(6 * 1024 ** 2)
  })
})

describe('an answer for one visitor', () => {
  const PRIVATE = { 'content-type': 'text/html', 'cache-control': 'private, no-store', etag: '"mine"' }

  it.each([
    ['private', PRIVATE],
    ['one that sets a cookie', { ...PUBLIC, etag: '"mine"', 'set-cookie': 'a=b' }],
    ['one without an ETag', PUBLIC],
  ])('is never kept: %s', async (_, headers) => {
    await get('gzip', { headers, parts: [PAGE] })
    const second = await get('gzip', { headers, parts: [`${PAGE}!`] })
    expect(zlib.gunzipSync(second.body).toString()).toBe(`${PAGE}!`)
  })

  it('streams, compressed, part by part', async () => {
    const got = await get('gzip', { headers: PRIVATE, parts: [PAGE, PAGE, PAGE] })
    expect(got.headers['transfer-encoding']).toBe('chunked')
    expect(zlib.gunzipSync(got.body).toString()).toBe(PAGE.repeat(3))
  })

  it.each([404, 500])('keeps nothing of a %i', async (status) => {
    const headers = { ...PUBLIC, etag: `"${status}"` }
    await get('gzip', { status, headers, parts: [PAGE] })
    const second = await get('gzip', { status, headers, parts: [`${PAGE}!`] })
    expect(zlib.gunzipSync(second.body).toString()).toBe(`${PAGE}!`)
  })
})

it.each([
  [undefined, undefined],
  ['', undefined],
  ['identity', undefined],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip;q=1.0, br;q=0', 'gzip'],
  ['br;q=0.000,gzip;q=0', undefined],
  ['GZIP', 'gzip'],
])('of %s takes %s', (accepted, wanted) => {
  expect(wantedEncoding(accepted)).toBe(wanted)
})
