import { createHash } from 'node:crypto'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { pool } from './db'
import { env } from './env'

const MINUTES = 60
const DAYS = 86_400

/** How many times each thing may be done in a window; counted in PostgreSQL, so for all processes together. */
const LIMITS = {
  /** Codes asked for one address. */
  sign_in_address: { points: 5, seconds: 15 * MINUTES },
  /** Keeps guesses at one address below 100 a day, at five tries a code. */
  sign_in_address_day: { points: 20, seconds: DAYS },
  sign_in_ip: { points: 20, seconds: 15 * MINUTES },
  /** A ceiling on the mail that strangers can make us send, wherever they come from. */
  sign_in_global: { points: 600, seconds: 10 * MINUTES },
  /** Codes and links tried from one network. */
  code_ip: { points: 40, seconds: 15 * MINUTES },
  /** Wrong codes from everywhere: guessing spread over many addresses and networks. */
  wrong_code_global: { points: 2_000, seconds: 60 * MINUTES },
  second_factor_user: { points: 5, seconds: 15 * MINUTES },
  second_factor_user_day: { points: 30, seconds: DAYS },
  invite_ip: { points: 30, seconds: 15 * MINUTES },
  /** Share links opened, and codes for them asked for, from one network. */
  share_ip: { points: 60, seconds: 15 * MINUTES },
  /** Codes mailed for one share link; five tries each. */
  share_code: { points: 5, seconds: 15 * MINUTES },
  share_code_day: { points: 20, seconds: DAYS },
  /** Codes mailed for deleting an account or moving it to another address; five tries each. */
  account_code: { points: 5, seconds: 15 * MINUTES },
  account_code_day: { points: 10, seconds: DAYS },
  /** Report files sent from one network. */
  upload: { points: 300, seconds: 15 * MINUTES },
  /** What one network may send in a day to orders that are not paid, in 1024 bytes. */
  draft_kibibytes: { points: () => Math.floor(env().MAX_DRAFT_BYTES_PER_NETWORK / 1024), seconds: DAYS },
  /** Passwords of locked files tried from one network; each try starts a process. */
  unlock: { points: 30, seconds: 15 * MINUTES },
  /** Orders started from one network. */
  draft_start: { points: 60, seconds: 15 * MINUTES },
  /** Saves of one draft while it is typed: twice a second, without a pause. */
  draft_save: { points: 1_800, seconds: 15 * MINUTES },
  /** 'Did this help?' answers sent from one network. */
  article_feedback: { points: 30, seconds: 15 * MINUTES },
  /** Messages of the contact page sent from one network. */
  contact_ip: { points: 5, seconds: 60 * MINUTES },
  /** And from everywhere: a ceiling on the mail that strangers make us send to staff. */
  contact_global: { points: 100, seconds: 60 * MINUTES },
  /** Article pages counted for one network; more would only bend 'others also viewed'. */
  article_view: { points: 60, seconds: 15 * MINUTES },
} as const satisfies Record<string, { points: number | (() => number); seconds: number }>

export type RateLimitName = keyof typeof LIMITS

const limiters = new Map<RateLimitName, RateLimiterPostgres>()

function limiterFor(limit: RateLimitName): RateLimiterPostgres {
  const existing = limiters.get(limit)
  if (existing) return existing
  const { points, seconds } = LIMITS[limit]
  const limiter = new RateLimiterPostgres({
    storeClient: pool(),
    storeType: 'pool',
    tableName: 'rate_limit',
    tableCreated: true,
    // They share a table, and each clean-up removes the expired rows of all: one is enough.
    clearExpiredByTimeout: limiters.size === 0,
    keyPrefix: limit,
    points: typeof points === 'function' ? points() : points,
    duration: seconds,
  })
  limiters.set(limit, limiter)
  return limiter
}

/**
 * Counts a use of `limit` by `key`, of one point or more, and says whether it is still allowed. The key is stored as a
 * hash: it may be an address. Throws when the database cannot be asked, so that a limit never fails open.
 */
export async function consume(limit: RateLimitName, key: string, points = 1): Promise<boolean> {
  try {
    await limiterFor(limit).consume(hashOf(key), points)
    return true
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    // What did not fit is not taken: something smaller may.
    if (points > 1) await limiterFor(limit).reward(hashOf(key), points)
    return false
  }
}

/** Forgets what was counted for `key`, after it has shown that it is no guesser. */
export async function forgive(limit: RateLimitName, key: string): Promise<void> {
  await limiterFor(limit).delete(hashOf(key))
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url')
}
