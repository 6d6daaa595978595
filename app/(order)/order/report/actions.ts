'use server'

import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { clientIp } from '@/lib/auth/client-ip'
import { currentActor } from '@/lib/auth/current-actor'
import { readDraftCookie, setDraftCookie } from '@/lib/auth/draft-cookie'
import { MAX_PASTED_CHARS } from '@/lib/orders/order-schema'
import { saveDraft } from '@/lib/orders/save-draft'
import { systemClock } from '@/lib/platform/clock'
import { changeReport, reportChangeSchema } from '@/lib/reports/change-report'
import { hideByForm } from '@/lib/reports/hide-by-form'
import { listReportFiles } from '@/lib/reports/report-queries'
import { unlockByForm } from '@/lib/reports/unlock-by-form'
import { type FormState, formValues } from '@/lib/shared/form-state'
import { messagesFor } from '@/lib/shared/messages/messages'
import { draftLost } from '../current-draft'

/** Saves the pasted text and goes on; at least one file or some text is needed. */
export async function reportAction(_state: FormState, form: FormData): Promise<FormState> {
  const { report } = messagesFor('en').order
  const values = formValues(form)
  const pastedText = (values.pastedText ?? '').trim()
  if (pastedText.length > MAX_PASTED_CHARS) return { values, errors: { pastedText: report.pasteTooLong } }
  const [actor, orderId] = await Promise.all([currentActor(), readDraftCookie()])
  const saved = orderId
    ? await saveDraft(actor, { orderId, changes: { pastedText }, now: systemClock.now() })
    : null
  if (!orderId || !saved?.ok) return draftLost(values)
  // After the save: it has shown that the draft is the actor's.
  const files = await listReportFiles(orderId)
  if (files.length === 0 && pastedText === '') return { values, errors: { files: report.missing } }
  await setDraftCookie(orderId)
  redirect('/order/questions')
}

/** Changes one file, page or warning of the draft; one that is already gone is what was wanted. */
export async function changeFileAction(form: FormData): Promise<void> {
  const parsed = reportChangeSchema.safeParse(formValues(form))
  const [actor, orderId] = await Promise.all([currentActor(), readDraftCookie()])
  if (!parsed.success || !orderId) return
  await changeReport(actor, { ...parsed.data, orderId, now: systemClock.now() })
  revalidatePath('/order/report')
}

/** Hides parts of one page of the draft from staff, or shows them again. */
export async function hidePartsAction(form: FormData): Promise<void> {
  const [actor, orderId] = await Promise.all([currentActor(), readDraftCookie()])
  const hidden = await hideByForm(actor, { orderId, form, now: systemClock.now() })
  redirect(hidden.ok ? '/order/report#your-files' : `/order/report?problem=${hidden.code}`)
}

/** Opens a locked file of the draft. */
export async function unlockFileAction(_state: FormState, form: FormData): Promise<FormState> {
  const [actor, orderId, address] = await Promise.all([currentActor(), readDraftCookie(), headers()])
  const now = systemClock.now()
  const state = await unlockByForm(actor, { orderId, form, address: clientIp(address), now })
  revalidatePath('/order/report')
  return state
}
