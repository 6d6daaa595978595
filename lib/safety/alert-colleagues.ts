import { queueMail } from '@/lib/jobs/queue-mail'
import type { Tx } from '@/lib/platform/db'

/**
 * Mails everyone on duty but the caller that an urgent order needs a second person; when nobody else is on duty,
 * everyone else who works here.
 */
export async function alertColleagues(
  tx: Tx,
  { callId, orderId, callerId }: { callId: string; orderId: string; callerId: string },
): Promise<void> {
  const others = await tx.user.findMany({
    where: {
      id: { not: callerId },
      role: { in: ['staff', 'admin'] },
      disabledAt: null,
      email: { not: null },
    },
    select: { id: true, isOnDuty: true },
  })
  const onDuty = others.filter((user) => user.isOnDuty)
  for (const { id } of onDuty.length > 0 ? onDuty : others) {
    await queueMail(tx, { kind: 'staff_urgent', subjectKey: `${callId}:${id}`, orderId, userId: id })
  }
}
