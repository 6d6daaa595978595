import { cookiePolicy } from '@/lib/auth/cookie-policy'
import { raiseSession, startSession } from '@/lib/auth/sessions'
import { db } from '@/lib/platform/db'
import type { createStaff } from '@/tests/factories/user'

/** The cookie of somebody of the staff who has just given their second factor. */
export async function staffCookie(staff: Awaited<ReturnType<typeof createStaff>>) {
  const now = new Date()
  const value = await db().$transaction(async (tx) => {
    await startSession(tx, staff, now)
    const session = await tx.session.findFirstOrThrow({ where: { userId: staff.id } })
    return raiseSession(tx, session.id, now)
  })
  return { name: cookiePolicy(process.env.APP_URL ?? '', 'session').name, value }
}
