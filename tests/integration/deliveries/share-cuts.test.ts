import { describe, expect, it, vi } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { extendShare } from '@/lib/deliveries/change-share'
import { createShare } from '@/lib/deliveries/create-share'
import { giveUpShareCut } from '@/lib/deliveries/make-share-cut'
import { QUEUE_SETTINGS } from '@/lib/jobs/queue-settings'
import { runJob } from '@/lib/jobs/run-job'
import { systemClock } from '@/lib/platform/clock'
import { db, pool } from '@/lib/platform/db'
import { startQueueWorkers } from '@/lib/platform/queue'
import { createDelivery, createVideoAsset } from '@/tests/factories/delivery'
import { exampleTiming } from '@/tests/factories/example-timing'
import { createOrder } from '@/tests/factories/order'
import { newShare } from '@/tests/factories/share'

function settingsOf(name: string) {
  const queue = QUEUE_SETTINGS.find((known) => known.name === name)
  if (!queue) throw new Error(`no queue ${name}`)
  return queue
}

describe('a cut that every try failed to make', () => {
  it('is said to have failed, so that its patient can have it made again', async () => {
    const now = systemClock.now()
    const order = await createOrder({ status: 'delivered' })
    const { videoId } = await createDelivery(order.id)
    const timing = Buffer.from(JSON.stringify(exampleTiming()))
    await createVideoAsset(videoId, 'timing', timing, 'application/json')
    const actor: Actor = { kind: 'patient', userId: order.userId ?? '' }
    const made = await createShare(actor, {
      orderId: order.id,
      share: newShare({ chapters: ['first'] }),
      now,
    })
    if (!made.ok) throw new Error(made.code)
    const { shareId } = made.value
    await pool().query(
      `UPDATE pgboss.job SET retry_limit = 0 WHERE name = 'share.cut' AND data->>'shareLinkId' = $1`,
      [shareId],
    )
    const workers = await startQueueWorkers([
      { ...settingsOf('share.cut'), handle: () => Promise.reject(new Error('the disk is full')) },
      { ...settingsOf('share.cut_give_up'), handle: (data) => runJob('share.cut_give_up', data) },
    ])
    const state = async () => (await db().shareLink.findUniqueOrThrow({ where: { id: shareId } })).state
    await vi.waitFor(async () => expect(await state()).toBe('failed'), { timeout: 15_000 })
    await workers.stop()
    expect(await extendShare(actor, { orderId: order.id, shareId, now })).toMatchObject({ ok: true })
    expect(await state()).toBe('preparing')
    // A cut that came after all stays.
    await db().shareLink.update({ where: { id: shareId }, data: { state: 'ready' } })
    await giveUpShareCut(shareId)
    expect(await state()).toBe('ready')
  })
})
