import type { Tx } from '@/lib/platform/db'
import { enqueue } from './enqueue'
import { type MailKind, mailPriority } from './mail-kinds'

type MailRequest = {
  kind: MailKind
  /** What this one mail is about (an event, challenge, refund … id, with a suffix where needed). */
  subjectKey: string
  orderId?: string
  /** The member of staff it goes to; patients' addresses are read from the order when it is sent. */
  userId?: string
}

/**
 * Queues a mail in the caller's transaction, once per kind and subject however often it is asked for.
 * The row holds ids only; recipient and words are read when it is sent.
 */
export async function queueMail(tx: Tx, request: MailRequest): Promise<void> {
  const rows = await tx.mail.createManyAndReturn({
    data: [request],
    skipDuplicates: true,
    select: { id: true },
  })
  for (const row of rows) {
    await enqueue(tx, 'mail.send', { mailId: row.id }, { priority: mailPriority(request.kind) })
  }
}

/** Queues one mail to each member of staff on duty; admins when nobody is. */
export async function queueMailToStaffOnDuty(tx: Tx, request: Omit<MailRequest, 'userId'>): Promise<void> {
  const reachable = { disabledAt: null, email: { not: null } }
  const onDuty = await tx.user.findMany({
    where: { ...reachable, role: { in: ['staff', 'admin'] }, isOnDuty: true },
    select: { id: true },
  })
  const recipients =
    onDuty.length > 0
      ? onDuty
      : await tx.user.findMany({ where: { ...reachable, role: 'admin' }, select: { id: true } })
  for (const { id } of recipients) {
    await queueMail(tx, { ...request, subjectKey: `${request.subjectKey}:${id}`, userId: id })
  }
}
