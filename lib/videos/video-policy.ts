import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'

/** Only the one who claimed an order, while it is in production, puts a video or a plain report into it. */
export async function maySendVideo(actor: StaffActor, orderId: string): Promise<boolean> {
  const order = await db().order.findFirst({
    where: { id: orderId, status: 'in_production', claimedById: actor.userId },
    select: { id: true },
  })
  return order !== null
}
