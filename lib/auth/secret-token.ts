import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/platform/env'

/** What a keyed hash is for. It is part of what is hashed, so that one use can never stand in for another. */
export type KeyedHashUse = 'code' | 'link' | 'draft' | 'share' | 'reminders' | 'invite' | 'recovery'

/** A new unguessable value: 256 random bits, safe in a cookie or an address. */
export function newSecretToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored of a token that a browser holds. A plain hash is enough for 256 random bits. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** HMAC-SHA-256 with this installation's secret, of `text` for one use. */
export function keyedHash(use: KeyedHashUse, text: string): Buffer {
  return createHmac('sha256', env().AUTH_SECRET).update(`${use}|${text}`).digest()
}

/** `text` followed by proof that we wrote it; read it back with `readSigned`. */
export function signed(use: KeyedHashUse, text: string): string {
  return `${text}.${keyedHash(use, text).toString('base64url')}`
}

/** The text of `signed(use, text)`, or null when we did not write it. Never throws, whatever it is given. */
export function readSigned(use: KeyedHashUse, value: string): string | null {
  const dot = value.lastIndexOf('.')
  if (dot < 1 || value.length > 512) return null
  const text = value.slice(0, dot)
  return isEqualText(value, signed(use, text)) ? text : null
}

/** Compares without telling by its time where two texts differ. */
export function isEqualText(left: string, right: string): boolean {
  const [a, b] = [left, right].map((text) => createHash('sha256').update(text).digest())
  return a !== undefined && b !== undefined && timingSafeEqual(a, b)
}
