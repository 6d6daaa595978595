'use server'

import { z } from 'zod'
import { isStaff } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/current-actor'
import { systemClock } from '@/lib/platform/clock'
import { saveScript } from '@/lib/videos/save-script'
import { getScript } from '@/lib/videos/script-queries'
import { scriptSchema } from '@/lib/videos/script-schema'
import type { SaveAnswer } from './_components/draft-saver'
import type { TheirScript } from './_components/script/use-script'

const idSchema = z.uuid()
const saveSchema = z.object({
  document: scriptSchema,
  base: z.object({ id: z.uuid(), revision: z.int().nonnegative() }).nullable(),
  isNewVersion: z.boolean(),
  asideId: z.uuid(),
})

/** Saves the script as it is typed. It never sends the browser elsewhere: that would lose what is typed. */
export async function autosaveScript(id: string, input: unknown): Promise<SaveAnswer<TheirScript>> {
  const orderId = idSchema.parse(id)
  const actor = await currentActor()
  if (!isStaff(actor)) return { ok: false, code: 'SIGNED_OUT' }
  const parsed = saveSchema.safeParse(input)
  if (!parsed.success) return { ok: false, code: 'TOO_LONG' }
  const now = systemClock.now()
  const { document: script, ...rest } = parsed.data
  const saved = await saveScript(actor, { orderId, script, ...rest, now })
  if (saved.ok) return { ok: true, ...saved.value, at: now }
  if (saved.code === 'NOT_YOURS') return { ok: false, code: saved.code }
  const theirs = await getScript(actor, { orderId, now })
  return theirs.ok && theirs.value
    ? { ok: false, code: saved.code, theirs: theirs.value }
    : { ok: false, code: 'NOT_YOURS' }
}
