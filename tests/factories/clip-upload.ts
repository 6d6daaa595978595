import { Readable } from 'node:stream'
import { Upload } from '@tus/server'
import type { StaffActor } from '@/lib/auth/actor'
import { systemClock } from '@/lib/platform/clock'
import { ClipUploadStore } from '@/lib/videos/clip-upload-store'

/** Sends the whole file of a clip as a browser does. Throws the protocol's error when it is not taken. */
export async function sendClip(actor: StaffActor, clipId: string, bytes: Buffer): Promise<string> {
  const store = new ClipUploadStore(actor, { clipId }, systemClock)
  const id = crypto.randomUUID()
  await store.create(new Upload({ id, size: bytes.length, offset: 0, metadata: { filename: 'clip.mp4' } }))
  await store.write(Readable.from([bytes]), id, 0)
  return id
}
