'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { readBrowserToken } from '@/lib/auth/browser-cookie'
import { redeemCode, startChallenge } from '@/lib/auth/challenges'
import { clientIp } from '@/lib/auth/client-ip'
import { pageAfterRedeeming } from '@/lib/auth/page-after-sign-in'
import { readOwnChallenge } from '@/lib/auth/read-challenge'
import { systemClock } from '@/lib/platform/clock'
import { type CodeState, RESEND_AFTER_SECONDS } from './code-schema'

/** A field that is not there or is a file counts as left empty. */
const formSchema = z.object({ challenge: z.string().catch(''), code: z.string().catch('') })

export async function submitCode(_previous: CodeState, form: FormData): Promise<CodeState> {
  const { challenge: challengeId, code } = formSchema.parse(Object.fromEntries(form))
  const ip = clientIp(await headers())
  const redeemed = await redeemCode({ challengeId, code, now: systemClock.now(), clientIp: ip })
  if (!redeemed.ok) return { code: code.slice(0, 20), problem: redeemed.code }
  redirect(pageAfterRedeeming(redeemed.value))
}

/** Sends another code to the same address, once the last one has had time to arrive. */
export async function resendCode(form: FormData): Promise<void> {
  const { challenge: challengeId } = formSchema.parse(Object.fromEntries(form))
  const now = systemClock.now()
  const last = await readOwnChallenge(challengeId, await readBrowserToken(), now)
  if (!last) redirect('/sign-in')
  const page = (id: string, sent: string) => `/sign-in/code?challenge=${id}&sent=${sent}`
  if (now.getTime() - last.createdAt.getTime() < RESEND_AFTER_SECONDS * 1_000) {
    redirect(page(challengeId, 'too-soon'))
  }
  const { purpose, email, returnTo, orderId } = last
  const next = await startChallenge({
    purpose,
    email,
    returnTo,
    ...(orderId === null ? {} : { orderId }),
    now,
    clientIp: clientIp(await headers()),
  })
  redirect(next.ok ? page(next.value.challengeId, 'again') : page(challengeId, 'too-many'))
}
