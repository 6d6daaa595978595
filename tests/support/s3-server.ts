import fs from 'node:fs/promises'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import S3rver from 's3rver'

/** An S3 server on this machine, for tests, with one bucket. */
export type S3Server = {
  bucket: string
  endpoint: string
  accessKeyId: string
  secretAccessKey: string
  /** Uploads in parts that are neither completed nor aborted. */
  unfinished(): string[]
  /** Answers this many requests with 503, as a store under load does. */
  failNext(count: number): void
  /** Each request's method, query and checksum header. */
  requests: { method: string; url: string; checksum: string | undefined }[]
  close(): Promise<void>
}

const BUCKET = 'reports'

/**
 * s3rver checks signatures, keeps objects and answers ranges. It knows no listing or aborting of uploads in parts:
 * those two are answered here.
 */
export async function startS3Server(): Promise<S3Server> {
  const directory = await fs.mkdtemp(path.join(os.tmpdir(), 's3-server-'))
  const server = new S3rver({ directory, silent: true, configureBuckets: [{ name: BUCKET, configs: [] }] })
  await server.configureBuckets()
  const handle = server.callback()
  const started = new Map<string, { key: string; at: Date }>()
  const requests: S3Server['requests'] = []
  let failures = 0

  const front = http.createServer((request, response) => {
    const { method = '', url: address = '' } = request
    const url = new URL(address, 'http://localhost')
    const uploadId = url.searchParams.get('uploadId')
    requests.push({ method, url: address, checksum: checksumOf(request) })
    if (failures > 0) {
      failures--
      request.resume()
      response.writeHead(503, { connection: 'close' }).end()
    } else if (method === 'DELETE' && uploadId !== null) {
      started.delete(uploadId)
      response.writeHead(204).end()
    } else if (method === 'GET' && url.searchParams.has('uploads')) {
      response.writeHead(200, { 'content-type': 'application/xml' }).end(uploadsXml(started))
    } else {
      watchUploads(started, request, response, url)
      handle(request, response)
    }
  })
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
  const { port } = front.address() as AddressInfo
  return {
    bucket: BUCKET,
    endpoint: `http://127.0.0.1:${port}`,
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
    unfinished: () => [...started.values()].map(({ key }) => key),
    failNext(count) {
      failures = count
    },
    requests,
    async close() {
      front.closeAllConnections()
      await new Promise((resolve) => front.close(resolve))
      await fs.rm(directory, { recursive: true })
    },
  }
}

type Uploads = Map<string, { key: string; at: Date }>

function checksumOf({ headers }: http.IncomingMessage): string | undefined {
  const value = headers['x-amz-checksum-crc32'] ?? headers['x-amz-trailer']
  return Array.isArray(value) ? value.join() : value
}

function watchUploads(
  started: Uploads,
  request: http.IncomingMessage,
  response: http.ServerResponse,
  url: URL,
) {
  if (request.method !== 'POST') return
  const finished = url.searchParams.get('uploadId')
  if (finished !== null) response.on('finish', () => response.statusCode === 200 && started.delete(finished))
  if (!url.searchParams.has('uploads')) return
  const end = response.end.bind(response)
  response.end = (...args: unknown[]) => {
    const id = /<UploadId>([^<]+)/.exec(String(args[0]))?.[1]
    if (id)
      started.set(id, { key: decodeURIComponent(url.pathname.slice(BUCKET.length + 2)), at: new Date() })
    return Reflect.apply(end, response, args)
  }
}

function uploadsXml(started: Uploads): string {
  const uploads = [...started].map(
    ([id, { key, at }]) =>
      `<Upload><Key>${key}</Key><UploadId>${id}</UploadId><Initiated>${at.toISOString()}</Initiated></Upload>`,
  )
  return `<?xml version="1.0"?><ListMultipartUploadsResult><IsTruncated>false</IsTruncated>${uploads.join('')}</ListMultipartUploadsResult>`
}
