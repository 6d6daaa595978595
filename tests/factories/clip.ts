import { randomUUID } from 'node:crypto'
import { db } from '@/lib/platform/db'
import { newStorageKey } from '@/lib/platform/object-store'
import { storage } from '@/lib/platform/storage'
import { refuseRemoteDatabase } from './local-only'

/** A clip that is ready to be approved, with its bytes in the store. */
export async function createClip(
  authorId: string,
  { title = 'What a disc is', bytes = Buffer.from('a short test clip') } = {},
) {
  refuseRemoteDatabase()
  const storageKey = newStorageKey('clip')
  const source = async function* () {
    yield bytes
  }
  const stored = await storage().put(storageKey, source(), { maxBytes: bytes.length })
  if (!stored.ok) throw new Error(stored.code)
  return db().clip.create({
    data: {
      id: randomUUID(),
      title,
      words: 'A disc is a cushion.',
      state: 'ready',
      authorId,
      storageKey,
      byteCount: BigInt(bytes.length),
      sha256: stored.value.sha256,
      durationMs: 2_000,
      width: 320,
      height: 240,
      sentences: [{ id: 'c1', text: 'A disc is a cushion.', startMs: 300, endMs: 1_500, covers: [] }],
    },
  })
}
