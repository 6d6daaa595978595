import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { MultipartError, readMultipartFiles } from './multipart'

const HEAD = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF'

type End = (controller: ReadableStreamDefaultController<Uint8Array>) => void

/** A form that sends the beginning of a file, then ends as told. */
function cutShort(end: End, contentType = 'multipart/form-data; boundary=b'): Request {
  let isSent = false
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (!isSent) controller.enqueue(Buffer.from(`${HEAD}${'x'.repeat(9_000)}`))
      else {
        // What is in a stream when it fails is lost: the beginning must have been read before.
        await sleep(20)
        end(controller)
      }
      isSent = true
    },
  })
  const init = { method: 'POST', headers: { 'content-type': contentType }, body, duplex: 'half' }
  return new Request('http://localhost/', init)
}

async function readAll(request: Request): Promise<void> {
  for await (const file of readMultipartFiles(request, { maxFiles: 3 })) await Array.fromAsync(file.stream)
}

describe('a broken form', () => {
  it.each<[string, Request]>([
    ['a connection that breaks', cutShort((controller) => controller.error(new Error('aborted')))],
    ['a body that ends early', cutShort((controller) => controller.close())],
    ['no boundary', cutShort((controller) => controller.close(), 'multipart/form-data')],
  ])('is told from a failure of ours: %s', async (_name, request) => {
    await expect(readAll(request)).rejects.toThrow(MultipartError)
  })
})
