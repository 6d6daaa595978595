import { z } from 'zod'
import { clearCookie, readCookie, setCookie } from './cookies'
import { readSigned, signed } from './secret-token'

/** As long as a draft is kept after it was last touched. */
const MAX_AGE_SECONDS = 7 * 86_400

/** The order this browser holds a draft of, or null. What it may do with it is the use case's decision. */
export async function readDraftCookie(): Promise<string | null> {
  const value = await readCookie('draft')
  return value === null ? null : draftIdOf(value)
}

/** Gives this browser the draft, for another seven days. */
export async function setDraftCookie(orderId: string): Promise<void> {
  await setCookie('draft', signed('draft', orderId), MAX_AGE_SECONDS)
}

export async function clearDraftCookie(): Promise<void> {
  await clearCookie('draft')
}

function draftIdOf(value: string): string | null {
  const id = readSigned('draft', value)
  return z.uuid().safeParse(id).success ? id : null
}
