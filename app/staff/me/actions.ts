'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { endOwnSession } from '@/lib/account/own-sessions'
import { setTimeZone } from '@/lib/account/set-time-zone'
import { currentActor } from '@/lib/auth/current-actor'
import { systemClock } from '@/lib/platform/clock'
import { backTo } from '../back-to'

const PAGE = '/staff/me'

/** Sets the zone in which a member of staff reads times. */
export async function saveOwnTimeZone(form: FormData): Promise<void> {
  const timeZone = z.string().max(64).catch('').parse(form.get('timeZone'))
  const saved = await setTimeZone(await currentActor(), { timeZone, now: systemClock.now() })
  redirect(backTo(PAGE, saved.ok ? undefined : 'BAD_FORM', 'saved'))
}

/** Signs one of one's own devices out. */
export async function endOwnDevice(id: string): Promise<void> {
  const input = { sessionId: z.uuid().parse(id), now: systemClock.now() }
  const ended = await endOwnSession(await currentActor(), input)
  redirect(backTo(PAGE, ended.ok ? undefined : ended.code, 'changed'))
}
