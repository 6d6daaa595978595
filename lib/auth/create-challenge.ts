import type { MailKind } from '@/lib/jobs/mail-kinds'
import { queueMail } from '@/lib/jobs/queue-mail'
import { db, type Tx } from '@/lib/platform/db'
import { consume } from '@/lib/platform/rate-limit'
import { err, ok, type Result } from '@/lib/shared/result'
import { canonicalAddress } from './mail-address'
import { safeReturnTo } from './safe-return-to'
import { hashOfToken } from './secret-token'

export type ChallengePurpose = 'sign_in' | 'order' | 'continue_draft'

/** What is asked for. `orderId` must be a draft that the caller has found to be the asker's own. */
export type ChallengeRequest = {
  purpose: ChallengePurpose
  email: string
  orderId?: string
  returnTo?: string
  now: Date
  clientIp: string
}

const CODE_SECONDS = 600

const MAIL_OF = {
  sign_in: 'sign_in_code',
  order: 'order_code',
  continue_draft: 'continue_draft',
} as const satisfies Record<ChallengePurpose, MailKind>

/**
 * Makes a challenge and queues its mail. It never looks whether the address is known, so that a known and an
 * unknown one do the same work here; the mail's job decides whether there is anyone to write to.
 */
export async function createChallenge(
  request: ChallengeRequest & { browserToken: string },
): Promise<Result<{ challengeId: string }, 'BAD_ADDRESS' | 'TOO_MANY'>> {
  const { purpose, orderId, now } = request
  const email = canonicalAddress(request.email)
  if (!email.ok) return email
  if (!(await mayAsk(email.value, request.clientIp))) return err('TOO_MANY')
  const challengeId = await db().$transaction(async (tx) => {
    if (purpose === 'order' && orderId !== undefined) await endOrderChallenges(tx, orderId, email.value, now)
    const challenge = await tx.signInChallenge.create({
      data: {
        purpose,
        email: email.value,
        ...(orderId === undefined ? {} : { orderId }),
        returnTo: safeReturnTo(request.returnTo),
        browserHash: hashOfToken(request.browserToken),
        createdAt: now,
        expiresAt: new Date(now.getTime() + CODE_SECONDS * 1_000),
      },
      select: { id: true },
    })
    await queueMail(tx, {
      kind: MAIL_OF[purpose],
      subjectKey: challenge.id,
      ...(orderId === undefined ? {} : { orderId }),
    })
    return challenge.id
  })
  return ok({ challengeId })
}

/**
 * Ends what was sent for a draft to any other address: whoever reads a mistyped one must not be able to take the
 * draft once its patient has corrected it.
 */
export async function endOrderChallenges(
  tx: Tx,
  orderId: string,
  keptEmail: string,
  now: Date,
): Promise<void> {
  await tx.signInChallenge.updateMany({
    where: { orderId, purpose: 'order', email: { not: keptEmail }, usedAt: null, expiresAt: { gt: now } },
    data: { expiresAt: now },
  })
}

async function mayAsk(email: string, clientIp: string): Promise<boolean> {
  // One after the other: what a network may not ask must not use up an address's own share.
  return (
    (await consume('sign_in_ip', clientIp)) &&
    (await consume('sign_in_address', email)) &&
    (await consume('sign_in_address_day', email)) &&
    (await consume('sign_in_global', 'all'))
  )
}
