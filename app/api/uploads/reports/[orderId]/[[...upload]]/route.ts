import { z } from 'zod'
import { clientIp } from '@/lib/auth/client-ip'
import { currentActor } from '@/lib/auth/current-actor'
import { isSameOrigin } from '@/lib/auth/same-origin'
import { systemClock } from '@/lib/platform/clock'
import { env } from '@/lib/platform/env'
import { consume } from '@/lib/platform/rate-limit'
import { ReportUploadStore } from '@/lib/reports/report-upload-store'
import { answerTus } from '../../../answer-tus'

export const dynamic = 'force-dynamic'

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
  return answerTus(request, {
    path: `/api/uploads/reports/${orderId.data}`,
    datastore: new ReportUploadStore(actor, orderId.data, systemClock),
    maxSize: env().MAX_REPORT_FILE_BYTES,
  })
}

export { handle as DELETE, handle as HEAD, handle as PATCH, handle as POST }
