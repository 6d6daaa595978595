import { z } from 'zod'
import { isTimeZone } from '@/lib/shared/time-zones'
import { MAX_PASTED_CHARS, MAX_QUESTIONS_CHARS, ORDERED_FOR, TELL_HOW } from './order-choices-schema'

export { MAX_MESSAGE_CHARS, MAX_PASTED_CHARS } from './order-choices-schema'

/** Shapes of what a patient fills in. What a form in the browser needs of them is in order-choices-schema. */

/** `US-NY` or a country such as `IE`; which ones can be served is a question for the staff's licences. */
export const placeSchema = z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/)

/** Step 1: before you start. */
export const startSchema = z.object({
  notAnEmergency: z.literal('on'),
  orderedFor: z.enum(ORDERED_FOR),
  place: placeSchema,
})

/** Step 3: what you want to know. */
export const questionsSchema = z.object({
  questions: z.string().trim().max(MAX_QUESTIONS_CHARS).default(''),
  tellHow: z.enum(TELL_HOW),
})

/** Step 4: you. Either a phone number or 'I have none'. */
export const youSchema = z.object({
  email: z.string().trim().min(3).max(254),
  firstName: z.string().trim().min(1).max(80),
  phone: z.string().trim().max(40).default(''),
  hasNoPhone: z.literal('on').optional(),
  timeZone: z.string().trim().min(1).max(64),
})

/** Step 5: separate unticked boxes; the doctor may be left out. */
export const consentSchema = z.object({
  service: z.literal('on'),
  contactMeUrgent: z.literal('on'),
  contactMyDoctorUrgent: z.literal('on').optional(),
  attestation: z.literal('on'),
  terms: z.literal('on'),
})

/** What is saved while it is being typed: any part of steps 2 to 4. The address stays a text until its code confirms it. */
export const typedSchema = z
  .object({
    pastedText: z.string().max(MAX_PASTED_CHARS),
    questions: z.string().max(MAX_QUESTIONS_CHARS),
    tellHow: z.enum(TELL_HOW),
    email: z.string().max(254),
    firstName: z.string().max(80),
    phone: z.string().max(40),
    hasNoPhone: z.boolean(),
    timeZone: z.string().refine(isTimeZone),
  })
  .partial()
