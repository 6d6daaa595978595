import { once } from 'node:events'
import net from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { type Scanner, scanStream } from './scanner'

const open = new Set<{ close(): void }>()
afterEach(() => {
  for (const item of open) item.close()
  open.clear()
})

type Answer = (received: Buffer, socket: net.Socket) => void

/** Reads clamd's INSTREAM: the command, then frames until one of length 0. Gives null until all is there. */
function readInstream(raw: Buffer): Buffer | null {
  const command = 'zINSTREAM\0'
  if (raw.length < command.length) return null
  expect(`${raw.subarray(0, command.length)}`).toBe(command)
  const frames: Buffer[] = []
  for (let at = command.length; at + 4 <= raw.length; ) {
    const length = raw.readUInt32BE(at)
    if (length === 0) return Buffer.concat(frames)
    expect(length).toBeLessThanOrEqual(65_536)
    frames.push(raw.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return null
}

/** A clamd of our own on a free port. `answer` is called when a stream is complete, `early` at its first bytes. */
async function startClamd(answer: Answer, early?: Answer): Promise<Scanner> {
  const server = net.createServer((socket) => {
    open.add({ close: () => socket.destroy() })
    const parts: Buffer[] = []
    socket.on('error', () => socket.destroy())
    socket.on('data', (part) => {
      parts.push(part)
      if (early) return early(part, socket)
      const received = readInstream(Buffer.concat(parts))
      if (received) answer(received, socket)
    })
  })
  open.add(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { host: '127.0.0.1', port: address.port, connectTimeoutMs: 2_000, silenceTimeoutMs: 150 }
}

async function* partsOf(...texts: (string | Buffer)[]) {
  for (const text of texts) yield Buffer.from(text)
}

const failsWith = (code: string) => ({ name: 'ScannerError', code })

describe('scanner', () => {
  it('is told every byte in frames, and believed when it says clean', async () => {
    const file = Buffer.alloc(1_000_001, 'bytes of a report')
    let received: Buffer = Buffer.alloc(0)
    const scanner = await startClamd((bytes, socket) => {
      received = bytes
      socket.write('stream: ')
      setTimeout(() => socket.end('OK\0'), 10)
    })
    expect(await scanStream(partsOf(file.subarray(0, 3), file.subarray(3), ''), scanner)).toBe('clean')
    expect(received.equals(file)).toBe(true)
  })

  it('is believed when it finds something', async () => {
    const scanner = await startClamd((bytes, socket) => {
      socket.end(bytes.includes('EICAR') ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0')
    })
    expect(await scanStream(partsOf('X5O!…EIC', 'AR-STANDARD…'), scanner)).toBe('infected')
    expect(await scanStream(partsOf(), scanner)).toBe('clean')
  })

  it('fails closed when it goes silent', async () => {
    const scanner = await startClamd(() => undefined)
    await expect(scanStream(partsOf('text'), scanner)).rejects.toMatchObject(failsWith('TIMEOUT'))
  })

  it('fails closed when it stops reading', async () => {
    const scanner = await startClamd(
      () => undefined,
      (_, socket) => socket.pause(),
    )
    async function* endless() {
      for (;;) yield Buffer.alloc(1_000_000)
    }
    await expect(scanStream(endless(), scanner)).rejects.toMatchObject(failsWith('TIMEOUT'))
  })

  it('fails closed when it refuses or drops the connection', async () => {
    const dropping = await startClamd((_, socket) => socket.destroy())
    await expect(scanStream(partsOf('text'), dropping)).rejects.toMatchObject(failsWith('UNREACHABLE'))
    const cutting = await startClamd((_, socket) => socket.end('stream: O'))
    await expect(scanStream(partsOf('text'), cutting)).rejects.toMatchObject(failsWith('UNREACHABLE'))
    const closed = net.createServer().listen(0, '127.0.0.1')
    await once(closed, 'listening')
    const address = closed.address()
    closed.close()
    await once(closed, 'close')
    const port = address !== null && typeof address !== 'string' ? address.port : 0
    await expect(scanStream(partsOf('text'), { ...dropping, port })).rejects.toMatchObject(
      failsWith('UNREACHABLE'),
    )
  })

  it('fails closed on a file over its limit, which it refuses while it is sent', async () => {
    const scanner = await startClamd(
      () => undefined,
      (_, socket) => socket.write('INSTREAM size limit exceeded. ERROR\0'),
    )
    let isStopped = false
    async function* endless() {
      try {
        for (;;) {
          yield Buffer.alloc(100_000)
          await new Promise((resolve) => setTimeout(resolve, 1))
        }
      } finally {
        isStopped = true
      }
    }
    await expect(scanStream(endless(), scanner)).rejects.toMatchObject(failsWith('SIZE_LIMIT'))
    await expect.poll(() => isStopped).toBe(true)
  })

  it.each(['stream: OK but not quite\0', 'OK\0', 'UNKNOWN COMMAND\0', '\0', 'x'.repeat(5000)])(
    'fails closed on any other reply',
    async (reply) => {
      const scanner = await startClamd((_, socket) => socket.write(reply))
      await expect(scanStream(partsOf('text'), scanner)).rejects.toMatchObject(failsWith('BAD_REPLY'))
    },
  )

  it('rethrows what the source throws', async () => {
    const scanner = await startClamd((_, socket) => socket.end('stream: OK\0'))
    async function* broken() {
      yield Buffer.from('half')
      throw new Error('the object is corrupt')
    }
    await expect(scanStream(broken(), scanner)).rejects.toThrow('the object is corrupt')
  })

  it('says not scanned without a scanner, and leaves the source alone', async () => {
    let isRead = false
    async function* source() {
      isRead = true
      yield Buffer.from('text')
    }
    expect(await scanStream(source(), null)).toBe('not_scanned')
    expect(isRead).toBe(false)
  })
})
