'use server'

import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { clientIp } from '@/lib/auth/client-ip'
import { currentActor } from '@/lib/auth/current-actor'
import { readDraftCookie, setDraftCookie } from '@/lib/auth/draft-cookie'
import { MAX_PASTED_CHARS } from '@/lib/orders/order-schema'
import { saveDraft } from '@/lib/orders/save-draft'
import { systemClock } from '@/lib/platform/clock'
import { consume } from '@/lib/platform/rate-limit'
import { hiddenBoxesSchema } from '@/lib/reports/hidden-part-schema'
import { hidePageParts } from '@/lib/reports/hide-page-parts'
import { listReportFiles } from '@/lib/reports/report-queries'
import { unlockReportFile } from '@/lib/reports/unlock-report-file'
import { EMPTY_FORM, type FormState, formValues } from '@/lib/shared/form-state'
import { messagesFor } from '@/lib/shared/messages/messages'
import { changeReport } from './change-report'

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

const fileId = z.uuid()
const changeSchema = z.discriminatedUnion('change', [
  z.object({ change: z.enum(['up', 'down', 'remove']), fileId }),
  z.object({ change: z.literal('rename'), fileId, name: z.string().max(1_000) }),
  z.object({ change: z.literal('turn'), pageId: z.uuid() }),
  z.object({ change: z.literal('answer'), key: z.string().min(1).max(200) }),
])

/** Changes one file, page or warning of the draft; one that is already gone is what was wanted. */
export async function changeFileAction(form: FormData): Promise<void> {
  const parsed = changeSchema.safeParse(formValues(form))
  const [actor, orderId] = await Promise.all([currentActor(), readDraftCookie()])
  if (!parsed.success || !orderId) return
  await changeReport(actor, { ...parsed.data, orderId, now: systemClock.now() })
  revalidatePath('/order/report')
}

/** Hides parts of one page of the draft from staff, or shows them again. */
export async function hidePartsAction(form: FormData): Promise<void> {
  const pageId = z.uuid().safeParse(form.get('pageId'))
  const boxes = hiddenBoxesSchema.safeParse(form.getAll('box'))
  const [actor, orderId] = await Promise.all([currentActor(), readDraftCookie()])
  if (!pageId.success || !orderId) return
  if (!boxes.success) redirect('/order/report?problem=WRONG_BOXES')
  const now = systemClock.now()
  const hidden = await hidePageParts(actor, { orderId, pageId: pageId.data, boxes: boxes.data, now })
  redirect(hidden.ok ? '/order/report#your-files' : `/order/report?problem=${hidden.code}`)
}

const unlockSchema = z.object({ fileId, password: z.string() })

/** Opens a locked file of the draft. The password goes no further than the program that opens it. */
export async function unlockFileAction(_state: FormState, form: FormData): Promise<FormState> {
  const { errors } = messagesFor('en').reportFiles.locked
  const parsed = unlockSchema.safeParse(formValues(form))
  const [actor, orderId, address] = await Promise.all([currentActor(), readDraftCookie(), headers()])
  if (!parsed.success || !orderId) return { values: {}, errors: { password: errors.NOT_FOUND } }
  const answer = (code: keyof typeof errors) => ({
    values: { fileId: parsed.data.fileId },
    errors: { password: errors[code] },
  })
  if (!(await consume('unlock', clientIp(address)))) return answer('TOO_MANY')
  const unlocked = await unlockReportFile(actor, { ...parsed.data, orderId, now: systemClock.now() })
  if (!unlocked.ok) return answer(unlocked.code)
  revalidatePath('/order/report')
  return EMPTY_FORM
}
