import { randomUUID } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'

export type SentMail = { id: string; to: string; from: string; subject: string; html: string; text: string }

type Failure = 'none' | 'crash_after_accepting' | 'overloaded' | 'refuse'

/**
 * A mail provider on a free port that keeps what it took and honours `Idempotency-Key` as Resend documents it:
 * the same key and body answer with the first id, the same key with another body is a 409.
 */
export async function startFakeResend() {
  const inbox: SentMail[] = []
  const byKey = new Map<string, { id: string; body: string }>()
  let failure: Failure = 'none'
  let requests = 0

  async function take(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    requests++
    let body = ''
    for await (const part of request) body += String(part)
    const answer = (status: number, json: object) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json))
    }
    if (failure === 'overloaded')
      return answer(429, { statusCode: 429, name: 'rate_limit_exceeded', message: 'slow down' })
    if (failure === 'refuse')
      return answer(422, { statusCode: 422, name: 'validation_error', message: 'bad `to`' })
    const key = String(request.headers['idempotency-key'])
    const earlier = byKey.get(key)
    if (earlier && earlier.body !== body) {
      return answer(409, { statusCode: 409, name: 'invalid_idempotent_request', message: 'other body' })
    }
    const id = earlier?.id ?? randomUUID()
    if (!earlier) {
      byKey.set(key, { id, body })
      inbox.push({ id, ...(JSON.parse(body) as Omit<SentMail, 'id'>) })
    }
    if (failure === 'crash_after_accepting') {
      request.socket.destroy()
      return
    }
    answer(200, { id })
  }

  const server = http.createServer((request, response) => {
    take(request, response).catch((error: unknown) =>
      request.socket.destroy(error instanceof Error ? error : undefined),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    inbox,
    requestCount: () => requests,
    failWith(next: Failure) {
      failure = next
    },
    reset() {
      inbox.length = 0
      byKey.clear()
      failure = 'none'
      requests = 0
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
