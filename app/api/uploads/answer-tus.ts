import { type DataStore, Server } from '@tus/server'
import { env } from '@/lib/platform/env'

/** The stores count bytes by compare-and-set in PostgreSQL, so requests need no lock between them. */
const NO_LOCK = { newLock: () => ({ lock: async () => undefined, unlock: async () => undefined }) }

/** Answers a request of the resumable-upload protocol (tus 1.0). The caller has checked origin and actor. */
export async function answerTus(
  request: Request,
  { path, datastore, maxSize }: { path: string; datastore: DataStore; maxSize: number },
): Promise<Response> {
  const server = new Server({
    path,
    datastore,
    maxSize,
    locker: NO_LOCK,
    namingFunction: () => crypto.randomUUID(),
    relativeLocation: true,
    // The package answers every origin by default.
    allowedOrigins: [env().APP_URL],
  })
  const response = await server.handleWeb(request)
  response.headers.set('cache-control', 'no-store')
  return response
}
