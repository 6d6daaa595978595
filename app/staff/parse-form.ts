import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { formValues } from '@/lib/shared/form-state'
import { backTo } from './back-to'

/** What a form of buttons and short fields says; one that is incomplete goes back to its page, which says so. */
export function parseForm<Schema extends z.ZodType>(
  schema: Schema,
  form: FormData,
  page: `/staff/${string}`,
): z.output<Schema> {
  const parsed = schema.safeParse(formValues(form))
  return parsed.success ? parsed.data : redirect(backTo(page, 'BAD_FORM'))
}
