'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { isStaff } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/current-actor'
import { requireStaff } from '@/lib/auth/guards'
import { systemClock } from '@/lib/platform/clock'
import { type FormState, formValues } from '@/lib/shared/form-state'
import { cuesSchema } from '@/lib/videos/captions-schema'
import { makeClipAgain, stopClip } from '@/lib/videos/change-processing'
import { saveClipCaptions } from '@/lib/videos/clip-captions'
import { clipWordsSchema } from '@/lib/videos/clip-schema'
import { approveClip, createClip, removeClip, withdrawClip } from '@/lib/videos/clips'
import { parseForm } from '../parse-form'

const LIST = '/staff/clips'
const idSchema = z.uuid()
const captionsSchema = z.object({ revision: z.int().nonnegative(), cues: cuesSchema })

/** Begins a clip; its page then takes the file. */
export async function startClip(_state: FormState, form: FormData): Promise<FormState> {
  const actor = await requireStaff(LIST)
  const values = formValues(form)
  const parsed = clipWordsSchema.safeParse(values)
  if (!parsed.success) {
    const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]))
    return {
      values,
      errors: {
        ...(wrong.has('title') && { title: 'Give it a name of up to 120 characters.' }),
        ...(wrong.has('words') && { words: 'Write what is said in it, up to 6,000 characters.' }),
      },
    }
  }
  const made = await createClip(actor, { ...parsed.data, now: systemClock.now() })
  redirect(made.ok ? `${LIST}/${made.value.id}` : `${LIST}?problem=${made.code}`)
}

/** Approves a clip exactly as it was looked at. */
export async function approve(form: FormData): Promise<void> {
  const actor = await requireStaff(LIST)
  const fields = z.object({
    id: z.uuid(),
    revision: z.coerce.number().int().nonnegative(),
    isGeneral: z.literal('on'),
  })
  const { id, revision } = parseForm(fields, form, LIST)
  const approved = await approveClip(actor, { id, revision, now: systemClock.now() })
  redirect(`${LIST}/${id}?${approved.ok ? 'done=approved' : `problem=${approved.code}`}`)
}

/** Takes a clip out of use. */
export async function withdraw(form: FormData): Promise<void> {
  const actor = await requireStaff(LIST)
  const { id, reason } = parseForm(z.object({ id: z.uuid(), reason: z.string().max(500) }), form, LIST)
  const withdrawn = await withdrawClip(actor, { id, reason, now: systemClock.now() })
  redirect(`${LIST}/${id}?${withdrawn.ok ? 'done=withdrawn' : `problem=${withdrawn.code}`}`)
}

/** Removes a clip that nobody approved. */
export async function remove(form: FormData): Promise<void> {
  const actor = await requireStaff(LIST)
  const { id } = parseForm(z.object({ id: z.uuid() }), form, LIST)
  const removed = await removeClip(actor, { id, now: systemClock.now() })
  redirect(removed.ok ? `${LIST}?done=removed` : `${LIST}/${id}?problem=CONFLICT`)
}

/** Stops the making of a clip. */
export async function cancelClip(clipId: string): Promise<void> {
  const id = idSchema.parse(clipId)
  const actor = await requireStaff(`${LIST}/${id}`)
  const canceled = await stopClip(actor, { clipId: id, now: systemClock.now() })
  redirect(`${LIST}/${id}${canceled.ok ? '' : `?problem=${canceled.code}`}`)
}

/** Makes a clip once more of what was sent for it. */
export async function retryClip(clipId: string): Promise<void> {
  const id = idSchema.parse(clipId)
  const actor = await requireStaff(`${LIST}/${id}`)
  const retried = await makeClipAgain(actor, { clipId: id, now: systemClock.now() })
  redirect(`${LIST}/${id}${retried.ok ? '' : `?problem=${retried.code}`}`)
}

type CaptionsAnswer =
  | { ok: true; revision: number }
  | { ok: false; code: 'SIGNED_OUT' | 'NOT_IN_ORDER' | 'NOT_FOUND' | 'CONFLICT' | 'OUT_OF_RANGE' }

/** Saves a clip's captions that were corrected by hand. It never sends the browser elsewhere. */
export async function correctClipCaptions(clipId: string, input: unknown): Promise<CaptionsAnswer> {
  const id = idSchema.parse(clipId)
  const actor = await currentActor()
  if (!isStaff(actor)) return { ok: false, code: 'SIGNED_OUT' }
  const parsed = captionsSchema.safeParse(input)
  if (!parsed.success) return { ok: false, code: 'NOT_IN_ORDER' }
  const saved = await saveClipCaptions(actor, { id, ...parsed.data, now: systemClock.now() })
  if (!saved.ok) return { ok: false, code: saved.code }
  // The player above takes the new ones, and an approval is of these.
  revalidatePath(`${LIST}/${id}`)
  return { ok: true, revision: saved.value.revision }
}
