'use server'

import { currentActor } from '@/lib/auth/current-actor'
import { makeRecoveryCodes } from '@/lib/auth/second-factor'
import { systemClock } from '@/lib/platform/clock'
import type { RecoveryCodesState } from './codes-schema'

export async function showRecoveryCodes(): Promise<RecoveryCodesState> {
  const made = await makeRecoveryCodes(await currentActor(), systemClock.now())
  return made.ok ? { codes: made.value, hasFailed: false } : { codes: [], hasFailed: true }
}
