import type { Role } from './role'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** How long a session lives unused, and at most (product.md: 30 days on a remembered device; staff 12 h). */
const LIFETIMES = {
  patient: { idleMs: 30 * DAY_MS, absoluteMs: 90 * DAY_MS },
  staff: { idleMs: 12 * HOUR_MS, absoluteMs: 7 * DAY_MS },
  admin: { idleMs: 12 * HOUR_MS, absoluteMs: 7 * DAY_MS },
} as const satisfies Record<Role, { idleMs: number; absoluteMs: number }>

/** A session in use is written to at most this often. */
export const TOUCH_EVERY_SECONDS = 300

const SECOND_FACTOR_MS = 12 * HOUR_MS

export function absoluteExpiryOf(role: Role, createdAt: Date): Date {
  return new Date(createdAt.getTime() + LIFETIMES[role].absoluteMs)
}

export function idleExpiryOf(role: Role, usedAt: Date): Date {
  return new Date(usedAt.getTime() + LIFETIMES[role].idleMs)
}

/** Whether staff may work in a session: the second factor was given in it, and less than 12 hours ago. */
export function isSecondFactorFresh(secondFactorAt: Date | null, now: Date): boolean {
  return secondFactorAt !== null && now.getTime() - secondFactorAt.getTime() < SECOND_FACTOR_MS
}
