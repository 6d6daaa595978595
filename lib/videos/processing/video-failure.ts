import type { MakeError } from './make-video'

/** Why a video is `failed`. `CANCELED` by staff, `GAVE_UP` each attempt took its worker down, `GONE` nothing was kept. */
export type VideoFailure = MakeError | 'CANCELED' | 'GAVE_UP' | 'GONE'

/** Why one could not be made, and the recorded section that was the cause, where it is one section alone. */
export type Failed = { failure: VideoFailure; sectionId: string | null }

/** What may come right when it is tried again: what was sent is kept for that. */
export const RETRYABLE: readonly VideoFailure[] = ['CANCELED', 'GAVE_UP', 'NO_SPACE', 'TOO_SLOW']
