import { Readable } from 'node:stream'
import Busboy from '@fastify/busboy'

export type MultipartFile = { name: string; stream: AsyncIterable<Uint8Array> }

/** A request that is not a multipart form, or whose form is broken. */
export class MultipartError extends Error {
  override name = 'MultipartError'
}

/**
 * The files of a multipart form, one after the other, each as a stream that pulls from the request: nothing is
 * held back but one chunk. A file that the caller does not read to its end is passed over, up to a limit for all of
 * them together: a sender that goes on without an end is cut off. Fields are ignored.
 * Throws `MultipartError`, as a file's stream does, for a form that is broken or whose sender went away.
 */
export async function* readMultipartFiles(
  request: Request,
  limits: { maxFiles: number; maxSkippedBytes: number },
): AsyncGenerator<MultipartFile> {
  const contentType = request.headers.get('content-type') ?? ''
  if (!request.body || !contentType.startsWith('multipart/form-data')) return
  const queue: { name: string; stream: Readable }[] = []
  const open = new Set<Readable>()
  let isDone = false
  let skippedBytes = 0
  let failure: unknown
  let wake: () => void = () => undefined
  const notify = () => wake()

  const parser = parserFor(contentType, limits.maxFiles)
  parser.on('file', (_field, stream, name) => {
    // A browser sends an empty nameless part for a file input that was left empty.
    if (name === undefined || name === '') stream.resume()
    else {
      open.add(stream)
      stream.once('close', () => open.delete(stream))
      queue.push({ name, stream })
    }
    notify()
  })
  const finish = (error?: unknown) => {
    isDone = true
    failure ??= error
    notify()
  }
  parser.on('finish', () => finish())
  parser.on('error', finish)
  const source = Readable.fromWeb(request.body as import('node:stream/web').ReadableStream<Uint8Array>)
  source.on('error', (error) => {
    // Whoever reads one of them would wait for ever.
    for (const stream of open) stream.destroy(error)
    finish(error)
  })
  source.pipe(parser)

  try {
    for (;;) {
      const file = queue.shift()
      if (file) {
        yield { name: file.name, stream: blamingTheForm(file.stream) }
        skippedBytes += await skip(file.stream, limits.maxSkippedBytes - skippedBytes)
        continue
      }
      if (isDone) break
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
    if (failure) throw unreadable(failure)
  } finally {
    source.unpipe(parser)
    source.destroy()
  }
}

/** Reads what is left of a file for nothing, at most so many bytes; gives their number. */
async function skip(stream: Readable, maxBytes: number): Promise<number> {
  let byteCount = 0
  for await (const part of blamingTheForm(stream)) {
    byteCount += part.length
    if (byteCount > maxBytes) throw unreadable(new Error('too much was sent after a refusal'))
  }
  return byteCount
}

function parserFor(contentType: string, maxFiles: number) {
  try {
    return Busboy({
      headers: { 'content-type': contentType },
      limits: { files: maxFiles, fields: 50, fieldSize: 1024, parts: maxFiles + 50 },
    })
  } catch (cause) {
    // A form without the boundary that tells its parts apart.
    throw unreadable(cause)
  }
}

async function* blamingTheForm(stream: Readable): AsyncGenerator<Uint8Array> {
  try {
    // A reader that stops early must not destroy it: the parser would wait for ever for it to take the rest.
    yield* stream.iterator({ destroyOnReturn: false })
  } catch (cause) {
    throw unreadable(cause)
  }
}

function unreadable(cause: unknown): MultipartError {
  return new MultipartError('the form could not be read', { cause })
}
