'use server'

import { redirect } from 'next/navigation'
import { requestExport } from '@/lib/account/data-export'
import { currentActor } from '@/lib/auth/current-actor'
import { systemClock } from '@/lib/platform/clock'

/** Begins a copy of all that the patient has here. */
export async function makeCopy(): Promise<void> {
  const made = await requestExport(await currentActor(), systemClock.now())
  redirect(made.ok ? '/account/download' : `/account/download?problem=${made.code}`)
}
