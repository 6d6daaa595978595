import { randomUUID } from 'node:crypto'
import { db, type Tx } from '@/lib/platform/db'
import { newStorageKey } from '@/lib/platform/object-store'
import { storage } from '@/lib/platform/storage'
import { err, ok, type Result } from '@/lib/shared/result'
import type { VideoTiming } from './timing-schema'
import { MAX_TEXT_BYTES } from './video-timing'
import { toWebVtt } from './web-vtt'

type Stored = { storageKey: string; sha256: string; byteCount: bigint }
type Replacing = {
  orderId: string
  videoId: string
  revision: number
  /** That the timing was made of, for a video that waits for it; left out by who corrects it by hand. */
  scriptId?: string
}

/**
 * Puts another timing, and the captions that follow from it, beside a finished video. Resolves to its next revision.
 * `CONFLICT` when someone did since `revision`, or another script is to be laid over it by now; `NOT_YOURS` when the order is not in production any more.
 */
export async function replaceTiming({
  timing,
  ...input
}: Replacing & { timing: VideoTiming }): Promise<Result<number, 'NOT_YOURS' | 'CONFLICT'>> {
  const stored = {
    timing: await put(JSON.stringify(timing)),
    captions: await put(toWebVtt(timing.sentences)),
  }
  const replaced = await db().$transaction((tx) => replace(tx, { ...input, ...stored }))
  const unused = replaced.ok ? replaced.value : [stored.timing.storageKey, stored.captions.storageKey]
  for (const key of unused) await storage().remove(key)
  return replaced.ok ? ok(input.revision + 1) : replaced
}

async function put(text: string): Promise<Stored> {
  const storageKey = newStorageKey('video-asset')
  const bytes = Buffer.from(text)
  const stored = await storage().put(
    storageKey,
    (async function* () {
      yield bytes
    })(),
    { maxBytes: MAX_TEXT_BYTES },
  )
  if (!stored.ok) throw new Error(stored.code)
  return { storageKey, sha256: stored.value.sha256, byteCount: BigInt(stored.value.byteCount) }
}

/** The keys of the objects that are nobody's now. */
async function replace(
  tx: Tx,
  {
    orderId,
    videoId,
    revision,
    scriptId,
    timing,
    captions,
  }: Replacing & { timing: Stored; captions: Stored },
): Promise<Result<string[], 'NOT_YOURS' | 'CONFLICT'>> {
  await tx.$queryRaw`SELECT id FROM "Order" WHERE id = ${orderId}::uuid FOR UPDATE`
  // Handed in meanwhile: what a reader looks at stays as it is.
  const isOpen = await tx.order.count({ where: { id: orderId, status: 'in_production' } })
  if (isOpen === 0) return err('NOT_YOURS')
  // Held until the end, so that nobody asks for another script between the look and what is written.
  const [video] = await tx.$queryRaw<{ scriptId: string | null }[]>`
    SELECT "scriptId" FROM "Video" WHERE id = ${videoId}::uuid FOR UPDATE`
  if (scriptId !== undefined && video?.scriptId !== scriptId) return err('CONFLICT')
  const before = await tx.videoAsset.findMany({
    where: { videoId, kind: { in: ['timing', 'captions', 'download'] } },
    select: { storageKey: true },
  })
  const { count } = await tx.videoAsset.updateMany({
    where: { videoId, kind: 'timing', revision },
    data: { ...timing, revision: revision + 1 },
  })
  if (count === 0) return err('CONFLICT')
  // The copy with the captions as they were; the next delivery makes another.
  await tx.videoAsset.deleteMany({ where: { videoId, kind: 'download' } })
  const next = { ...captions, revision: revision + 1 }
  await tx.videoAsset.upsert({
    where: { videoId_kind: { videoId, kind: 'captions' } },
    create: { id: randomUUID(), videoId, kind: 'captions', mediaType: 'text/vtt', ...next },
    update: next,
    select: { id: true },
  })
  // Of a script that was to be laid over it and a correction by hand, the first that is there counts.
  await tx.video.update({ where: { id: videoId }, data: { retimeSince: null }, select: { id: true } })
  return ok(before.map(({ storageKey }) => storageKey))
}
