import { once } from 'node:events'
import net from 'node:net'

export type TcpProxy = {
  port: number
  /** From now on nothing passes; every connection stays open, and new ones are accepted. */
  blackHole: () => void
  forward: () => void
  close: () => Promise<void>
}

/** Stands between a program and a server, and can become a network that swallows everything. */
export async function startTcpProxy(target: { host: string; port: number }): Promise<TcpProxy> {
  let isForwarding = true
  const pairs = new Set<{ client: net.Socket; upstream: net.Socket | null }>()
  const connect = (pair: { client: net.Socket; upstream: net.Socket | null }) => {
    const upstream = net.connect(target.port, target.host)
    pair.upstream = upstream
    for (const [from, to] of [
      [pair.client, upstream],
      [upstream, pair.client],
    ] as const) {
      from.on('data', (chunk) => to.write(chunk))
      from.once('close', () => to.destroy())
    }
    upstream.on('error', () => pair.client.destroy())
    pair.client.resume()
  }
  const server = net.createServer((client) => {
    const pair = { client, upstream: null }
    pairs.add(pair)
    client.on('error', () => client.destroy())
    client.once('close', () => pairs.delete(pair))
    client.pause()
    if (isForwarding) connect(pair)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('no port')
  return {
    port: address.port,
    blackHole: () => {
      isForwarding = false
      for (const { client, upstream } of pairs) for (const socket of [client, upstream]) socket?.pause()
    },
    forward: () => {
      isForwarding = true
      for (const pair of pairs) {
        if (!pair.upstream) connect(pair)
        for (const socket of [pair.client, pair.upstream]) socket?.resume()
      }
    },
    close: async () => {
      server.close()
      for (const { client } of pairs) client.destroy()
      await once(server, 'close')
    },
  }
}
