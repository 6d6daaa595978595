import { z } from 'zod'
import type { SecondFactorError } from '@/lib/auth/second-factor'

/** A field that is not there or is a file counts as left empty. */
export const factorFormSchema = z.object({ code: z.string().catch(''), to: z.string().catch('/') })

/** What a second-factor form shows after a code that was not taken. */
export type FactorState = { code: string; problem: SecondFactorError | null }
