import type { MediaFacts } from '@/lib/platform/media'
import type { TimedSentence } from '../timing-schema'
import type { Speech } from './sound-levels'

/** When the teleprompter came to a sentence, in milliseconds from the start of its segment. */
export type TeleprompterEntry = { sentenceId: string; atMs: number }

/** A file that a video is made of: a whole upload, or one recorded segment of a section. */
export type Source = {
  file: string
  /** The section of the script that it was recorded for; null for a whole upload. */
  sectionId: string | null
  log: readonly TeleprompterEntry[]
  /** Of a clip, which was made ready before: what is said in it, when, from its start. */
  clip?: readonly TimedSentence[]
}

/** A `Result` that fails with the recorded section that it failed for, where it is one section alone. */
export type SourceResult<T, Code extends string> =
  | { ok: true; value: T }
  | { ok: false; code: Code; sectionId?: string | null }

export function errIn<Code extends string>({ sectionId }: Source, code: Code): SourceResult<never, Code> {
  return { ok: false, code, sectionId }
}

/** A source that was looked into, with what of it is kept (seconds from its start). */
export type Cut = Source & {
  facts: MediaFacts
  pcmFile: string
  speech: Speech | null
  inSeconds: number
  outSeconds: number
}

export function cutSeconds({ inSeconds, outSeconds }: Pick<Cut, 'inSeconds' | 'outSeconds'>): number {
  return outSeconds - inSeconds
}
