/** The promise: hours from a paid order with a readable report to its video. Elapsed time, not wall-clock time. */
export const PROMISE_HOURS = 24

const HOUR_MS = 3_600_000

/** When an order paid at `paidAt` is due. 24 elapsed hours, so daylight saving does not move it. */
export function dueAtFor(paidAt: Date): Date {
  return new Date(paidAt.getTime() + PROMISE_HOURS * HOUR_MS)
}

/** The due moment after a pause: moved by exactly as long as the patient was being waited for. */
export function dueAtAfterPause(dueAt: Date, pausedAt: Date, resumedAt: Date): Date {
  return new Date(dueAt.getTime() + Math.max(0, resumedAt.getTime() - pausedAt.getTime()))
}

/** Milliseconds left until due, counted at the pause while one lasts; negative when late. */
export function millisecondsLeft(dueAt: Date, pausedAt: Date | null, now: Date): number {
  return dueAt.getTime() - (pausedAt ?? now).getTime()
}
