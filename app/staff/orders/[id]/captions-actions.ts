'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { isStaff } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/current-actor'
import { systemClock } from '@/lib/platform/clock'
import { saveCaptions } from '@/lib/videos/captions'
import { cuesSchema } from '@/lib/videos/captions-schema'

const idSchema = z.uuid()
const inputSchema = z.object({ revision: z.int().nonnegative(), cues: cuesSchema })

type Answer =
  | { ok: true; revision: number }
  | {
      ok: false
      code: 'SIGNED_OUT' | 'NOT_IN_ORDER' | 'NOT_YOURS' | 'NOT_FOUND' | 'CONFLICT' | 'OUT_OF_RANGE'
    }

/** Saves captions that were corrected by hand. It never sends the browser elsewhere: that would lose what is typed. */
export async function correctCaptions(id: string, video: string, input: unknown): Promise<Answer> {
  const [orderId, videoId] = [idSchema.parse(id), idSchema.parse(video)]
  const actor = await currentActor()
  if (!isStaff(actor)) return { ok: false, code: 'SIGNED_OUT' }
  const parsed = inputSchema.safeParse(input)
  if (!parsed.success) return { ok: false, code: 'NOT_IN_ORDER' }
  const saved = await saveCaptions(actor, { orderId, videoId, ...parsed.data, now: systemClock.now() })
  if (!saved.ok) return { ok: false, code: saved.code }
  // The player above takes the new ones.
  revalidatePath(`/staff/orders/${orderId}`)
  return { ok: true, revision: saved.value.revision }
}
