import { createReadStream, createWriteStream } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { SYSTEM } from '@/lib/auth/actor'
import { cutVideo } from '@/lib/platform/cut-video'
import { db } from '@/lib/platform/db'
import { newStorageKey, type StoredObject } from '@/lib/platform/object-store'
import { withScratch } from '@/lib/platform/scratch'
import { storage } from '@/lib/platform/storage'
import { storeMade } from '@/lib/platform/store-made'
import { cutTiming } from './cut-timing'
import { readTiming } from './read-timing'
import { liveShare } from './share-access'

/**
 * Cuts the video of a share link with chosen chapters. Nothing is served of such a link before its cut is there. Does
 * nothing when it is, or when the link closed meanwhile; a video that cannot be cut leaves the link `failed`.
 */
export async function makeShareCut(shareLinkId: string, now: Date, signal: AbortSignal): Promise<void> {
  const share = await findWaiting(shareLinkId, now)
  if (!share) return
  const { video } = share.delivery
  const subject = { actor: SYSTEM, orderId: share.orderId, objectId: video.id, now }
  const timing = await readTiming(video.assets[0] ?? null, subject)
  const chosen = timing?.chapters.filter(({ id }) => share.chapterIds.includes(id)) ?? []
  if (!timing || chosen.length === 0 || !video.storageKey) return giveUpShareCut(shareLinkId)
  const storageKey = newStorageKey('share')
  const stored = await cutAndStore({ source: video.storageKey, target: storageKey, spans: chosen }, signal)
  if (!stored) return giveUpShareCut(shareLinkId)
  const { count } = await db().shareLink.updateMany({
    where: { id: shareLinkId, state: 'preparing' },
    data: {
      state: 'ready',
      storageKey,
      byteCount: BigInt(stored.byteCount),
      sha256: stored.sha256,
      durationMs: cutTiming(timing, share.chapterIds).durationMs,
    },
  })
  // Another worker was faster: ours is nobody's.
  if (count === 0) await storage().remove(storageKey)
}

function findWaiting(shareLinkId: string, now: Date) {
  return db().shareLink.findFirst({
    where: { id: shareLinkId, state: 'preparing', ...liveShare(now) },
    select: {
      orderId: true,
      chapterIds: true,
      delivery: {
        select: {
          video: { select: { id: true, storageKey: true, assets: { where: { kind: 'timing' } } } },
        },
      },
    },
  })
}

type Cut = { source: string; target: string; spans: readonly { startMs: number; endMs: number }[] }

function cutAndStore({ source, target, spans }: Cut, signal: AbortSignal): Promise<StoredObject | null> {
  return withScratch(async (dir) => {
    const object = await storage().open(source)
    if (!object) return null
    const files = { source: path.join(dir, 'whole'), target: path.join(dir, 'cut') }
    await pipeline(object.stream(), createWriteStream(files.source, { mode: 0o600 }), { signal })
    const cut = await cutVideo({ ...files, spans }, signal)
    // A full disk is mended by somebody: that is worth another try.
    if (!cut.ok && cut.code === 'NO_SPACE') throw new Error('no space to cut a video')
    if (!cut.ok) return null
    return storeMade(target, createReadStream(files.target))
  })
}

/** Says that a cut will not come, so that its patient can try again; does nothing once it is there. */
export async function giveUpShareCut(id: string): Promise<void> {
  await db().shareLink.updateMany({ where: { id, state: 'preparing' }, data: { state: 'failed' } })
}
