'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { endOwnSession } from '@/lib/account/own-sessions'
import { setTimeZone } from '@/lib/account/set-time-zone'
import { currentActor } from '@/lib/auth/current-actor'
import { systemClock } from '@/lib/platform/clock'

const zoneSchema = z.string().max(64)

/** Sets the zone in which the patient reads times. */
export async function saveTimeZone(form: FormData): Promise<void> {
  const timeZone = zoneSchema.catch('').parse(form.get('timeZone'))
  const saved = await setTimeZone(await currentActor(), { timeZone, now: systemClock.now() })
  redirect(saved.ok ? '/account?done=zone' : '/account?problem=zone#zone')
}

/** Signs one of the patient's own devices out. */
export async function endDevice(id: string): Promise<void> {
  const input = { sessionId: z.uuid().parse(id), now: systemClock.now() }
  const ended = await endOwnSession(await currentActor(), input)
  redirect(ended.ok ? '/account?done=ended' : '/account?problem=ended')
}
