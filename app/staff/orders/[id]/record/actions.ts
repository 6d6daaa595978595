'use server'

import { z } from 'zod'
import { requireStaff } from '@/lib/auth/guards'
import { chooseFullHd } from '@/lib/videos/recorded-picture'

/** Remembers in which size somebody records. */
export async function rememberFullHd(isFullHd: boolean): Promise<void> {
  const wanted = z.boolean().parse(isFullHd)
  await chooseFullHd(await requireStaff('/staff/queue'), wanted)
}
