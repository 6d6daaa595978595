'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { requireStaff } from '@/lib/auth/guards'
import { systemClock } from '@/lib/platform/clock'
import { askRetime } from '@/lib/videos/ask-retime'
import { cancelProcessing, retryProcessing } from '@/lib/videos/change-processing'

const idSchema = z.uuid()

/** Stops making a video of what was sent. */
export async function cancelVideo(id: string, video: string): Promise<void> {
  const { actor, ...input } = await staffRequest(id, video)
  finish(input.orderId, await cancelProcessing(actor, input))
}

/** Makes a video once more of what was sent. */
export async function retryVideo(id: string, video: string): Promise<void> {
  const { actor, ...input } = await staffRequest(id, video)
  finish(input.orderId, await retryProcessing(actor, input))
}

/** Has the script laid over a finished video, which is how it gets its captions and chapters. */
export async function layScript(id: string, video: string): Promise<void> {
  const { actor, ...input } = await staffRequest(id, video)
  finish(input.orderId, await askRetime(actor, input))
}

async function staffRequest(id: string, video: string) {
  const [orderId, videoId] = [idSchema.parse(id), idSchema.parse(video)]
  return { actor: await requireStaff(`/staff/orders/${orderId}`), orderId, videoId, now: systemClock.now() }
}

function finish(orderId: string, outcome: { ok: true } | { ok: false; code: string }): never {
  redirect(`/staff/orders/${orderId}${outcome.ok ? '' : `?problem=${outcome.code}`}`)
}
