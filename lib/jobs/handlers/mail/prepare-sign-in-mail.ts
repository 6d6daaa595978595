import { renderMail } from '@/emails/render-mail'
import { codeFor, linkTokenFor } from '@/lib/auth/challenge-code'
import { inviteTokenFor } from '@/lib/auth/invites'
import { findOrderForMail } from '@/lib/orders/order-mail-facts'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import {
  type DropReason,
  type MailRow,
  mailBasics,
  type Prepared,
  siteUrl,
  subjectIdOf,
} from './prepared-mail'

type Challenge = { id: string; email: string; orderId: string | null }

/** A code to sign in with. An address that nobody signs in with gets no mail: asking looked the same to whoever did. */
export async function prepareSignInCode(mail: MailRow, now: Date): Prepared {
  const challenge = await findChallenge(mail, now)
  if (!challenge.ok) return challenge
  const { id, email } = challenge.value
  const user = await db().user.findFirst({ where: { email, disabledAt: null }, select: { locale: true } })
  if (!user) return err('RECIPIENT_GONE')
  return ok({ to: email, ...(await renderMail('sign_in_code', codeFacts(id, user.locale))) })
}

/** A code that confirms the address given while ordering. */
export async function prepareOrderCode(mail: MailRow, now: Date): Prepared {
  const challenge = await findChallenge(mail, now)
  if (!challenge.ok) return challenge
  const { id, email, orderId } = challenge.value
  const disabled = await db().user.count({ where: { email, disabledAt: { not: null } } })
  if (disabled > 0) return err('RECIPIENT_GONE')
  const order = orderId ? await findOrderForMail(orderId) : null
  if (!order) return err('SUBJECT_GONE')
  return ok({ to: email, ...(await renderMail('order_code', codeFacts(id, order.locale))) })
}

/** The link that opens a draft on another device. */
export async function prepareContinueDraft(mail: MailRow, now: Date): Prepared {
  const challenge = await findChallenge(mail, now)
  if (!challenge.ok) return challenge
  const { id, email, orderId } = challenge.value
  const order = orderId ? await findOrderForMail(orderId) : null
  if (!order) return err('SUBJECT_GONE')
  const facts = {
    ...mailBasics(order.locale),
    link: confirmUrl(id),
    keptUntil: order.draftExpiresAt,
    timeZone: order.timeZone,
  }
  return ok({ to: email, ...(await renderMail('continue_draft', facts)) })
}

/** An invitation to join the staff. */
export async function prepareStaffInvite(mail: MailRow, now: Date): Prepared {
  const invite = await db().staffInvite.findUnique({
    where: { id: subjectIdOf(mail) },
    select: { id: true, email: true, role: true, expiresAt: true, acceptedAt: true, invitedById: true },
  })
  if (!invite) return err('SUBJECT_GONE')
  if (invite.acceptedAt !== null || invite.expiresAt <= now) return err('OUT_OF_DATE')
  // The reader's own zone is not known before they have accepted.
  const inviter = await db().user.findUnique({
    where: { id: invite.invitedById },
    select: { timeZone: true },
  })
  const facts = {
    ...mailBasics('en'),
    timeZone: inviter?.timeZone ?? 'UTC',
    link: siteUrl(`/invite/${inviteTokenFor(invite.id)}`),
    isAdmin: invite.role === 'admin',
    expiresAt: invite.expiresAt,
  }
  return ok({ to: invite.email, ...(await renderMail('staff_invite', facts)) })
}

async function findChallenge(mail: MailRow, now: Date): Promise<Result<Challenge, DropReason>> {
  const challenge = await db().signInChallenge.findUnique({
    where: { id: subjectIdOf(mail) },
    select: { id: true, email: true, orderId: true, expiresAt: true, usedAt: true },
  })
  if (!challenge) return err('SUBJECT_GONE')
  if (challenge.usedAt !== null || challenge.expiresAt <= now) return err('OUT_OF_DATE')
  return ok(challenge)
}

/** The same code and link at every attempt: both are made from the challenge's id. */
function codeFacts(challengeId: string, locale: string) {
  return { ...mailBasics(locale), code: codeFor(challengeId), link: confirmUrl(challengeId) }
}

function confirmUrl(challengeId: string): string {
  return siteUrl(`/sign-in/confirm?token=${encodeURIComponent(linkTokenFor(challengeId))}`)
}
