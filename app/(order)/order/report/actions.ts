'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { currentActor } from '@/lib/auth/current-actor'
import { readDraftCookie, setDraftCookie } from '@/lib/auth/draft-cookie'
import { MAX_PASTED_CHARS } from '@/lib/orders/order-schema'
import { saveDraft } from '@/lib/orders/save-draft'
import { systemClock } from '@/lib/platform/clock'
import { moveReportFile, removeReportFile } from '@/lib/reports/change-report-files'
import { listReportFiles } from '@/lib/reports/report-queries'
import { type FormState, formValues } from '@/lib/shared/form-state'
import { messagesFor } from '@/lib/shared/messages/messages'

/** Saves the pasted text and goes on; at least one file or some text is needed. */
export async function reportAction(_state: FormState, form: FormData): Promise<FormState> {
  const { report, gone } = messagesFor('en').order
  const values = formValues(form)
  const pastedText = (values.pastedText ?? '').trim()
  if (pastedText.length > MAX_PASTED_CHARS) return { values, errors: { pastedText: report.pasteTooLong } }
  const [actor, orderId] = await Promise.all([currentActor(), readDraftCookie()])
  const saved = orderId
    ? await saveDraft(actor, { orderId, changes: { pastedText }, now: systemClock.now() })
    : null
  if (!orderId || !saved?.ok) return { values, errors: {}, problem: gone.body }
  // After the save: it has shown that the draft is the actor's.
  const files = await listReportFiles(orderId)
  if (files.length === 0 && pastedText === '') return { values, errors: { files: report.missing } }
  await setDraftCookie(orderId)
  redirect('/order/questions')
}

const changeSchema = z.object({ fileId: z.uuid(), change: z.enum(['up', 'down', 'remove']) })

/** Moves or removes one file of the draft; one that is already gone is what was wanted. */
export async function changeFileAction(form: FormData): Promise<void> {
  const parsed = changeSchema.safeParse(formValues(form))
  const [actor, orderId] = await Promise.all([currentActor(), readDraftCookie()])
  if (!parsed.success || !orderId) return
  const { fileId, change } = parsed.data
  const input = { orderId, fileId, now: systemClock.now() }
  if (change === 'remove') await removeReportFile(actor, input)
  else await moveReportFile(actor, { ...input, direction: change })
  revalidatePath('/order/report')
}
