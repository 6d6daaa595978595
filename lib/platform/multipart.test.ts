import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { MultipartError, readMultipartFiles } from './multipart'

const HEAD = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF'

const LIMITS = { maxFiles: 3, maxSkippedBytes: 1_000_000 }

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
  for await (const file of readMultipartFiles(request, LIMITS)) await Array.fromAsync(file.stream)
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

describe('a file that its reader refuses', () => {
  const disposition = 'content-disposition: form-data; name="file"; filename'

  /** The reader takes one part of each file and leaves the rest. */
  async function namesIn(request: Request): Promise<string[]> {
    const names: string[] = []
    for await (const file of readMultipartFiles(request, LIMITS)) {
      names.push(file.name)
      for await (const _ of file.stream) break
    }
    return names
  }

  it('is passed over, and the next one is read', async () => {
    const long = 'x'.repeat(500_000)
    const body = `--b\r\n${disposition}="a.pdf"\r\n\r\n${long}\r\n--b\r\n${disposition}="b.pdf"\r\n\r\n%PDF\r\n--b--\r\n`
    const headers = { 'content-type': 'multipart/form-data; boundary=b' }
    expect(await namesIn(new Request('http://localhost/', { method: 'POST', headers, body }))).toEqual([
      'a.pdf',
      'b.pdf',
    ])
  })

  it('is not read without an end', async () => {
    let sentBytes = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const part = Buffer.from(sentBytes === 0 ? HEAD : 'x'.repeat(64_000))
        sentBytes += part.length
        controller.enqueue(part)
      },
    })
    const headers = { 'content-type': 'multipart/form-data; boundary=b' }
    const init = { method: 'POST', headers, body, duplex: 'half' }
    await expect(namesIn(new Request('http://localhost/', init))).rejects.toThrow(MultipartError)
    expect(sentBytes).toBeLessThan(3_000_000)
  })
})
