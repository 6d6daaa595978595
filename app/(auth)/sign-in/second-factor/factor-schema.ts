import { z } from 'zod'
import type { SecondFactorError } from '@/lib/auth/second-factor'

export const factorFormSchema = z.object({ code: z.string(), to: z.string().default('/') })

/** What a second-factor form shows after a code that was not taken. */
export type FactorState = { code: string; problem: SecondFactorError | null }
