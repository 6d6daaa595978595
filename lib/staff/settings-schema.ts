import { z } from 'zod'

/** For how long new orders are paused, in hours; '0' until somebody opens them again. */
export const PAUSE_HOURS = ['2', '4', '8', '12', '24', '48', '72', '0'] as const

export const pauseSchema = z.object({ hours: z.enum(PAUSE_HOURS).transform(Number) })
export const capSchema = z.object({ dailyOrderCap: z.coerce.number().int().min(0).max(10_000) })
