import type { Actor } from './actor'
import { readCookie, setCookie } from './cookies'
import { visitsIn, withVisit } from './share-visits'

const MAX_AGE_SECONDS = 12 * 3_600

/** Who opened share links in this browser; anonymous when nobody did. What they may see is asked elsewhere. */
export async function currentGuest(): Promise<Actor> {
  const visitIds = visitsIn(await readCookie('share'))
  return visitIds.length > 0 ? { kind: 'guest', visitIds } : { kind: 'anonymous' }
}

/** Gives this browser the visit of a share link that it has just opened, beside those of other links. */
export async function addShareVisit(visitId: string): Promise<void> {
  await setCookie('share', withVisit(await readCookie('share'), visitId), MAX_AGE_SECONDS)
}
