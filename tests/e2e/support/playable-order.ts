import { cookiePolicy } from '@/lib/auth/cookie-policy'
import { startSession } from '@/lib/auth/sessions'
import { db } from '@/lib/platform/db'
import { outlineOf } from '@/lib/reports/report-outline'
import type { VideoTiming } from '@/lib/videos/timing-schema'
import { toWebVtt } from '@/lib/videos/web-vtt'
import { createDelivery, createVideoAsset } from '@/tests/factories/delivery'
import { createOrder } from '@/tests/factories/order'
import { createUser } from '@/tests/factories/user'
import { makeVideo } from '@/tests/support/make-video'

const REPORT =
  'FINDINGS: No acute fracture.\nIMPRESSION: Mild degenerative change. Recommend follow-up in 6 weeks.'

const TIPS = 10

/** Writes a delivered order of a new patient, with a real video of two chapters, and a session of theirs. */
export async function createPlayableOrder({ seconds, email }: { seconds: number; email?: string }) {
  const patient = await createUser()
  const order = await createOrder({
    status: 'delivered',
    userId: patient.id,
    text: { pastedText: REPORT },
    ...(email && { email }),
  })
  const bytes = makeVideo({ seconds })
  const delivery = await createDelivery(order.id, { bytes })
  const { videoId } = delivery
  await createVideoAsset(videoId, 'audio', bytes, 'audio/mp4')
  await db().video.update({
    where: { id: videoId },
    data: { durationMs: seconds * 1_000, width: 320, height: 180 },
  })
  const timing = timingOf(seconds, outlineOf(REPORT).sections.at(-1)?.sentences[0]?.id ?? '')
  const put = (kind: 'timing' | 'captions', text: string, mediaType: string) =>
    createVideoAsset(videoId, kind, Buffer.from(text), mediaType)
  await put('timing', JSON.stringify(timing), 'application/json')
  await put('captions', toWebVtt(timing.sentences), 'text/vtt')
  const value = await db().$transaction((tx) => startSession(tx, patient, new Date()))
  const { name } = cookiePolicy(process.env.APP_URL ?? '', 'session')
  return { patient, orderId: order.id, deliveryId: delivery.id, videoId, cookie: { name, value } }
}

function timingOf(seconds: number, covered: string): VideoTiming {
  const half = (seconds / 2) * 1_000
  return {
    durationMs: 2 * half,
    chapters: [
      { id: 'first', title: 'The main point', startMs: 0, endMs: half },
      { id: 'second', title: 'What it means', startMs: half, endMs: 2 * half },
    ],
    sentences: [
      { id: 's1', text: 'No bone is broken.', startMs: 0, endMs: half, covers: [] },
      { id: 's2', text: 'Your back shows its age.', startMs: half, endMs: 1.5 * half, covers: [covered] },
      ...tips(1.5 * half, 2 * half),
    ],
    sprite: null,
  }
}

/** As many sentences as make a transcript longer than its box. */
function tips(startMs: number, endMs: number): VideoTiming['sentences'] {
  const eachMs = (endMs - startMs) / TIPS
  return Array.from({ length: TIPS }, (_, index) => ({
    id: `tip${index + 1}`,
    text: `This is tip ${index + 1} of ${TIPS}.`,
    startMs: startMs + index * eachMs,
    endMs: startMs + (index + 1) * eachMs,
    covers: [],
  }))
}
