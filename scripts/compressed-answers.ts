import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import zlib from 'node:zlib'
import compression from 'compression'

type Encoding = 'br' | 'gzip'

/** What is kept of public answers, in all and of one. */
const KEPT_BYTES = 48 * 1024 ** 2
const ONE_ANSWER_BYTES = 4 * 1024 ** 2

const COMPRESSIBLE = /^(?:text\/|image\/svg|application\/(?:javascript|json|manifest\+json|rss\+xml|xml))/i

const brotli = promisify<zlib.InputType, zlib.BrotliOptions, Buffer>(zlib.brotliCompress)
const gzip = promisify<zlib.InputType, zlib.ZlibOptions, Buffer>(zlib.gzip)

/** Brotli's highest levels take half a second for an article, which its first reader would wait for. */
const compress = {
  br: (body: Buffer) => brotli(body, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (body: Buffer) => gzip(body, { level: 9 }),
} satisfies Record<Encoding, (body: Buffer) => Promise<Buffer>>

/**
 * Compresses answers as the browser asks. Public ones (pages and files of the build, told by their headers) are
 * compressed once and kept by their ETag; they go out whole, with their length, which a cache in front can keep as one
 * piece. All others are compressed as they stream.
 */
export function compressedAnswers(): (request: IncomingMessage, response: ServerResponse) => void {
  const kept = new KeptBodies(KEPT_BYTES)
  const stream = compression()
  return (request, response) => {
    stream(request, response, () => undefined)
    const encoding = wantedEncoding(request.headers['accept-encoding'])
    if (request.method === 'GET' && encoding) answerWhole(request, response, encoding, kept)
  }
}

/** The best encoding that a browser accepts, of those kept here. */
export function wantedEncoding(accepted: string | string[] | undefined): Encoding | undefined {
  const names = String(accepted ?? '')
    .split(',')
    .filter((one) => !/;\s*q=0(?:\.0*)?\s*$/.test(one))
    .map((one) => one.split(';')[0]?.trim().toLowerCase())
  return (['br', 'gzip'] as const).find((name) => names.includes(name))
}

/** Holds the parts of a public answer back until its end; any other passes from its first part on. */
function answerWhole(
  request: IncomingMessage,
  response: ServerResponse,
  encoding: Encoding,
  kept: KeptBodies,
): void {
  const write = response.write
  const end = response.end
  const parts: Buffer[] = []
  let byteCount = 0

  const letThrough = () => {
    response.write = write
    response.end = end
    for (const part of parts.splice(0)) response.write(part)
  }
  const holds = (chunk: unknown): boolean => {
    const isFirst = parts.length === 0
    if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) return !isFirst
    if (isFirst && !isPublic(response)) return false
    const part = Buffer.from(chunk)
    byteCount += part.length
    if (byteCount > ONE_ANSWER_BYTES) return false
    parts.push(part)
    return true
  }

  response.write = function hold(this: ServerResponse, ...args: unknown[]) {
    if (holds(args[0])) return true
    letThrough()
    return Boolean(Reflect.apply(response.write, this, args))
  }
  response.end = function endWhole(this: ServerResponse, ...args: unknown[]) {
    if (!holds(args[0])) {
      letThrough()
      Reflect.apply(response.end, this, args)
      return this
    }
    const body = Buffer.concat(parts.splice(0))
    const key = [encoding, request.url?.split('?')[0], response.getHeader('etag')].join(' ')
    compressOnce(kept, key, encoding, body).then(
      (compressed) => {
        letThrough()
        response.setHeader('Content-Encoding', encoding)
        response.setHeader('Content-Length', compressed.length)
        response.end(compressed)
      },
      (error: unknown) => response.destroy(error instanceof Error ? error : new Error(String(error))),
    )
    return this
  }
}

/** Pages made at build and files with a hash in their name; nothing that knows a visitor. */
function isPublic(response: ServerResponse): boolean {
  return (
    !response.headersSent &&
    response.statusCode === 200 &&
    /s-maxage=|immutable/.test(String(response.getHeader('cache-control') ?? '')) &&
    COMPRESSIBLE.test(String(response.getHeader('content-type') ?? '')) &&
    response.getHeader('etag') !== undefined &&
    response.getHeader('set-cookie') === undefined &&
    response.getHeader('content-encoding') === undefined
  )
}

async function compressOnce(
  kept: KeptBodies,
  key: string,
  encoding: Encoding,
  body: Buffer,
): Promise<Buffer> {
  const found = kept.get(key)
  if (found) return found
  const compressed = await compress[encoding](body)
  kept.set(key, compressed)
  return compressed
}

/** Bodies up to a number of bytes in all; those not asked for the longest go first. */
class KeptBodies {
  readonly #bodies = new Map<string, Buffer>()
  readonly #limitBytes: number
  #bytes = 0

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes
  }

  get(key: string): Buffer | undefined {
    const body = this.#bodies.get(key)
    if (!body) return undefined
    this.#bodies.delete(key)
    this.#bodies.set(key, body)
    return body
  }

  set(key: string, body: Buffer): void {
    this.#bytes += body.length - (this.#bodies.get(key)?.length ?? 0)
    this.#bodies.set(key, body)
    for (const [oldest, { length }] of this.#bodies) {
      if (this.#bytes <= this.#limitBytes) return
      this.#bodies.delete(oldest)
      this.#bytes -= length
    }
  }
}
