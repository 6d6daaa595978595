import http from 'node:http'

/** A body may take as long as it needs (4 GB over a home line), but not stand still for longer than this. */
const BODY_IDLE_MS = 60_000

export type Handler = (request: http.IncomingMessage, response: http.ServerResponse) => Promise<void>

/** An HTTP server with the limits that a public address needs; it does not listen yet. */
export function createHttpServer(handle: Handler, onError: (error: unknown) => void): http.Server {
  const server = http.createServer({
    headersTimeout: 15_000,
    requestTimeout: 0,
    keepAliveTimeout: 65_000,
    connectionsCheckingInterval: 5_000,
  })
  server.on('request', (request, response) => {
    limitBodyIdleTime(request, response)
    response.once('finish', () => endUnread(request))
    // While draining, a kept connection must not bring another request.
    if (!server.listening) response.setHeader('connection', 'close')
    handle(request, response).catch((error: unknown) => {
      onError(error)
      if (!response.headersSent) response.writeHead(500).end()
      else response.destroy()
    })
  })
  return server
}

/** How long, and with how much, a sender may go on that has its answer already. */
const AFTER_ANSWER_MS = 10_000
const AFTER_ANSWER_BYTES = 8 * 1024 ** 2

/**
 * An answer that did not wait for the whole body, such as a refusal: Node reads the rest for nothing, for as long as
 * it comes. A sender that does not stop by itself is cut off.
 */
function endUnread(request: http.IncomingMessage): void {
  if (request.complete) return
  const { socket } = request
  const [startedAt, bytesBefore] = [performance.now(), socket.bytesRead]
  const watch = setInterval(() => {
    const isOver = request.complete || socket.destroyed
    const goesOn =
      performance.now() - startedAt > AFTER_ANSWER_MS || socket.bytesRead - bytesBefore > AFTER_ANSWER_BYTES
    if (!isOver && goesOn) socket.destroy()
    if (isOver || goesOn) clearInterval(watch)
  }, 100)
  watch.unref()
}

function limitBodyIdleTime(request: http.IncomingMessage, response: http.ServerResponse): void {
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0
  if (!hasBody) return
  request.socket.setTimeout(BODY_IDLE_MS)
  // Once the response is out the socket's timer is Node's own, for keeping it alive.
  request.once('end', () => {
    if (!response.writableFinished) request.socket.setTimeout(0)
  })
}

/** Starts listening. Throws an error that says what to do when the address is taken. */
export function listen(server: http.Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE'
      reject(
        isTaken
          ? new Error(`Port ${port} is in use by another program. Stop it, or set another PORT.`)
          : error,
      )
    })
    server.listen(port, host, resolve)
  })
}

/** How soon a connection is closed whose request, in flight when draining began, has its answer. */
const IDLE_CHECK_MS = 50

/** Stops accepting, lets requests in flight finish, and cuts what is left after `limitMs`. */
export function drain(server: http.Server, limitMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), limitMs)
    // Their senders were promised a kept connection: nobody else would close it before `limitMs`.
    const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS)
    server.close(() => {
      clearTimeout(cut)
      clearInterval(idle)
      resolve()
    })
  })
}
