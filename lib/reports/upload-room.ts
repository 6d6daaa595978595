import { db } from '@/lib/platform/db'
import { hasRoomFor } from '@/lib/platform/free-space'
import { consume } from '@/lib/platform/rate-limit'
import { err, ok, type Result } from '@/lib/shared/result'

export type RoomError = 'NO_ROOM' | 'TOO_MUCH'

const KIBIBYTE = 1024

/**
 * Whether a report file of so many bytes may begin to be sent: `NO_ROOM` when the store is nearly full; `TOO_MUCH` when
 * its network has sent as much as it may in a day to orders that nobody has paid for, which are free and any number.
 */
export async function makeRoom({
  orderId,
  network,
  byteCount,
}: {
  orderId: string
  network: string
  byteCount: number
}): Promise<Result<undefined, RoomError>> {
  if (!(await hasRoomFor(byteCount))) return err('NO_ROOM')
  const order = await db().order.findUnique({ where: { id: orderId }, select: { status: true } })
  // We asked for this file, and it is paid for.
  if (order?.status === 'needs_info') return ok(undefined)
  const isWithin = await consume('draft_kibibytes', network, Math.max(1, Math.ceil(byteCount / KIBIBYTE)))
  return isWithin ? ok(undefined) : err('TOO_MUCH')
}
