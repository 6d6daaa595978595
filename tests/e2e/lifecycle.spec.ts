import { once } from 'node:events'
import http from 'node:http'
import { expect, test } from '@playwright/test'
import { type Fixtures, makeFixtures } from './support/fixtures'
import { answerTo, around, openUpload } from './support/raw-upload'
import { type Answer, get, startServer, statusOf } from './support/server-process'
import { startTcpProxy } from './support/tcp-proxy'

const READERS = 8
const PATHS = ['/', '/articles', '/order', '/api/health', '/api/price', '/sign-in']
const BLACK_HOLE_MS = 14_000

let fixtures: Fixtures
test.beforeAll(() => {
  fixtures = makeFixtures()
})

test('a server that is asked to stop answers everything it has accepted, then ends well', async () => {
  const server = await startServer()
  const agent = new http.Agent({ keepAlive: true, maxSockets: READERS })
  try {
    const answers: Answer[] = []
    let hasBeenAsked = false
    const read = async (reader: number) => {
      for (let turn = reader; ; turn += 1) {
        const answer = await get(server.port, PATHS[turn % PATHS.length] ?? '/', agent)
        // A connection that the process never took, or an idle one that it closed: a proxy asks the next server.
        const isNotTaken = answer.status === 'ECONNREFUSED' || answer.status === 'ECONNRESET'
        if (hasBeenAsked && isNotTaken) return
        answers.push(answer)
      }
    }
    const { head, tail } = around('slow.pdf')
    const upload = openUpload(fixtures, { port: server.port })
    const uploaded = answerTo(upload)
    upload.write(`${head}%PDF-1.7\nthe first half,`)
    const readers = Array.from({ length: READERS }, (_, reader) => read(reader))
    await expect.poll(() => answers.length).toBeGreaterThan(100)

    const exited = once(server.child, 'exit')
    const askedAt = Date.now()
    hasBeenAsked = true
    server.child.kill('SIGTERM')
    await Promise.all(readers)
    await expect.poll(() => statusOf(server.port, '/')).toBe('ECONNREFUSED')
    expect(server.child.exitCode, 'it waits for the upload').toBeNull()
    upload.end(`and the second.${tail}`)
    expect(await uploaded).toMatchObject({ status: 201 })
    expect(await exited).toEqual([0, null])
    expect(Date.now() - askedAt).toBeLessThan(30_000)
    const failed = answers.filter(({ status, isCutOff }) => status !== 200 || isCutOff)
    expect(failed).toEqual([])
  } finally {
    agent.destroy()
    await server.stop()
  }
})

test('while the database is silent the answer is 503, and service comes back by itself', async () => {
  const database = new URL(fixtures.databaseUrl)
  const proxy = await startTcpProxy({ host: database.hostname, port: Number(database.port) })
  database.port = String(proxy.port)
  const server = await startServer({ DATABASE_URL: database.href })
  try {
    expect(await statusOf(server.port, '/order')).toBe(200)
    proxy.blackHole()
    const silentSince = Date.now()
    await expect
      .poll(() => statusOf(server.port, '/api/health'), { timeout: 10_000, intervals: [100] })
      .toBe(503)
    const page = await get(server.port, '/sign-in')
    expect(Date.now() - silentSince).toBeLessThan(12_000)
    expect(page.status).toBe(503)
    expect(page.body).toContain('What you saved and paid is kept')
    expect(await statusOf(server.port, '/articles'), 'what was prerendered needs no database').toBe(200)
    while (Date.now() - silentSince < BLACK_HOLE_MS) {
      expect(await statusOf(server.port, '/order')).toBe(503)
      expect(await statusOf(server.port, '/api/health')).toBe(503)
    }
    proxy.forward()
    const backSince = Date.now()
    for (const path of ['/api/health', '/order', '/sign-in', '/api/price']) {
      await expect.poll(() => statusOf(server.port, path), { timeout: 10_000, intervals: [100] }).toBe(200)
    }
    expect(Date.now() - backSince).toBeLessThan(10_000)
  } finally {
    await server.stop()
    await proxy.close()
  }
})
