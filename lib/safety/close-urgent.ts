import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { staffOnly } from '@/lib/staff/staff-only'
import type { UrgentOutcome } from './urgent-schema'

type CloseInput = {
  flagId: string
  /** Of the flag that was on the screen. */
  revision: number
  outcome: UrgentOutcome
  now: Date
}

/**
 * Closes an urgent flag with what came of it. `NOBODY_TOLD`: the outcome says that the patient or the doctor was
 * informed, but no call in the log reached them about the newest finding. `NEW_FINDING`: one joined the flag that
 * the reader has not seen. `CLOSED`: somebody was first.
 */
export async function closeUrgent(
  actor: Actor,
  input: CloseInput,
): Promise<Result<undefined, 'NOT_FOUND' | 'CLOSED' | 'NEW_FINDING' | 'NOBODY_TOLD'>> {
  const { flagId, revision, outcome, now } = input
  const staff = await staffOnly(actor, { now })
  if (!staff) return err('NOT_FOUND')
  return db().$transaction(async (tx) => {
    const found = await tx.urgentFlag.findUnique({ where: { id: flagId }, select: { orderId: true } })
    if (!found) return err('NOT_FOUND')
    const { orderId } = found
    // As in `openFlag`: a finding that is on its way joins before this looks, or finds the flag closed.
    await tx.$queryRaw`SELECT 1 FROM "Order" WHERE id = ${orderId}::uuid FOR NO KEY UPDATE`
    const flag = await tx.urgentFlag.findUniqueOrThrow({
      where: { id: flagId },
      select: {
        revision: true,
        closedAt: true,
        calls: { select: { called: true, outcome: true, revision: true } },
      },
    })
    if (flag.closedAt !== null) return err('CLOSED')
    if (flag.revision !== revision) return err('NEW_FINDING')
    const told = TOLD[outcome]
    const isLogged = flag.calls.some(
      (call) => call.called === told && call.outcome === 'reached' && call.revision === revision,
    )
    if (told !== null && !isLogged) return err('NOBODY_TOLD')
    const closed = await tx.urgentFlag.updateMany({
      where: { id: flagId, revision, closedAt: null },
      data: { closedAt: now, closedById: staff.userId, outcome },
    })
    if (closed.count === 0) return err('CLOSED')
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
