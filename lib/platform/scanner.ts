import net from 'node:net'
import { env } from './env'

/** `not_scanned` is said when no scanner is set up, and shown to staff as such: it is never `clean`. */
export type ScanVerdict = 'clean' | 'infected' | 'not_scanned'

/**
 * Why there is no verdict: `UNREACHABLE` the scanner refused or dropped the connection, `TIMEOUT` it went
 * silent, `SIZE_LIMIT` the file is over its `StreamMaxLength` (`UNREACHABLE` when the cut line overtakes
 * those words), `BAD_REPLY` it said anything else.
 */
export type ScannerErrorCode = 'UNREACHABLE' | 'TIMEOUT' | 'SIZE_LIMIT' | 'BAD_REPLY'

/** Thrown when a scanner is set up but gives no verdict; what was to be scanned stays in quarantine. */
export class ScannerError extends Error {
  override name = 'ScannerError'
  readonly code: ScannerErrorCode

  constructor(code: ScannerErrorCode, options?: ErrorOptions) {
    super(`scanner: ${code}`, options)
    this.code = code
  }
}

/** A clamd daemon over TCP. The timeouts bound silence, not the whole scan. */
export type Scanner = { host: string; port: number; connectTimeoutMs: number; silenceTimeoutMs: number }

const FRAME_BYTES = 64 * 1024
const MAX_REPLY_BYTES = 4096

function scannerFromEnv(): Scanner | null {
  const { CLAMD_HOST: host, CLAMD_PORT: port } = env()
  return host ? { host, port, connectTimeoutMs: 5_000, silenceTimeoutMs: 60_000 } : null
}

/**
 * Asks the virus scanner (clamd's INSTREAM) about a stream. Without `CLAMD_HOST` the source is not read.
 * Throws `ScannerError` when there is a scanner and no verdict: it fails closed. Rethrows what the source throws.
 */
export async function scanStream(
  source: AsyncIterable<Uint8Array>,
  scanner: Scanner | null = scannerFromEnv(),
): Promise<ScanVerdict> {
  if (!scanner) return 'not_scanned'
  const socket = net.connect({ host: scanner.host, port: scanner.port })
  socket.setTimeout(scanner.connectTimeoutMs, () => socket.destroy(new ScannerError('TIMEOUT')))
  socket.once('connect', () => socket.setTimeout(scanner.silenceTimeoutMs))
  const reply = receiveReply(socket)
  try {
    // The scanner answers early only to refuse the rest, so whichever ends first decides.
    return verdictOf(await Promise.race([reply, sendFrames(socket, source).then(() => reply)]))
  } finally {
    socket.destroy()
  }
}

/** Each frame is its length (4 bytes, big-endian) and its bytes; a frame of length 0 ends the stream. */
async function sendFrames(socket: net.Socket, source: AsyncIterable<Uint8Array>): Promise<void> {
  socket.write('zINSTREAM\0')
  for await (const part of source) {
    for (let offset = 0; offset < part.length; offset += FRAME_BYTES) {
      // The reply says why the connection ended; there is nobody left to send to.
      if (socket.destroyed) return
      const frame = part.subarray(offset, offset + FRAME_BYTES)
      socket.write(lengthPrefix(frame.length))
      if (!socket.write(frame)) await drained(socket)
    }
  }
  socket.write(lengthPrefix(0))
}

function lengthPrefix(length: number): Buffer {
  const prefix = Buffer.alloc(4)
  prefix.writeUInt32BE(length)
  return prefix
}

function drained(socket: net.Socket): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      socket.off('drain', settle)
      socket.off('close', settle)
      resolve()
    }
    socket.on('drain', settle)
    socket.on('close', settle)
  })
}

/** The scanner's reply up to its closing zero byte. */
function receiveReply(socket: net.Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let reply = ''
    socket.setEncoding('utf8')
    socket.on('data', (text: string) => {
      reply += text
      const end = reply.indexOf('\0')
      if (end !== -1) resolve(reply.slice(0, end))
      else if (reply.length > MAX_REPLY_BYTES) socket.destroy(new ScannerError('BAD_REPLY'))
    })
    socket.on('error', (cause) => {
      reject(cause instanceof ScannerError ? cause : new ScannerError('UNREACHABLE', { cause }))
    })
    socket.on('close', () => reject(new ScannerError('UNREACHABLE')))
  })
}

function verdictOf(reply: string): ScanVerdict {
  if (reply === 'stream: OK') return 'clean'
  if (/^stream: .+ FOUND$/.test(reply)) return 'infected'
  throw new ScannerError(/size limit exceeded/i.test(reply) ? 'SIZE_LIMIT' : 'BAD_REPLY')
}
