import type { JobPayload } from '@/lib/jobs/definitions'
import type { JobContext } from '@/lib/jobs/job-context'
import { recordMailBounce } from '@/lib/orders/record-mail-bounce'
import { db } from '@/lib/platform/db'
import { logger } from '@/lib/platform/logger'

/** A mail that could not be sent in all its tries counts as bounced: staff phone a patient who does not know. */
export async function giveUpMail({ mailId }: JobPayload<'mail.give_up'>, { now }: JobContext): Promise<void> {
  const mail = await db().mail.findUnique({ where: { id: mailId }, select: { kind: true, sentAt: true } })
  // The last try may have ended after it was sent.
  if (!mail || mail.sentAt !== null) return
  logger.error({ event: 'mail.given_up', mailId, kind: mail.kind })
  await recordMailBounce(mailId, now)
}
