'use server'

import { redirect } from 'next/navigation'
import type { Saved } from '@/components/staff/saved-notice'
import { currentActor } from '@/lib/auth/current-actor'
import { systemClock } from '@/lib/platform/clock'
import { formValues } from '@/lib/shared/form-state'
import { capSchema, pauseSchema } from '@/lib/staff/settings-schema'
import { openOrders, pauseOrders, setDailyCap } from '@/lib/staff/site-settings'
import { backTo } from '../back-to'

export async function pause(form: FormData): Promise<void> {
  const parsed = pauseSchema.safeParse(formValues(form))
  if (!parsed.success) return done('BAD_FORM')
  const hours = parsed.data.hours === 0 ? null : parsed.data.hours
  const paused = await pauseOrders(await currentActor(), { hours, now: systemClock.now() })
  done(paused.ok ? undefined : paused.code, 'paused')
}

export async function open(): Promise<void> {
  const opened = await openOrders(await currentActor(), systemClock.now())
  done(opened.ok ? undefined : opened.code, 'opened')
}

export async function saveCap(form: FormData): Promise<void> {
  const parsed = capSchema.safeParse(formValues(form))
  if (!parsed.success) return done('BAD_FORM')
  const saved = await setDailyCap(await currentActor(), { ...parsed.data, now: systemClock.now() })
  done(saved.ok ? undefined : saved.code, 'saved')
}

function done(problem: string | undefined, what?: Saved): never {
  redirect(backTo('/staff/settings', problem, what))
}
