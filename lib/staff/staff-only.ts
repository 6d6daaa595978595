import { recordAudit } from '@/lib/audit/record-audit'
import { type Actor, isStaff, type StaffActor } from '@/lib/auth/actor'

type Attempt = { orderId?: string; now: Date }
type Admin = Extract<StaffActor, { kind: 'admin' }>

/** The actor when it is staff or an admin; for anyone else null, and the attempt is written down. */
export async function staffOnly(actor: Actor, attempt: Attempt): Promise<StaffActor | null> {
  if (isStaff(actor)) return actor
  await recordDenial(actor, attempt)
  return null
}

/** The actor when it is an admin; for anyone else null, and the attempt is written down. */
export async function adminOnly(actor: Actor, attempt: Attempt): Promise<Admin | null> {
  if (actor.kind === 'admin') return actor
  await recordDenial(actor, attempt)
  return null
}

async function recordDenial(actor: Actor, { orderId, now }: Attempt): Promise<void> {
  await recordAudit({
    actor,
    action: orderId === undefined ? 'staff.denied' : 'order.denied',
    ...(orderId === undefined ? {} : { orderId }),
    wasAllowed: false,
    at: now,
  })
}
