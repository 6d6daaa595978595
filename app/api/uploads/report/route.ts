import { NextResponse } from 'next/server'
import { z } from 'zod'
import { clientIp } from '@/lib/auth/client-ip'
import { currentActor } from '@/lib/auth/current-actor'
import { safeReturnTo } from '@/lib/auth/safe-return-to'
import { isSameOrigin } from '@/lib/auth/same-origin'
import { systemClock } from '@/lib/platform/clock'
import { env } from '@/lib/platform/env'
import { MultipartError, readMultipartFiles } from '@/lib/platform/multipart'
import { consume } from '@/lib/platform/rate-limit'
import { type ReceiveError, receiveReportFile } from '@/lib/reports/receive-report-file'
import { makeRoom, type RoomError } from '@/lib/reports/upload-room'

export const dynamic = 'force-dynamic'

const STATUS = {
  NOT_FOUND: 404,
  TOO_MANY: 409,
  TOO_LARGE: 413,
  WRONG_KIND: 415,
  EMPTY: 422,
  DUPLICATE: 409,
  TOO_MUCH: 429,
  NO_ROOM: 507,
} as const satisfies Record<ReceiveError | RoomError, number>

const querySchema = z.object({
  order: z.uuid(),
  to: z.string().default('/order/report'),
  /** The file that the (first) one sent is a better copy of. */
  replaces: z.uuid().optional(),
})

/**
 * Takes report files as a multipart form, one or many. A script sends one file a request and reads JSON; a plain
 * form gets a redirect back to its page, with the first problem named.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return Response.json({ code: 'WRONG_ORIGIN' }, { status: 403 })
  const query = querySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!query.success) return Response.json({ code: 'NOT_FOUND' }, { status: 404 })
  const network = clientIp(request.headers)
  const isAllowed = await consume('upload', network)
  if (!isAllowed) return answer(request, query.data.to, [{ code: 'TOO_MANY_REQUESTS', status: 429 }])
  const room = await makeRoom({ orderId: query.data.order, network, byteCount: announcedBytes(request) })
  if (!room.ok) return answer(request, query.data.to, [{ code: room.code, status: STATUS[room.code] }])

  const actor = await currentActor()
  const results: { code: string; status: number; fileId?: string }[] = []
  try {
    const { MAX_REPORT_FILES: maxFiles, MAX_REPORT_FILE_BYTES: maxSkippedBytes } = env()
    for await (const file of readMultipartFiles(request, { maxFiles, maxSkippedBytes })) {
      const received = await receiveReportFile(actor, {
        orderId: query.data.order,
        fileName: file.name,
        source: file.stream,
        replaces: results.length === 0 ? query.data.replaces : undefined,
        now: systemClock.now(),
      })
      results.push(
        received.ok
          ? { code: 'STORED', status: 201, fileId: received.value.fileId }
          : { code: received.code, status: STATUS[received.code] },
      )
    }
  } catch (error) {
    if (!(error instanceof MultipartError)) throw error
    results.push({ code: 'BROKEN_FORM', status: 400 })
  }
  return answer(request, query.data.to, results.length > 0 ? results : [{ code: 'EMPTY', status: 422 }])
}

/** How large the form is. Browsers say so; whoever does not is counted as sending the most that is taken. */
function announcedBytes(request: Request): number {
  const announced = request.headers.get('content-length')
  return announced === null ? env().MAX_REPORT_FILES * env().MAX_REPORT_FILE_BYTES : Number(announced)
}

function answer(
  request: Request,
  to: string,
  results: readonly { code: string; status: number; fileId?: string }[],
): Response {
  const problem = results.find((result) => result.status >= 400)
  if (request.headers.get('accept')?.includes('application/json')) {
    return Response.json(
      { results },
      { status: problem?.status ?? 201, headers: { 'cache-control': 'no-store' } },
    )
  }
  const target = new URL(safeReturnTo(to), env().APP_URL)
  if (problem) target.searchParams.set('problem', problem.code)
  return NextResponse.redirect(target, 303)
}
