import { z } from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { consume } from '@/lib/platform/rate-limit'
import { EMPTY_FORM, type FormState, formValues } from '@/lib/shared/form-state'
import { messagesFor } from '@/lib/shared/messages/messages'
import { unlockReportFile } from './unlock-report-file'

const schema = z.object({ fileId: z.uuid(), password: z.string() })
type Input = { orderId: string | null; form: FormData; address: string; now: Date }

/**
 * Opens a locked file with the password that its form brings, which goes no further than the program that opens it.
 * Gives the form's next state: empty when the file is open. Tries are counted by network address.
 */
export async function unlockByForm(actor: Actor, { orderId, form, address, now }: Input): Promise<FormState> {
  const { errors } = messagesFor('en').reportFiles.locked
  const parsed = schema.safeParse(formValues(form))
  if (!parsed.success || !orderId) return { values: {}, errors: { password: errors.NOT_FOUND } }
  const { fileId, password } = parsed.data
  const answer = (code: keyof typeof errors) => ({ values: { fileId }, errors: { password: errors[code] } })
  if (!(await consume('unlock', address))) return answer('TOO_MANY_TRIES')
  const unlocked = await unlockReportFile(actor, { orderId, fileId, password, now })
  return unlocked.ok ? EMPTY_FORM : answer(unlocked.code)
}
