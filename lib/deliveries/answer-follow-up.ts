import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor, StaffActor } from '@/lib/auth/actor'
import { queueMail } from '@/lib/jobs/queue-mail'
import { openOrderKey } from '@/lib/orders/order-key'
import { db, type Tx } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { isLicensed } from '@/lib/staff/claim-order'
import { staffOnly } from '@/lib/staff/staff-only'
import { MAX_ANSWER_CHARS } from './follow-up-schema'

type Input = { questionId: string; now: Date }

/**
 * Takes a follow-up question to answer it. Of two who try at once one gets it, the other `CONFLICT`. `NOT_LICENSED`:
 * the actor holds no licence, valid now, for where the patient is.
 */
export async function claimFollowUp(
  actor: Actor,
  { questionId, now }: Input,
): Promise<Result<undefined, 'NOT_FOUND' | 'CONFLICT' | 'NOT_LICENSED'>> {
  const staff = await staffOnly(actor, { now })
  if (!staff) return err('NOT_FOUND')
  return db().$transaction(async (tx) => {
    const question = await tx.followUpQuestion.findUnique({
      where: { id: questionId },
      select: { orderId: true, order: { select: { place: true } } },
    })
    if (!question) return err('NOT_FOUND')
    const { orderId, order } = question
    if (!(await isLicensed(tx, staff, order.place, now))) {
      await recordAudit({ actor, action: 'order.denied', orderId, wasAllowed: false, at: now }, tx)
      return err('NOT_LICENSED')
    }
    const claimed = await tx.followUpQuestion.updateMany({
      where: { id: questionId, claimedById: null, answeredAt: null },
      data: { claimedById: staff.userId, claimedAt: now },
    })
    if (claimed.count === 0) return err('CONFLICT')
    await recordAudit({ actor, action: 'question.claimed', orderId, objectId: questionId, at: now }, tx)
    return ok()
  })
}

/** Gives a claimed question back to the list; whoever claimed it, or an admin, may. */
export async function releaseFollowUp(
  actor: Actor,
  { questionId, now }: Input,
): Promise<Result<undefined, 'NOT_FOUND' | 'CONFLICT'>> {
  const staff = await staffOnly(actor, { now })
  if (!staff) return err('NOT_FOUND')
  return db().$transaction(async (tx) => {
    const orderId = await orderOf(tx, questionId)
    if (orderId === null) return err('NOT_FOUND')
    const released = await tx.followUpQuestion.updateMany({
      where: { ...claimedBy(staff, questionId), answeredAt: null },
      data: { claimedById: null, claimedAt: null },
    })
    if (released.count === 0) return err('CONFLICT')
    await recordAudit({ actor, action: 'question.released', orderId, objectId: questionId, at: now }, tx)
    return ok()
  })
}

export type AnswerFollowUpError = 'NOT_FOUND' | 'NOT_YOURS' | 'CONFLICT' | 'EMPTY' | 'TOO_LONG'

/**
 * Answers a question that the actor has claimed, once: the answer is stored encrypted and a mail tells the patient
 * that there is one, and nothing more. `CONFLICT`: it was answered already.
 */
export async function answerFollowUp(
  actor: Actor,
  { questionId, answer, now }: Input & { answer: string },
): Promise<Result<undefined, AnswerFollowUpError>> {
  const text = answer.trim()
  const staff = await staffOnly(actor, { now })
  if (!staff) return err('NOT_FOUND')
  if (text === '') return err('EMPTY')
  if (text.length > MAX_ANSWER_CHARS) return err('TOO_LONG')
  return db().$transaction(async (tx) => {
    const orderId = await orderOf(tx, questionId)
    const cipher = orderId === null ? null : await openOrderKey(tx, orderId)
    if (orderId === null || !cipher) return err('NOT_FOUND')
    const answered = await tx.followUpQuestion.updateMany({
      where: { id: questionId, claimedById: staff.userId, answeredAt: null },
      data: {
        answer: cipher.encrypt({ table: 'FollowUpQuestion', column: 'answer', id: questionId }, text),
        answeredById: staff.userId,
        answeredAt: now,
      },
    })
    if (answered.count === 0) {
      const open = await tx.followUpQuestion.count({ where: { id: questionId, answeredAt: null } })
      return err(open > 0 ? 'NOT_YOURS' : 'CONFLICT')
    }
    await queueMail(tx, { kind: 'follow_up_answered', subjectKey: questionId, orderId })
    await recordAudit({ actor, action: 'question.answered', orderId, objectId: questionId, at: now }, tx)
    return ok()
  })
}

function claimedBy(staff: StaffActor, id: string) {
  return staff.kind === 'admin' ? { id, claimedById: { not: null } } : { id, claimedById: staff.userId }
}

async function orderOf(tx: Tx, questionId: string): Promise<string | null> {
  const question = await tx.followUpQuestion.findUnique({
    where: { id: questionId },
    select: { orderId: true },
  })
  return question?.orderId ?? null
}
