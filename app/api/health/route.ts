import { isDatabaseUp } from '@/lib/platform/database-health'

export const dynamic = 'force-dynamic'

/** 200 when this process can serve, 503 while its database is away. */
export async function GET(): Promise<Response> {
  const isUp = await isDatabaseUp()
  return Response.json(
    { status: isUp ? 'ok' : 'database unavailable' },
    { status: isUp ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}
