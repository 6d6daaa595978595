import { cookiePolicy } from '@/lib/auth/cookie-policy'
import { startSession } from '@/lib/auth/sessions'
import { makeDownload } from '@/lib/deliveries/make-download'
import { closeDb, db } from '@/lib/platform/db'
import { applyEmbeddedDefaults } from '@/lib/platform/embedded-env'
import { closeQueue } from '@/lib/platform/queue'
import { outlineOf } from '@/lib/reports/report-outline'
import type { VideoTiming } from '@/lib/videos/timing-schema'
import { toWebVtt } from '@/lib/videos/web-vtt'
import { createDelivery, createVideoAsset } from '@/tests/factories/delivery'
import { createOrder } from '@/tests/factories/order'
import { createUser } from '@/tests/factories/user'
import { makeVideo } from '@/tests/support/make-video'

// Writes a delivered order with a real video, its captions, its timing, its sound and the copy to save, and prints who may watch it.

const REPORT =
  'FINDINGS: No acute fracture.\nIMPRESSION: Mild degenerative change. Recommend follow-up in 6 weeks.'
const SECONDS = 40

async function main(): Promise<void> {
  await applyEmbeddedDefaults(process.env)
  const patient = await createUser()
  const order = await createOrder({ status: 'delivered', userId: patient.id, text: { pastedText: REPORT } })
  const { videoId } = await createDelivery(order.id, { bytes: makeVideo({ seconds: SECONDS }) })
  await db().video.update({
    where: { id: videoId },
    data: { durationMs: SECONDS * 1_000, width: 320, height: 180 },
  })
  const timing = timingOf(outlineOf(REPORT).sections.at(-1)?.sentences[0]?.id ?? '')
  const put = (kind: 'timing' | 'captions', text: string, mediaType: string) =>
    createVideoAsset(videoId, kind, Buffer.from(text), mediaType)
  await put('timing', JSON.stringify(timing), 'application/json')
  await put('captions', toWebVtt(timing.sentences), 'text/vtt')
  await createVideoAsset(videoId, 'audio', makeVideo({ seconds: SECONDS }), 'audio/mp4')
  await makeDownload(videoId, new AbortController().signal)
  const value = await db().$transaction((tx) => startSession(tx, patient, new Date()))
  const { name } = cookiePolicy(process.env.APP_URL ?? '', 'session')
  process.stdout.write(JSON.stringify({ orderId: order.id, cookie: { name, value } }))
}

function timingOf(covered: string): VideoTiming {
  const half = (SECONDS / 2) * 1_000
  return {
    durationMs: 2 * half,
    chapters: [
      { id: 'first', title: 'The main point', startMs: 0, endMs: half },
      { id: 'second', title: 'What it means', startMs: half, endMs: 2 * half },
    ],
    sentences: [
      { id: 's1', text: 'No bone is broken.', startMs: 0, endMs: half, covers: [] },
      { id: 's2', text: 'Your back shows its age.', startMs: half, endMs: 2 * half, covers: [covered] },
    ],
    sprite: null,
  }
}

try {
  await main()
} finally {
  await closeQueue()
  await closeDb()
}
