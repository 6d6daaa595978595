import { queueMailToStaffOnDuty } from '@/lib/jobs/queue-mail'
import { db, type Tx } from '@/lib/platform/db'

/**
 * Notes that a mail did not arrive. When it was to a patient about an order, staff on duty get a mail, once:
 * somebody should phone. Does nothing for a mail that is unknown or already noted.
 */
export async function recordMailBounce(
  mail: { id: string } | { providerId: string },
  now: Date,
): Promise<void> {
  await db().$transaction(async (tx) => {
    const noted = await tx.mail.updateManyAndReturn({
      where: { ...mail, bouncedAt: null },
      data: { bouncedAt: now },
      select: { id: true, orderId: true, userId: true },
    })
    for (const { id, orderId, userId } of noted) {
      const isToPatient = userId === null
      if (isToPatient && orderId && (await wasPlaced(tx, orderId))) {
        await queueMailToStaffOnDuty(tx, { kind: 'staff_bounced', subjectKey: id, orderId })
      }
    }
  })
}

/** A code sent to a mistyped address while ordering is the patient's to notice. */
async function wasPlaced(tx: Pick<Tx, 'order'>, orderId: string): Promise<boolean> {
  const order = await tx.order.findUnique({ where: { id: orderId }, select: { paidAt: true } })
  return order?.paidAt != null
}
