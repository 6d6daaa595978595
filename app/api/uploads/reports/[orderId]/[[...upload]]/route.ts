import { Server } from '@tus/server'
import { z } from 'zod'
import { clientIp } from '@/lib/auth/client-ip'
import { currentActor } from '@/lib/auth/current-actor'
import { isSameOrigin } from '@/lib/auth/same-origin'
import { systemClock } from '@/lib/platform/clock'
import { env } from '@/lib/platform/env'
import { consume } from '@/lib/platform/rate-limit'
import { ReportUploadStore } from '@/lib/reports/report-upload-store'

export const dynamic = 'force-dynamic'

/** The store counts bytes by compare-and-set in PostgreSQL, so requests need no lock between them. */
const NO_LOCK = { newLock: () => ({ lock: async () => undefined, unlock: async () => undefined }) }

/** Resumable upload (tus 1.0) of report files into a draft or an order that waits for them; asked at every request. */
async function handle(
  request: Request,
  { params }: { params: Promise<{ orderId: string }> },
): Promise<Response> {
  const orderId = z.uuid().safeParse((await params).orderId)
  const actor = await currentActor()
  if (actor.kind === 'anonymous') return new Response(null, { status: 401 })
  if (!orderId.success) return new Response(null, { status: 404 })
  if (request.method !== 'HEAD' && !isSameOrigin(request)) return new Response(null, { status: 403 })
  if (request.method === 'POST' && !(await consume('upload', clientIp(request.headers)))) {
    return new Response('TOO_MANY_REQUESTS', { status: 429 })
  }
  const server = new Server({
    path: `/api/uploads/reports/${orderId.data}`,
    datastore: new ReportUploadStore(actor, orderId.data, systemClock),
    locker: NO_LOCK,
    namingFunction: () => crypto.randomUUID(),
    maxSize: env().MAX_REPORT_FILE_BYTES,
    relativeLocation: true,
    // The package answers every origin by default.
    allowedOrigins: [env().APP_URL],
  })
  const response = await server.handleWeb(request)
  response.headers.set('cache-control', 'no-store')
  return response
}

export { handle as DELETE, handle as HEAD, handle as PATCH, handle as POST }
