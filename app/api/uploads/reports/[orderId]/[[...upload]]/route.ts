import { clientIp } from '@/lib/auth/client-ip'
import { currentActor } from '@/lib/auth/current-actor'
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
  const { orderId } = await params
  const actor = await currentActor()
  if (actor.kind === 'anonymous') return new Response(null, { status: 401 })
  const network = clientIp(request.headers)
  return answerTus(request, {
    folder: 'reports',
    id: orderId,
    datastore: new ReportUploadStore(actor, orderId, { network, clock: systemClock }),
    maxSize: env().MAX_REPORT_FILE_BYTES,
    mayBegin: () => consume('upload', network),
  })
}

export { handle as DELETE, handle as HEAD, handle as PATCH, handle as POST }
