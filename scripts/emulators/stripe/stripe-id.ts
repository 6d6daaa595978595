import { randomBytes } from 'node:crypto'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** A random id in Stripe's form: `pi_3Q…`. Sessions carry longer ones, as the real ones do. */
export function stripeId(prefix: string): string {
  const length = prefix === 'cs_test' ? 58 : 24
  const letters = Array.from(randomBytes(length), (byte) => ALPHABET[byte % ALPHABET.length])
  return `${prefix}_${letters.join('')}`
}

/** Stripe counts whole seconds since 1970. */
export function nowSeconds(): number {
  return Math.floor(Date.now() / 1000)
}
