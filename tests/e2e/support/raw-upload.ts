import http from 'node:http'
import type { Fixtures } from './fixtures'
import { STACK } from './stack-info'

const BOUNDARY = 'a-boundary-of-this-test'

/** The bytes before and after one file in a multipart form. */
export function around(fileName: string): { head: string; tail: string } {
  return {
    head: `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    tail: `\r\n--${BOUNDARY}--\r\n`,
  }
}

/** A report upload to the draft whose bytes the test writes itself; by default its length is not told. */
export function openUpload(
  { draft }: Fixtures,
  { port = STACK.port, headers = {} }: { port?: number; headers?: Record<string, string> } = {},
): http.ClientRequest {
  return http.request({
    host: '127.0.0.1',
    port,
    method: 'POST',
    path: `/api/uploads/report?order=${draft.order}`,
    agent: false,
    headers: {
      accept: 'application/json',
      origin: STACK.appUrl,
      cookie: draft.cookie,
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
      ...headers,
    },
  })
}

export type UploadAnswer = { status: number | string; location: string | undefined; body: string }

/** What the server says to it; the error's code when it hangs up without a word. */
export function answerTo(request: http.ClientRequest): Promise<UploadAnswer> {
  return new Promise((resolve) => {
    request.once('response', (response) => {
      const parts: Buffer[] = []
      const { statusCode = 0, headers } = response
      response.on('data', (part: Buffer) => parts.push(part))
      response.once('close', () =>
        resolve({ status: statusCode, location: headers.location, body: Buffer.concat(parts).toString() }),
      )
    })
    request.on('error', (error: NodeJS.ErrnoException) =>
      resolve({ status: error.code ?? error.message, location: undefined, body: '' }),
    )
  })
}

/** Writes `byteCount` bytes of a PDF as fast as the server takes them, until it has heard enough. */
export async function writePdf(request: http.ClientRequest, byteCount: number): Promise<void> {
  const chunk = Buffer.alloc(256 * 1024, 'x')
  const closed = new Promise<void>((resolve) => request.once('close', resolve))
  request.write('%PDF-1.7\n')
  for (let sent = 0; sent < byteCount && !request.destroyed; sent += chunk.length) {
    if (request.write(chunk)) continue
    const drained = new Promise<void>((resolve) => request.once('drain', resolve))
    await Promise.race([drained, closed])
  }
}
