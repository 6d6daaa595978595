import net from 'node:net'

const HEADERS_END = '\r\n\r\n'
const CHUNKS_END = Buffer.from('0\r\n\r\n')

type Load = { port: number; path: string; encoding: 'gzip' | 'identity'; connections: number; ms: number }

/**
 * Requests per second for one address over kept connections, one request at a time on each. By hand: a general
 * client would cost more than the server it measures.
 */
export async function requestsPerSecond({ port, path, encoding, connections, ms }: Load): Promise<number> {
  const request = [
    `GET ${path} HTTP/1.1`,
    'Host: localhost',
    `Accept-Encoding: ${encoding}`,
    'Accept: text/html',
    '',
    '',
  ].join('\r\n')
  const startedAt = performance.now()
  const counts = await Promise.all(
    Array.from({ length: connections }, () => oneConnection(port, request, startedAt + ms)),
  )
  const seconds = (performance.now() - startedAt) / 1000
  return counts.reduce((sum, count) => sum + count, 0) / seconds
}

function oneConnection(port: number, request: string, until: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let count = 0
    let awaited: Awaited
    const socket = net.connect({ port, host: '127.0.0.1', noDelay: true }, () => socket.write(request))
    socket.once('error', reject)
    socket.on('data', (data: Buffer) => {
      awaited = receive(data, awaited)
      if (awaited === 'refused') return socket.destroy(new Error(data.subarray(0, 200).toString()))
      if (awaited !== undefined) return
      count += 1
      if (performance.now() < until) socket.write(request)
      else socket.end(() => resolve(count))
    })
  })
}

/** What is still to come of an answer: bytes, the end of its chunks, or nothing. */
type Awaited = number | 'chunks' | 'refused' | undefined

function receive(data: Buffer, awaited: Awaited): Awaited {
  if (typeof awaited === 'number') return awaited > data.length ? awaited - data.length : undefined
  if (awaited === 'chunks') return endsChunks(data)
  const end = data.indexOf(HEADERS_END)
  const head = data.toString('latin1', 0, end)
  if (end === -1 || !head.startsWith('HTTP/1.1 200')) return 'refused'
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (length === undefined) return endsChunks(data)
  const missing = Number(length) - (data.length - end - HEADERS_END.length)
  return missing > 0 ? missing : undefined
}

function endsChunks(data: Buffer): Awaited {
  return data.subarray(-CHUNKS_END.length).equals(CHUNKS_END) ? undefined : 'chunks'
}
