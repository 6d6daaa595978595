import { createHash } from 'node:crypto'
import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { staffOnly } from '@/lib/staff/staff-only'

/**
 * The version of what the work screen shows, for a page that asks whether to load itself again. It says nothing about health, so only a denied look is audited.
 */
export async function getWorkVersion(
  actor: Actor,
  { orderId, now }: { orderId: string; now: Date },
): Promise<Result<string, 'NOT_FOUND'>> {
  const staff = await staffOnly(actor, { orderId, now })
  if (!staff) return err('NOT_FOUND')
  return ok(await readWorkVersion(orderId))
}

/** As above, for a caller that has checked who asks. */
export async function readWorkVersion(orderId: string): Promise<string> {
  const order = await db().order.findUnique({
    where: { id: orderId },
    select: {
      updatedAt: true,
      _count: {
        select: { events: true, messages: true, deliveries: true, reviewNotes: true, warningAnswers: true },
      },
      videos: {
        orderBy: { version: 'asc' },
        select: {
          state: true,
          progress: true,
          retimeSince: true,
          _count: { select: { segments: { where: { clip: { withdrawnAt: { not: null } } } } } },
        },
      },
      files: {
        orderBy: { id: 'asc' },
        select: {
          state: true,
          scan: true,
          removedAt: true,
          process: true,
          _count: { select: { pages: true } },
        },
      },
      urgentFlags: {
        orderBy: { id: 'asc' },
        select: { closedAt: true, revision: true, _count: { select: { calls: true } } },
      },
    },
  })
  const [approvals, bounces] = await Promise.all([
    db().approval.findMany({
      where: { orderId },
      orderBy: { id: 'asc' },
      select: { at: true, reviewedAt: true },
    }),
    db().mail.count({ where: { orderId, bouncedAt: { not: null } } }),
  ])
  return createHash('sha256')
    .update(JSON.stringify([order, approvals, bounces]))
    .digest('base64url')
    .slice(0, 16)
}
