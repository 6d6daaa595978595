import { recordAudit } from '@/lib/audit/record-audit'
import type { StaffActor } from '@/lib/auth/actor'
import { openOrderKey } from '@/lib/orders/order-key'
import { db } from '@/lib/platform/db'
import type { PlainReportDocument } from './plain-report-schema'
import type { Script } from './script-schema'
import type { TextKind } from './text-version-schema'

type Input = {
  /** Of the editor that it was typed in: the same one replaces what it set aside before. */
  id: string
  orderId: string
  kind: TextKind
  text: Script | PlainReportDocument
  now: Date
}

/**
 * Keeps what somebody typed and could not save, beside the versions of the order's text. Only of those who have claimed
 * the order, now or before: nobody else has an editor, and what others send is not kept.
 */
export async function setAside(actor: StaffActor, { id, orderId, kind, text, now }: Input): Promise<void> {
  const { userId } = actor
  const claimed = { events: { some: { command: 'claim', actorId: userId } } }
  const isWriter = await db().order.count({ where: { id: orderId, OR: [{ claimedById: userId }, claimed] } })
  if (isWriter === 0) return
  await db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Order" WHERE id = ${orderId}::uuid FOR UPDATE`
    const cipher = await openOrderKey(tx, orderId)
    if (!cipher) return
    const body = cipher.encrypt({ table: 'SetAsideText', column: 'body', id }, JSON.stringify(text))
    const own = { id, orderId, kind, authorId: userId }
    const { count } = await tx.setAsideText.updateMany({ where: own, data: { body, at: now } })
    if (count > 0) return
    const made = await tx.setAsideText.createMany({ data: { ...own, body, at: now }, skipDuplicates: true })
    if (made.count === 0) return
    const action = kind === 'script' ? 'script.saved' : 'plain_report.saved'
    await recordAudit({ actor, action, orderId, objectId: id, detail: { isSetAside: true }, at: now }, tx)
  })
}
