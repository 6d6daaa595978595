import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import type { Prisma } from '@/lib/platform/db'

/**
 * A share that opens now: not stopped, not over, of a delivery that was not withdrawn and an order that was not erased.
 * Everything behind a share link asks with this, at every request.
 */
export function liveShare(now: Date) {
  return {
    revokedAt: null,
    expiresAt: { gt: now },
    delivery: { withdrawnAt: null, order: { key: { isNot: null } } },
  } satisfies Prisma.ShareLinkWhereInput
}

type Denial = { actor: Actor; share: { id: string; orderId: string }; now: Date }

/** Puts on record, for the patient too, that somebody was not let in through a share link. */
export async function recordShareDenial({ actor, share: { id, orderId }, now }: Denial): Promise<void> {
  await recordAudit({
    actor,
    action: 'share.denied',
    orderId,
    objectId: id,
    wasAllowed: false,
    at: now,
  })
}
