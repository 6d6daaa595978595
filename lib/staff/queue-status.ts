/** Words and limits of the queue: pure, and safe to import on the client. */

export const QUEUE_FILTERS = ['all', 'mine', 'unclaimed', 'in_review', 'waiting', 'urgent'] as const
export type QueueFilter = (typeof QUEUE_FILTERS)[number]

export const FILTER_LABELS = {
  all: 'All open',
  mine: 'Mine',
  unclaimed: 'Unclaimed',
  in_review: 'In review',
  waiting: 'Waiting for patient',
  urgent: 'Urgent',
} as const satisfies Record<QueueFilter, string>

const HOUR_MS = 3_600_000
/** From here on a promise needs watching, and from here on it is in danger. */
export const SOON_HOURS = 6
export const DANGER_HOURS = 2

export type Pressure = 'late' | 'danger' | 'soon' | 'fine' | 'paused'

/** How pressing a promise is. */
export function pressureOf(msLeft: number, isPaused: boolean): Pressure {
  if (isPaused) return 'paused'
  if (msLeft <= 0) return 'late'
  if (msLeft <= DANGER_HOURS * HOUR_MS) return 'danger'
  return msLeft <= SOON_HOURS * HOUR_MS ? 'soon' : 'fine'
}

/** What each pressure is called; the colour only repeats it. */
export const PRESSURE_WORDS = {
  late: 'Late by',
  danger: 'Hurry:',
  soon: 'Soon:',
  fine: '',
  paused: 'Paused at',
} as const satisfies Record<Pressure, string>

/** A duration in hours and minutes, for example `3 h 05 min`; its sign is said by the words beside it. */
export function durationText(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / 60_000)
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return hours === 0 ? `${rest} min` : `${hours} h ${String(rest).padStart(2, '0')} min`
}
