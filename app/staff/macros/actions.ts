'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { STAFF_PROBLEMS } from '@/components/staff/problem-words'
import { requireStaff } from '@/lib/auth/guards'
import { systemClock } from '@/lib/platform/clock'
import { type FormState, formValues } from '@/lib/shared/form-state'
import { voiceMacroSchema } from '@/lib/videos/voice-macro-schema'
import { retireVoiceMacro, saveVoiceMacro } from '@/lib/videos/voice-macros'
import { parseForm } from '../parse-form'

const PAGE = '/staff/macros'
/** Both or neither: a new paragraph changes none. */
const baseSchema = z.object({ id: z.uuid(), version: z.coerce.number().int().positive() })

/** Writes a paragraph, or its next version. */
export async function saveMacro(_state: FormState, form: FormData): Promise<FormState> {
  const actor = await requireStaff(PAGE)
  const values = formValues(form)
  const parsed = voiceMacroSchema.safeParse(values)
  if (!parsed.success) {
    const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]))
    return {
      values,
      errors: {
        ...(wrong.has('name') && { name: 'Give it a name of up to 120 characters.' }),
        ...(wrong.has('body') && { body: 'Write up to 2,000 characters.' }),
      },
    }
  }
  const base = baseSchema.safeParse(values)
  const now = systemClock.now()
  const saved = await saveVoiceMacro(actor, { base: base.success ? base.data : null, ...parsed.data, now })
  if (!saved.ok) return { values, errors: { body: STAFF_PROBLEMS[saved.code] } }
  redirect(`${PAGE}?done=saved`)
}

/** Offers a paragraph no longer. */
export async function retireMacro(form: FormData): Promise<void> {
  const actor = await requireStaff(PAGE)
  const { id } = parseForm(z.object({ id: z.uuid() }), form, PAGE)
  await retireVoiceMacro(actor, { id, now: systemClock.now() })
  redirect(`${PAGE}?done=retired`)
}
