import { db } from '@/lib/platform/db'

/** Those of these storage keys that a row refers to: what the store must hold, and no sweep may touch. */
export async function referencedAmong(keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const some = { in: [...keys] }
  const where = { storageKey: some }
  const select = { storageKey: true }
  // Before the files: a part becomes one of a file when its upload ends, and is always one of the two.
  const parts = await db().reportChunk.findMany({ where, select })
  const [files, pages, chunks, videos, assets, cuts, recorded, exports, clips] = await Promise.all([
    db().reportFile.findMany({
      where: { OR: [{ storageKeys: { hasSome: [...keys] } }, { cleanKey: some }], removedAt: null },
      select: { storageKeys: true, cleanKey: true },
    }),
    db().reportPage.findMany({
      where: { OR: [{ imageKey: some }, { sealedImageKey: some }], file: { removedAt: null } },
      select: { imageKey: true, sealedImageKey: true },
    }),
    db().videoChunk.findMany({ where, select }),
    db().video.findMany({ where, select }),
    db().videoAsset.findMany({ where, select }),
    db().shareLink.findMany({ where, select }),
    db().recordingChunk.findMany({ where, select }),
    db().dataExport.findMany({ where, select }),
    db().clip.findMany({ where, select }),
  ])
  const referenced = new Set([
    ...files.flatMap(({ storageKeys, cleanKey }) => [...storageKeys, cleanKey]),
    ...pages.flatMap(({ imageKey, sealedImageKey }) => [imageKey, sealedImageKey]),
    ...[...parts, ...chunks, ...videos, ...assets, ...cuts, ...recorded, ...exports, ...clips].map(
      ({ storageKey }) => storageKey,
    ),
  ])
  return new Set(keys.filter((key) => referenced.has(key)))
}
