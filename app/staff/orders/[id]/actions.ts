'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { STAFF_PROBLEMS, type StaffProblem } from '@/components/staff/problem-words'
import { isStaff } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/current-actor'
import { requireStaff } from '@/lib/auth/guards'
import { deliverOrder, withdrawDelivery } from '@/lib/deliveries/deliver-order'
import { systemClock } from '@/lib/platform/clock'
import { type FormState, formValues } from '@/lib/shared/form-state'
import { claimOrder, releaseOrder } from '@/lib/staff/claim-order'
import { confirmPeerReview } from '@/lib/staff/peer-review'
import { checklistSchema, noCardsSchema } from '@/lib/videos/approval-schema'
import { plainReportSchema } from '@/lib/videos/plain-report-schema'
import { approveWork, sendBack } from '@/lib/videos/review-order'
import { savePlainReport } from '@/lib/videos/save-plain-report'
import { submitForReview } from '@/lib/videos/submit-for-review'
import type { WorkPlainReport } from '@/lib/videos/workspace-dto'
import { getPlainReport } from '@/lib/videos/workspace-queries'
import type { SaveAnswer } from './_components/draft-saver'

const idSchema = z.uuid()
const noteSchema = z.object({ note: z.string().trim().max(4_000) })
const approveSchema = checklistSchema.extend({
  videoId: z.uuid(),
  plainReportId: z.uuid(),
  noCards: noCardsSchema,
})
const peerReviewSchema = z.object({ approvalId: z.uuid(), hasRead: z.literal('on') })
const saveSchema = z.object({
  document: plainReportSchema,
  base: z.object({ id: z.uuid(), revision: z.int().nonnegative() }).nullable(),
  isNewVersion: z.boolean(),
  asideId: z.uuid(),
})

type Outcome = { ok: true } | { ok: false; code: StaffProblem }

export async function claim(id: string): Promise<void> {
  const { actor, ...input } = await staffRequest(id)
  finish(input.orderId, 'claimed', await claimOrder(actor, input))
}

export async function release(id: string): Promise<void> {
  const { actor, ...input } = await staffRequest(id)
  finish(input.orderId, 'released', await releaseOrder(actor, input))
}

export async function submit(id: string): Promise<void> {
  const { actor, ...input } = await staffRequest(id)
  finish(input.orderId, 'submitted', await submitForReview(actor, input))
}

/** Marks the order complete: the patient gets the video and the plain report. */
export async function deliver(id: string): Promise<void> {
  const { actor, ...input } = await staffRequest(id)
  finish(input.orderId, 'delivered', await deliverOrder(actor, input))
}

export async function returnToAuthor(id: string, _state: FormState, form: FormData): Promise<FormState> {
  const { actor, ...input } = await staffRequest(id)
  const values = formValues(form)
  const parsed = noteSchema.safeParse(values)
  if (!parsed.success) return { values, errors: { note: STAFF_PROBLEMS.TOO_LONG } }
  const sent = await sendBack(actor, { ...input, note: parsed.data.note })
  if (!sent.ok) return { values, errors: { note: STAFF_PROBLEMS[sent.code] } }
  return finish(input.orderId, 'sent_back', sent)
}

export async function withdraw(id: string, _state: FormState, form: FormData): Promise<FormState> {
  const { actor, ...input } = await staffRequest(id)
  const values = formValues(form)
  const parsed = noteSchema.safeParse(values)
  if (!parsed.success) return { values, errors: { note: STAFF_PROBLEMS.TOO_LONG } }
  const reason = parsed.data.note
  if (reason === '') return { values, errors: { note: STAFF_PROBLEMS.EMPTY } }
  const withdrawn = await withdrawDelivery(actor, { ...input, reason })
  if (!withdrawn.ok) return { values, errors: { note: STAFF_PROBLEMS[withdrawn.code] } }
  return finish(input.orderId, 'withdrawn', withdrawn)
}

export async function approve(id: string, form: FormData): Promise<void> {
  const { actor, ...input } = await staffRequest(id)
  const parsed = approveSchema.safeParse(formValues(form))
  const approved = parsed.success
    ? await approveWork(actor, { ...input, ...parsed.data, needsNoCards: parsed.data.noCards === 'on' })
    : ({ ok: false, code: 'BAD_FORM' } as const)
  finish(`${input.orderId}/review`, 'approved', approved)
}

/** A colleague has read what its author released alone. */
export async function confirmReview(id: string, form: FormData): Promise<void> {
  const { actor, orderId, now } = await staffRequest(id)
  const parsed = peerReviewSchema.safeParse(formValues(form))
  const confirmed = parsed.success
    ? await confirmPeerReview(actor, { approvalId: parsed.data.approvalId, now })
    : ({ ok: false, code: 'BAD_FORM' } as const)
  finish(`${orderId}/review`, 'reviewed', confirmed)
}

/** Saves the plain report as it is typed. It never sends the browser elsewhere: that would lose what is typed. */
export async function autosave(id: string, input: unknown): Promise<SaveAnswer<WorkPlainReport>> {
  const orderId = idSchema.parse(id)
  const actor = await currentActor()
  if (!isStaff(actor)) return { ok: false, code: 'SIGNED_OUT' }
  const parsed = saveSchema.safeParse(input)
  if (!parsed.success) return { ok: false, code: 'TOO_LONG' }
  const now = systemClock.now()
  const saved = await savePlainReport(actor, { orderId, ...parsed.data, now })
  if (saved.ok) return { ok: true, ...saved.value, at: now }
  if (saved.code === 'NOT_YOURS') return { ok: false, code: saved.code }
  const theirs = await getPlainReport(actor, { orderId, now })
  return theirs ? { ok: false, code: saved.code, theirs } : { ok: false, code: 'NOT_YOURS' }
}

async function staffRequest(id: string) {
  const orderId = idSchema.parse(id)
  return { actor: await requireStaff(`/staff/orders/${orderId}`), orderId, now: systemClock.now() }
}

function finish(path: string, done: string, outcome: Outcome): never {
  const query = outcome.ok ? `done=${done}` : `problem=${outcome.code}`
  redirect(`/staff/orders/${path}?${query}`)
}
