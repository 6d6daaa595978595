import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor, PatientActor } from '@/lib/auth/actor'
import { endSessions } from '@/lib/auth/sessions'
import { enqueue } from '@/lib/jobs/enqueue'
import { queueMail } from '@/lib/jobs/queue-mail'
import { OPEN_STATUSES } from '@/lib/orders/order-status'
import { db, type Tx } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { createAccountCode, mayHaveCode, tryAccountCode } from './account-code'
import { sealErasureAddress } from './erasure-address'

export type EraseError =
  | 'NOT_ALLOWED'
  /** An order is in hand, or a payment or an urgent finding is open: that has to end first. */
  | 'OPEN_ORDER'
  | 'TOO_MANY'
  | 'WRONG_CODE'

/** Whether something stands in the way of deleting a patient's data now. */
export async function hasOpenMatters(
  { userId }: PatientActor,
  tx: Pick<Tx, 'order'> = db(),
): Promise<boolean> {
  const open = await tx.order.count({
    where: {
      userId,
      OR: [
        { status: { in: [...OPEN_STATUSES] } },
        { payments: { some: { status: { in: ['open', 'pending'] } } } },
        { urgentFlags: { some: { closedAt: null } } },
      ],
    },
  })
  return open > 0
}

/** The first of two steps: mails a code to the patient's address. Nothing is deleted yet. */
export async function sendEraseCode(
  actor: Actor,
  now: Date,
): Promise<Result<{ codeId: string }, Exclude<EraseError, 'WRONG_CODE'>>> {
  if (actor.kind !== 'patient') return err('NOT_ALLOWED')
  if (await hasOpenMatters(actor)) return err('OPEN_ORDER')
  if (!(await mayHaveCode(actor.userId))) return err('TOO_MANY')
  return db().$transaction(async (tx) => {
    const codeId = await createAccountCode(tx, { userId: actor.userId, purpose: 'erase', now })
    await queueMail(tx, { kind: 'erase_code', subjectKey: codeId, userId: actor.userId })
    return ok({ codeId })
  })
}

/**
 * The second step: with the mailed code the account closes at once, everywhere, and a job erases all of it. From here
 * there is no way back. The address leaves the account and is kept sealed only until the last mail went out.
 */
export async function confirmErasure(
  actor: Actor,
  { codeId, code, now }: { codeId: string; code: string; now: Date },
): Promise<Result<{ requestId: string }, Exclude<EraseError, 'TOO_MANY'>>> {
  if (actor.kind !== 'patient') return err('NOT_ALLOWED')
  const { userId } = actor
  if (await hasOpenMatters(actor)) return err('OPEN_ORDER')
  if (!(await tryAccountCode({ codeId, userId, purpose: 'erase', now }, [[codeId, code]])))
    return err('WRONG_CODE')
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "User" WHERE id = ${userId}::uuid FOR UPDATE`
    if (await hasOpenMatters(actor, tx)) return err('OPEN_ORDER')
    const user = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: { email: true, locale: true, orders: { select: { id: true } } },
    })
    const { id: requestId } = await tx.erasureRequest.create({
      data: {
        userId,
        locale: user.locale,
        orderIds: user.orders.map(({ id }) => id),
        requestedAt: now,
      },
      select: { id: true },
    })
    const sealed = user.email === null ? null : sealErasureAddress(requestId, user.email)
    await tx.erasureRequest.update({ where: { id: requestId }, data: { sealed }, select: { id: true } })
    await tx.user.update({
      where: { id: userId },
      data: { email: null, disabledAt: now },
      select: { id: true },
    })
    await endSessions(tx, userId, now)
    await enqueue(tx, 'account.erase', { requestId })
    await recordAudit({ actor, action: 'account.erasure_asked', objectId: requestId, at: now }, tx)
    return ok({ requestId })
  })
}
