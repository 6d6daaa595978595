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
