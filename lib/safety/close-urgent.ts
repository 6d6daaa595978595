import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { staffOnly } from '@/lib/staff/staff-only'
import type { UrgentOutcome } from './urgent-schema'

/**
 * Closes an urgent flag with what came of it. `NOBODY_TOLD`: the outcome says that the patient or the doctor was
 * informed, but no call in the log reached them. `CLOSED`: somebody was first.
 */
export async function closeUrgent(
  actor: Actor,
  { flagId, outcome, now }: { flagId: string; outcome: UrgentOutcome; now: Date },
): Promise<Result<undefined, 'NOT_FOUND' | 'CLOSED' | 'NOBODY_TOLD'>> {
  const staff = await staffOnly(actor, { now })
  if (!staff) return err('NOT_FOUND')
  return db().$transaction(async (tx) => {
    const flag = await tx.urgentFlag.findUnique({
      where: { id: flagId },
      select: { orderId: true, calls: { select: { called: true, outcome: true } } },
    })
    if (!flag) return err('NOT_FOUND')
    const told = TOLD[outcome]
    const isLogged = flag.calls.some((call) => call.called === told && call.outcome === 'reached')
    if (told !== null && !isLogged) return err('NOBODY_TOLD')
    const closed = await tx.urgentFlag.updateMany({
      where: { id: flagId, closedAt: null },
      data: { closedAt: now, closedById: staff.userId, outcome },
    })
    if (closed.count === 0) return err('CLOSED')
    const { orderId } = flag
    await recordAudit(
      { actor: staff, action: 'urgent.closed', orderId, objectId: flagId, detail: { outcome }, at: now },
      tx,
    )
    return ok()
  })
}

/** Whom a call must have reached before this outcome can be true. */
const TOLD = {
  patient_informed: 'patient',
  doctor_informed: 'doctor',
  already_known: null,
  raised_in_error: null,
} as const satisfies Record<UrgentOutcome, 'patient' | 'doctor' | null>
