import { z } from 'zod'
import { parseOrderNumber } from '@/lib/shared/order-number'
import { CONTACT_TOPICS, MAX_CONTACT_CHARS } from './contact-choices-schema'

/** What the contact page asks for. The address is looked at more closely by the use case. */
export const contactFormSchema = z.object({
  topic: z.enum(CONTACT_TOPICS),
  name: z.string().trim().min(1).max(80),
  email: z.string().trim().min(3).max(254),
  orderNumber: z
    .string()
    .trim()
    .max(40)
    .transform((typed, context) => {
      if (typed === '') return null
      const number = parseOrderNumber(typed)
      if (number === null) context.addIssue({ code: 'custom', message: 'no order number' })
      return number
    }),
  message: z.string().trim().min(2).max(MAX_CONTACT_CHARS),
})

export type ContactForm = z.output<typeof contactFormSchema>

/** What the sealed column holds. */
export const contactWordsSchema = z.object({
  name: z.string(),
  email: z.string(),
  orderNumber: z.string().nullable(),
  message: z.string(),
})
