import { type Clock, systemClock } from '@/lib/platform/clock'

/** How long a stream may go on without asking again; the promise is that a closed door bites within 60 seconds. */
export const RECHECK_MS = 20_000

/** Thrown into a stream whose reader may no longer have it: the connection breaks off. */
export class NoLongerAllowedError extends Error {
  override name = 'NoLongerAllowedError'
}

/**
 * Passes a stream on for as long as its reader may have it. A player can hold one request open for minutes, reading
 * as it plays: what was true when it began is asked again every 20 seconds.
 */
export async function* whileAllowed(
  source: AsyncIterable<Uint8Array>,
  isAllowed: () => Promise<boolean>,
  clock: Clock = systemClock,
): AsyncGenerator<Uint8Array, void, undefined> {
  let checkedAt = clock.now().getTime()
  for await (const part of source) {
    const now = clock.now().getTime()
    if (now - checkedAt >= RECHECK_MS) {
      if (!(await isAllowed())) throw new NoLongerAllowedError('a stream was closed')
      checkedAt = now
    }
    yield part
  }
}
