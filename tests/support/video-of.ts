import fs from 'node:fs/promises'
import path from 'node:path'
import { makeVideo } from '@/lib/videos/processing/make-video'
import type { Source } from '@/lib/videos/processing/source'
import type { Script } from '@/lib/videos/script-schema'
import { factsOf } from './media'

type Given = {
  /** Where its working folder is made. */
  dir: string
  sources: readonly (Partial<Source> & { file: string })[]
  script: Script | null
  onProgress?: (share: number) => void
}

/** Tries to make a video of media files, each a section of its own unless it says which. */
export async function tryVideo({ dir, sources, ...given }: Given) {
  return makeVideo({
    ...given,
    sources: sources.map((source) => ({ sectionId: null, log: [], ...source })),
    maxSeconds: 60,
    dir: await fs.mkdtemp(path.join(dir, 'run-')),
    signal: new AbortController().signal,
  })
}

/** Makes a video of media files, with what ffprobe says of it; throws when none can be made. */
export async function videoOf(given: Given) {
  const result = await tryVideo(given)
  if (!result.ok) throw new Error(result.code)
  return { ...result.value, facts: await factsOf(result.value.videoFile) }
}
