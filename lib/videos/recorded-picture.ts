import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'

/** Whether this person records in 1920 × 1080; else it is 1280 × 720. */
export async function recordsFullHd({ userId }: StaffActor): Promise<boolean> {
  const user = await db().user.findUnique({ where: { id: userId }, select: { recordsFullHd: true } })
  return user?.recordsFullHd ?? false
}

/** Remembers in which size this person records, on whatever computer. */
export async function chooseFullHd({ userId }: StaffActor, recordsFullHd: boolean): Promise<void> {
  await db().user.update({ where: { id: userId }, data: { recordsFullHd }, select: { id: true } })
}
