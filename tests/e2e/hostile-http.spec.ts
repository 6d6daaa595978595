import { execFileSync } from 'node:child_process'
import { expect, test } from '@playwright/test'
import { connected, cookieOf, type Fixtures, makeFixtures } from './support/fixtures'
import { answerTo, around, openUpload, writePdf } from './support/raw-upload'
import { type ServerProcess, startServer, statusOf } from './support/server-process'
import { STACK } from './support/stack-info'

const MIB = 1024 * 1024

let fixtures: Fixtures
let server: ServerProcess
test.beforeAll(async () => {
  fixtures = makeFixtures()
  server = await startServer()
})
test.afterAll(() => server.stop())

const storedFiles = () =>
  connected(fixtures.databaseUrl, async (database) => {
    const { rows } = await database.query<{ count: number }>(
      `select count(*)::int as count from "ReportFile" where "orderId" = $1 and state = 'stored' and "removedAt" is null`,
      [fixtures.draft.order],
    )
    return rows[0]?.count
  })

/** The server's resident memory in bytes. */
const memory = () =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(server.pid)], { encoding: 'utf8' })) * 1024

async function expectAlive(): Promise<void> {
  expect(await statusOf(server.port, '/api/health')).toBe(200)
  expect(await statusOf(server.port, '/order')).toBe(200)
  expect(server.child.exitCode).toBeNull()
}

test('an upload that declares fewer bytes than it sends is not kept', async () => {
  const before = await storedFiles()
  const { head, tail } = around('report.pdf')
  const request = openUpload(fixtures, {
    port: server.port,
    headers: { 'content-length': String(head.length + 20) },
  })
  const answer = answerTo(request)
  // The socket itself: Node's own client would refuse to send what it did not announce.
  request.flushHeaders()
  const socket = await new Promise<NodeJS.WritableStream>((resolve) => request.once('socket', resolve))
  socket.write(`${head}%PDF-1.7\n${'x'.repeat(5_000)}${tail}`)
  expect((await answer).status).not.toBe(201)
  expect(await storedFiles()).toBe(before)
  await expectAlive()
})

test('an upload that declares more bytes than it sends is not kept', async () => {
  const before = await storedFiles()
  const { head } = around('report.pdf')
  const request = openUpload(fixtures, {
    port: server.port,
    headers: { 'content-length': String(10 * MIB) },
  })
  const answer = answerTo(request)
  const body = `${head}%PDF-1.7\n${'x'.repeat(5_000)}`
  await new Promise((resolve) => request.write(body, resolve))
  request.destroy()
  await answer
  await expect
    .poll(() =>
      connected(fixtures.databaseUrl, async (database) => {
        const { rows } = await database.query(
          `select id from "ReportFile" where "orderId" = $1 and state <> 'stored' and "removedAt" is null`,
          [fixtures.draft.order],
        )
        return rows.length
      }),
    )
    .toBe(0)
  expect(await storedFiles()).toBe(before)
  await expectAlive()
})

for (const [name, accept] of [
  ['a script', 'application/json'],
  ['a plain form', 'text/html'],
] as const) {
  test(`60 MB of unknown length from ${name} are refused while they stream`, async () => {
    const files = await storedFiles()
    const before = memory()
    let peak = before
    const { head, tail } = around('huge.pdf')
    const request = openUpload(fixtures, { port: server.port, headers: { accept } })
    const answer = answerTo(request)
    const watch = setInterval(() => {
      peak = Math.max(peak, memory())
    }, 50)
    request.write(head)
    await writePdf(request, 60 * MIB)
    request.end(tail)
    const { status, location, body } = await answer
    clearInterval(watch)
    if (accept === 'text/html') {
      expect(status).toBe(303)
      expect(location).toContain('problem=TOO_LARGE')
    } else {
      expect(status).toBe(413)
      expect(body).toContain('TOO_LARGE')
    }
    expect(Math.max(peak, memory()) - before).toBeLessThan(120 * MIB)
    expect(await storedFiles()).toBe(files)
    await expectAlive()
  })
}

const SCRIPTS = {
  'picture.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  'page.html': '<!doctype html><html><script>alert(1)</script></html>',
  'report.pdf': '<!doctype html><html><script>alert(1)</script></html>',
  'report.png': '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
}

for (const [fileName, content] of Object.entries(SCRIPTS)) {
  test(`markup named ${fileName} is refused`, async () => {
    const { head, tail } = around(fileName)
    const request = openUpload(fixtures)
    const answer = answerTo(request)
    request.end(head + content + tail)
    expect(await answer).toMatchObject({ status: 415 })
  })
}

test('a stored text file is handed over so that no browser runs it', async () => {
  const { order, textFile } = fixtures
  for (const role of ['owner', 'staff'] as const) {
    const response = await fetch(`${STACK.appUrl}/api/orders/${order}/files/${textFile}`, {
      headers: cookieOf(fixtures, role),
    })
    expect(await response.text()).toBe('<script>alert(1)</script>')
    expect(response.headers.get('content-disposition')).toMatch(/^attachment;.*notes\.txt/)
    expect(response.headers.get('content-type')).toBe('application/octet-stream')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
    expect(response.headers.get('cache-control')).toBe('private, no-store')
  }
})
