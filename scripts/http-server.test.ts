import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createHttpServer, drain, listen } from './http-server'

const server = createHttpServer(
  async (_request, response) => {
    response.writeHead(413).end('too large')
  },
  () => undefined,
)
beforeAll(() => listen(server, 0, '127.0.0.1'))
afterAll(() => server.close())

/** Sends a body and tells the answer, and whether the connection was cut before the body's end. */
function send(byteCount: number): Promise<{ status: number | undefined; sentBytes: number; isCut: boolean }> {
  const { port } = server.address() as AddressInfo
  const agent = new http.Agent()
  const request = http.request({ port, agent, method: 'POST', path: '/' })
  return new Promise((resolve) => {
    let status: number | undefined
    let sentBytes = 0
    const done = (isCut: boolean) => {
      agent.destroy()
      resolve({ status, sentBytes, isCut })
    }
    let isSent = false
    request.on('response', (response) => {
      status = response.statusCode
      response.resume()
      if (isSent) done(false)
    })
    request.once('error', () => done(true))
    const part = Buffer.alloc(256 * 1024)
    const goOn = () => {
      if (request.destroyed) return done(true)
      if (sentBytes >= byteCount) {
        isSent = true
        request.end()
        if (status !== undefined) done(false)
        return
      }
      sentBytes += part.length
      if (request.write(part)) setImmediate(goOn)
      else request.once('drain', goOn)
    }
    goOn()
  })
}

it('lets a sender finish a little more than it was asked for', async () => {
  expect(await send(1024 ** 2)).toMatchObject({ status: 413, isCut: false })
})

it('cuts a sender off that goes on after its answer', async () => {
  const { status, sentBytes, isCut } = await send(4 * 1024 ** 3)
  expect({ status, isCut }).toEqual({ status: 413, isCut: true })
  expect(sentBytes).toBeLessThan(1024 ** 3)
})

it('drains as soon as the last answer is given, though its sender keeps the connection', async () => {
  const [asked, answer] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const slow = createHttpServer(
    async (_request, response) => {
      asked.resolve()
      await answer.promise
      response.end('done')
    },
    () => undefined,
  )
  await listen(slow, 0, '127.0.0.1')
  const { port } = slow.address() as AddressInfo
  const agent = new http.Agent({ keepAlive: true })
  const request = http.get({ port, agent })
  const response = once(request, 'response')
  await asked.promise
  const drained = drain(slow, 600_000)
  answer.resolve()
  const [message] = (await response) as [http.IncomingMessage]
  expect((await message.toArray()).join('')).toBe('done')
  await drained
  agent.destroy()
}, 20_000)
