import { z } from 'zod'

/** The three levels at which a finding can be acted on, after the ACR's actionable findings. */
export const URGENT_LEVELS = ['minutes', 'hours', 'days'] as const
export type UrgentLevel = (typeof URGENT_LEVELS)[number]

export const URGENT_LEVEL_LABELS = {
  minutes: 'Within minutes: may be life-threatening',
  hours: 'Within hours: needs a doctor today',
  days: 'Within days: must not be forgotten',
} as const satisfies Record<UrgentLevel, string>

export const URGENT_OUTCOMES = [
  'patient_informed',
  'doctor_informed',
  'already_known',
  'raised_in_error',
] as const
export type UrgentOutcome = (typeof URGENT_OUTCOMES)[number]

export const URGENT_OUTCOME_LABELS = {
  patient_informed: 'The patient was told and understood',
  doctor_informed: 'The patient’s doctor was told',
  already_known: 'The patient’s doctors knew already',
  raised_in_error: 'Not urgent after all',
} as const satisfies Record<UrgentOutcome, string>

export const CALLED = ['patient', 'doctor'] as const
export type Called = (typeof CALLED)[number]

/** `mailed`: nobody was phoned, the patient has no number. */
export const CALL_OUTCOMES = ['reached', 'no_answer', 'wrong_number', 'mailed'] as const
export type CallOutcome = (typeof CALL_OUTCOMES)[number]

export const CALL_OUTCOME_LABELS = {
  reached: 'Reached',
  no_answer: 'No answer',
  wrong_number: 'Wrong number',
  mailed: 'Please call us',
} as const satisfies Record<CallOutcome, string>

export const MAX_NOTE_CHARS = 2_000

export const raiseUrgentSchema = z.object({
  orderId: z.uuid(),
  level: z.enum(URGENT_LEVELS),
  note: z.string().trim().min(1).max(MAX_NOTE_CHARS),
})

/** Of the flag on the screen it was sent from: which findings its sender had read. */
const revision = z.coerce.number().int().nonnegative()

export const logCallSchema = z
  .object({
    flagId: z.uuid(),
    revision,
    called: z.enum(CALLED),
    outcome: z.enum(CALL_OUTCOMES),
    note: z.string().trim().max(MAX_NOTE_CHARS).default(''),
  })
  .refine(({ called, outcome }) => outcome !== 'mailed' || called === 'patient')

export const closeUrgentSchema = z.object({ flagId: z.uuid(), revision, outcome: z.enum(URGENT_OUTCOMES) })
