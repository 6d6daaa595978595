import type { MakeError } from './make-video'

/** Why a video is `failed`. `CANCELED` by staff, `GAVE_UP` each attempt took its worker down, `GONE` nothing was kept. */
export type VideoFailure = MakeError | 'CANCELED' | 'GAVE_UP' | 'GONE'

/** What may come right when it is tried again: what was sent is kept for that. */
export const RETRYABLE: readonly VideoFailure[] = ['CANCELED', 'GAVE_UP', 'NO_SPACE', 'TOO_SLOW']
