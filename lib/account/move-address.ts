import type { Tx } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'

/**
 * Moves a patient to another address in the caller's transaction: signing in, the mails of their orders, and codes
 * that are still on their way to the old one end. `TAKEN`: another account has it. `NOT_FOUND`: no such patient.
 */
export async function moveAddress(
  tx: Tx,
  { userId, email, now }: { userId: string; email: string; now: Date },
): Promise<Result<{ from: string | null }, 'NOT_FOUND' | 'TAKEN'>> {
  // Two who want the same address at once: the second waits here or meets the unique address.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`address:${email}`}, 0))`
  const user = await tx.user.findFirst({
    where: { id: userId, role: 'patient', disabledAt: null },
    select: { email: true },
  })
  if (!user) return err('NOT_FOUND')
  const from = user.email
  if (from === email) return ok({ from })
  if ((await tx.user.count({ where: { email } })) > 0) return err('TAKEN')
  await tx.user.update({ where: { id: userId }, data: { email }, select: { id: true } })
  // Where a patient asked to be written to elsewhere, that stays.
  if (from !== null) {
    await tx.order.updateMany({ where: { userId, email: from }, data: { email } })
    await tx.signInChallenge.updateMany({
      where: { email: from, usedAt: null, expiresAt: { gt: now } },
      data: { expiresAt: now },
    })
  }
  return ok({ from })
}
