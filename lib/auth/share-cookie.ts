import { z } from 'zod'
import type { Actor } from './actor'
import { readCookie, setCookie } from './cookies'
import { readSigned, signed } from './secret-token'

const MAX_AGE_SECONDS = 12 * 3_600

/** Who opened a share link in this browser; anonymous when nobody did. What they may see is asked elsewhere. */
export async function currentGuest(): Promise<Actor> {
  const value = await readCookie('share')
  const visitId = value === null ? null : readSigned('share', value)
  return visitId !== null && z.uuid().safeParse(visitId).success
    ? { kind: 'guest', visitId }
    : { kind: 'anonymous' }
}

/** Gives this browser the visit of a share link that it has just opened. */
export async function setShareCookie(visitId: string): Promise<void> {
  await setCookie('share', signed('share', visitId), MAX_AGE_SECONDS)
}
