import { randomUUID } from 'node:crypto'
import { recordAudit } from '@/lib/audit/record-audit'
import type { StaffActor } from '@/lib/auth/actor'
import { enqueue } from '@/lib/jobs/enqueue'
import type { Tx } from '@/lib/platform/db'

/** Makes the next version of an order's video, with the newest script, and the job that makes it ready. */
export async function createProcessingVideo(
  tx: Tx,
  actor: StaffActor,
  { orderId, now }: { orderId: string; now: Date },
): Promise<string> {
  // Two that arrive at once get versions one after the other.
  await tx.$queryRaw`SELECT id FROM "Order" WHERE id = ${orderId}::uuid FOR UPDATE`
  const [newest, script] = await Promise.all([
    tx.video.aggregate({ where: { orderId }, _max: { version: true } }),
    tx.script.findFirst({ where: { orderId }, orderBy: { version: 'desc' }, select: { id: true } }),
  ])
  const id = randomUUID()
  const version = (newest._max.version ?? 0) + 1
  const made = { orderId, version, state: 'processing' as const, authorId: actor.userId }
  await tx.video.create({ data: { id, scriptId: script?.id ?? null, ...made }, select: { id: true } })
  await enqueue(tx, 'video.process', { videoId: id })
  await recordAudit({ actor, action: 'video.uploaded', orderId, objectId: id, at: now }, tx)
  return id
}
