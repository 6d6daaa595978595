import { type DataStore, Server } from '@tus/server'
import { isSameOrigin } from '@/lib/auth/same-origin'
import { env } from '@/lib/platform/env'
import { isUploadId } from '@/lib/platform/tus-upload'

/** The stores count bytes by compare-and-set in PostgreSQL, so requests need no lock between them. */
const NO_LOCK = { newLock: () => ({ lock: async () => undefined, unlock: async () => undefined }) }

type TusRoute = {
  /** Where the route lies under `/api/uploads`. */
  folder: string
  /** What the address says that a file is for. */
  id: string
  datastore: DataStore
  maxSize: number
  /** Whether one more upload may be begun now. */
  mayBegin?: () => Promise<boolean>
}

/** Answers a request of the resumable-upload protocol (tus 1.0). The caller has checked who asks. */
export async function answerTus(
  request: Request,
  { folder, id, datastore, maxSize, mayBegin }: TusRoute,
): Promise<Response> {
  if (!isUploadId(id)) return new Response(null, { status: 404 })
  if (request.method !== 'HEAD' && !isSameOrigin(request)) return new Response(null, { status: 403 })
  if (request.method === 'POST' && mayBegin && !(await mayBegin())) {
    return new Response('TOO_MANY_REQUESTS', { status: 429 })
  }
  const server = new Server({
    path: `/api/uploads/${folder}/${id}`,
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
