import { queueMailToStaffOnDuty } from '@/lib/jobs/queue-mail'
import { db, type Tx } from '@/lib/platform/db'

/**
 * Notes that a mail did not arrive. When it was to a patient about an order, staff on duty get a mail, once:
 * somebody should phone. Does nothing for a mail that is already noted.
 */
export async function recordMailBounce(mailId: string, now: Date): Promise<void> {
  await db().$transaction((tx) => noteBounce(tx, mailId, now))
}

/**
 * Takes the provider's word that a mail did not arrive. It may come before we noted the provider's id of that
 * mail: it is kept until then, see `matchEarlyBounce`.
 * @param providerId the provider's id of the mail
 */
export async function receiveMailBounce(providerId: string, now: Date): Promise<void> {
  await db().earlyBounce.createMany({ data: [{ providerId, at: now }], skipDuplicates: true })
  await matchEarlyBounce(providerId, now)
}

/**
 * Brings a bounce and its mail together once both are there. Whoever writes one of them asks for this after its
 * commit, so that whichever comes second finds the other.
 */
export async function matchEarlyBounce(providerId: string, now: Date): Promise<void> {
  await db().$transaction(async (tx) => {
    const mail = await tx.mail.findUnique({ where: { providerId }, select: { id: true } })
    if (!mail) return
    const { count } = await tx.earlyBounce.deleteMany({ where: { providerId } })
    if (count > 0) await noteBounce(tx, mail.id, now)
  })
}

/** How long a bounce waits for its mail: one of another program on the same account never comes. */
const KEPT_MS = 7 * 86_400_000

/** Forgets bounces that no mail of ours ever matched. */
export async function removeStrayBounces(now: Date): Promise<void> {
  await db().earlyBounce.deleteMany({ where: { at: { lt: new Date(now.getTime() - KEPT_MS) } } })
}

async function noteBounce(tx: Tx, mailId: string, now: Date): Promise<void> {
  const noted = await tx.mail.updateManyAndReturn({
    where: { id: mailId, bouncedAt: null },
    data: { bouncedAt: now },
    select: { orderId: true, userId: true },
  })
  for (const { orderId, userId } of noted) {
    const isToPatient = userId === null
    if (isToPatient && orderId && (await wasPlaced(tx, orderId))) {
      await queueMailToStaffOnDuty(tx, { kind: 'staff_bounced', subjectKey: mailId, orderId })
    }
  }
}

/** A code sent to a mistyped address while ordering is the patient's to notice. */
async function wasPlaced(tx: Pick<Tx, 'order'>, orderId: string): Promise<boolean> {
  const order = await tx.order.findUnique({ where: { id: orderId }, select: { paidAt: true } })
  return order?.paidAt != null
}
