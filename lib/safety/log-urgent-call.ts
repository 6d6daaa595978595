import { randomUUID } from 'node:crypto'
import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { queueMail } from '@/lib/jobs/queue-mail'
import { openOrderKey } from '@/lib/orders/order-key'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { staffOnly } from '@/lib/staff/staff-only'
import { alertColleagues } from './alert-colleagues'
import { mayCallDoctor } from './doctor-consent'
import type { Called, CallOutcome } from './urgent-schema'

type CallInput = {
  flagId: string
  /** Of the flag that the caller had before them. */
  revision: number
  called: Called
  outcome: CallOutcome
  note: string
  now: Date
}

/**
 * Writes down an attempt to phone about an urgent flag: who, when, whom, with what outcome. When the patient was
 * not reached, or has no phone, the mail 'please call us' goes out and a second member of staff is told.
 * `CLOSED`: the flag has its outcome already. `NO_CONSENT`: the patient did not agree that we call their doctor.
 */
export async function logUrgentCall(
  actor: Actor,
  input: CallInput,
): Promise<Result<{ callId: string }, 'NOT_FOUND' | 'CLOSED' | 'NO_CONSENT'>> {
  const { flagId, called, outcome, note, now } = input
  const staff = await staffOnly(actor, { now })
  if (!staff) return err('NOT_FOUND')
  return db().$transaction(async (tx) => {
    // Whoever closes the flag meanwhile waits, or is waited for: no call is logged on a closed flag.
    await tx.$queryRaw`SELECT 1 FROM "UrgentFlag" WHERE id = ${flagId}::uuid FOR UPDATE`
    const flag = await tx.urgentFlag.findUnique({
      where: { id: flagId },
      select: { orderId: true, closedAt: true, revision: true },
    })
    const cipher = flag ? await openOrderKey(tx, flag.orderId) : null
    if (!flag || !cipher) return err('NOT_FOUND')
    if (flag.closedAt !== null) return err('CLOSED')
    if (called === 'doctor' && !(await mayCallDoctor(tx, flag.orderId))) return err('NO_CONSENT')

    const id = randomUUID()
    const sealed = cipher.encrypt({ table: 'UrgentCall', column: 'note', id }, note)
    // A call says what its caller had read, and nothing that came later.
    const revision = Math.min(input.revision, flag.revision)
    await tx.urgentCall.create({
      data: { id, flagId, revision, byId: staff.userId, called, outcome, note: sealed, at: now },
      select: { id: true },
    })
    const { orderId } = flag
    if (called === 'patient' && outcome !== 'reached') {
      await queueMail(tx, { kind: 'urgent_call_us', subjectKey: id, orderId })
      await alertColleagues(tx, { callId: id, orderId, callerId: staff.userId })
    }
    await recordAudit(
      { actor: staff, action: 'urgent.called', orderId, objectId: id, detail: { called, outcome }, at: now },
      tx,
    )
    return ok({ callId: id })
  })
}
