import http from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

export type Source = { port: number; path: string; headers: Record<string, string> }

/** Reads a range, both ends included, on a connection of its own. */
export async function readRange(
  source: Source,
  start: number,
  end: number,
): Promise<{ firstByteMs: number }> {
  const startedAt = performance.now()
  const response = await ask(source, start, end)
  let firstByteMs = Number.NaN
  let count = 0
  await new Promise<void>((resolve, reject) => {
    response.on('data', (data: Buffer) => {
      if (count === 0) firstByteMs = performance.now() - startedAt
      count += data.length
    })
    response.once('error', reject)
    response.once('end', resolve)
  })
  if (count !== end - start + 1) throw new Error(`${count} bytes came`)
  return { firstByteMs }
}

/** MB a second of all readers together, each of which asks for an equal share of so many bytes. */
export async function speedOf(source: Source, readers: number, bytes: number): Promise<number> {
  const share = Math.floor(bytes / readers)
  const startedAt = performance.now()
  const each = Array.from({ length: readers }, (_, nth) =>
    readRange(source, nth * share, (nth + 1) * share - 1),
  )
  await Promise.all(each)
  return (share * readers) / 1024 ** 2 / ((performance.now() - startedAt) / 1_000)
}

/** Players that hold one request open and take what they play, so many bytes a second, until the time is over. */
export async function readSlowly(
  source: Source,
  {
    readers,
    bytes,
    bytesPerSecond,
    ms,
  }: { readers: number; bytes: number; bytesPerSecond: number; ms: number },
): Promise<void> {
  const until = performance.now() + ms
  await Promise.all(
    Array.from({ length: readers }, async () => {
      const response = await ask(source, 0, bytes - 1)
      const startedAt = performance.now()
      let count = 0
      try {
        for await (const data of response as AsyncIterable<Buffer>) {
          count += data.length
          const now = performance.now()
          if (now >= until) return
          // What comes fills this side's buffers and then the server's, as with a player that has enough.
          await sleep(Math.max(0, startedAt + (count / bytesPerSecond) * 1_000 - now))
        }
        throw new Error('a slow reader came to the end')
      } finally {
        response.destroy()
      }
    }),
  )
}

function ask({ port, path, headers }: Source, start: number, end: number): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const range = `bytes=${start}-${end}`
    const options = { host: '127.0.0.1', port, path, agent: false, headers: { ...headers, range } }
    http
      .get(options, (response) => {
        if (response.statusCode === 206) resolve(response)
        else reject(new Error(`status ${response.statusCode}`))
      })
      .once('error', reject)
  })
}
