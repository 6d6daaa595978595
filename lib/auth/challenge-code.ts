import { z } from 'zod'
import { isEqualText, keyedHash, readSigned, signed } from './secret-token'

const CODE_DIGITS = 6

/**
 * The 6 digits of a challenge, made again from its id at every attempt to send: they are nowhere in the database.
 * 48 bits modulo 10^6 favour no code by more than one part in 10^8.
 */
export function codeFor(challengeId: string): string {
  const number = keyedHash('code', challengeId).readUIntBE(0, 6) % 10 ** CODE_DIGITS
  return String(number).padStart(CODE_DIGITS, '0')
}

/** Whether what a person typed is the challenge's code; spaces and dashes between the digits do not matter. */
export function isCodeOf(challengeId: string, typed: string): boolean {
  if (typed.length > 32) return false
  return isEqualText(typed.normalize('NFKC').replace(/[\s-]/g, ''), codeFor(challengeId))
}

/** The token of the link that does the same as the code: `<challenge id>.<proof>`. */
export function linkTokenFor(challengeId: string): string {
  return signed('link', challengeId)
}

/** The challenge a link's token names, or null when we did not make it. Never throws. */
export function challengeIdOf(token: string): string | null {
  const id = readSigned('link', token)
  return z.uuid().safeParse(id).success ? id : null
}
