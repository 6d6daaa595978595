import { makeDownload } from '@/lib/deliveries/make-download'
import { closeDb } from '@/lib/platform/db'
import { applyEmbeddedDefaults } from '@/lib/platform/embedded-env'
import { closeQueue } from '@/lib/platform/queue'
import { createPlayableOrder } from './playable-order'

// Writes a delivered order with a real video, its captions, its timing, its sound and the copy to save, and prints who may watch it.

const SECONDS = 40

async function main(): Promise<void> {
  await applyEmbeddedDefaults(process.env)
  const { orderId, videoId, cookie } = await createPlayableOrder({ seconds: SECONDS })
  const made = await makeDownload(videoId, new AbortController().signal)
  if (!made.ok) throw new Error(made.code)
  process.stdout.write(JSON.stringify({ orderId, cookie }))
}

try {
  await main()
} finally {
  await closeQueue()
  await closeDb()
}
