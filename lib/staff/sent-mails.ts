import type { MailKind } from '@/lib/jobs/mail-kinds'
import { db } from '@/lib/platform/db'

type Planned = { kind: MailKind; orderId: string; subjectKey: string }

/**
 * Leaves out mails that were queued before, whoever they went to. The unique mail row is what makes a mail go out
 * once; this only spares the watcher, which runs every minute, from asking again for each of them.
 */
export async function withoutQueued<Mail extends Planned>(planned: readonly Mail[]): Promise<Mail[]> {
  if (planned.length === 0) return []
  const queued = await db().mail.findMany({
    where: {
      kind: { in: [...new Set(planned.map(({ kind }) => kind))] },
      orderId: { in: planned.map(({ orderId }) => orderId) },
    },
    select: { kind: true, subjectKey: true },
  })
  return planned.filter(
    (mail) => !queued.some((old) => old.kind === mail.kind && old.subjectKey.startsWith(mail.subjectKey)),
  )
}
