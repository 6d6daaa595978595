'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { redeemLink } from '@/lib/auth/challenges'
import { clientIp } from '@/lib/auth/client-ip'
import { pageAfterRedeeming } from '@/lib/auth/page-after-sign-in'
import type { RedeemError } from '@/lib/auth/redeem-challenge'
import { systemClock } from '@/lib/platform/clock'

/** A field that is not there or is a file counts as left empty. */
const formSchema = z.object({ token: z.string().catch('') })

export async function submitLink(_previous: RedeemError | null, form: FormData): Promise<RedeemError | null> {
  const { token } = formSchema.parse(Object.fromEntries(form))
  const redeemed = await redeemLink({ token, now: systemClock.now(), clientIp: clientIp(await headers()) })
  if (!redeemed.ok) return redeemed.code
  redirect(pageAfterRedeeming(redeemed.value))
}
