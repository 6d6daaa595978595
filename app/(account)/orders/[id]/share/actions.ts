'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { currentActor } from '@/lib/auth/current-actor'
import { canonicalAddress } from '@/lib/auth/mail-address'
import { extendShare, revokeShare } from '@/lib/deliveries/change-share'
import { createShare } from '@/lib/deliveries/create-share'
import { shareAddress } from '@/lib/deliveries/share-address'
import { newShareSchema } from '@/lib/deliveries/share-schema'
import { systemClock } from '@/lib/platform/clock'
import { type FormState, formValues } from '@/lib/shared/form-state'
import { messagesFor } from '@/lib/shared/messages/messages'

const idSchema = z.uuid()
const words = messagesFor('en').share.make

export type ShareState = FormState & {
  /** The chapters that were ticked, which stay so when the form is refused. */
  ticked?: string[]
  /** The new link, shown this once. */
  made?: { name: string; address: string }
}

/** Makes a link for one person. Its address is in this answer and nowhere else. */
export async function makeShare(id: string, _state: ShareState, form: FormData): Promise<ShareState> {
  const orderId = idSchema.parse(id)
  const values = formValues(form)
  const ticked = form.getAll('chapter').map(String)
  const typed = { values, ticked }
  const parsed = newShareSchema.safeParse({
    name: values.name,
    owner: values.owner,
    email: values.email ?? '',
    chapters: values.what === 'chapters' ? ticked : [],
    showsReport: values.showsReport === 'on',
    days: Number(values.days),
  })
  // All that is wrong at once, so that nobody mends one mistake after the other.
  const errors = {
    ...(!parsed.success && fieldErrors(parsed.error)),
    ...(values.what === 'chapters' && ticked.length === 0 && { what: words.errors.NO_CHAPTER }),
    ...(values.email && !canonicalAddress(values.email).ok && { email: words.errors.BAD_ADDRESS }),
  }
  if (!parsed.success || Object.keys(errors).length > 0) return { ...typed, errors }
  const share = parsed.data
  const made = await createShare(await currentActor(), { orderId, share, now: systemClock.now() })
  if (made.ok)
    return { values: {}, errors: {}, made: { name: share.name, address: shareAddress(made.value.token) } }
  return { ...typed, errors: {}, problem: words.errors[made.code] }
}

/** Closes a link for good. */
export async function stopShare(id: string, shareId: string): Promise<void> {
  const input = { orderId: idSchema.parse(id), shareId: idSchema.parse(shareId), now: systemClock.now() }
  const stopped = await revokeShare(await currentActor(), input)
  redirect(`/orders/${input.orderId}/share?${stopped.ok ? 'done=stopped' : 'problem=1'}`)
}

/** Keeps a link open for longer. */
export async function keepShare(id: string, shareId: string): Promise<void> {
  const input = { orderId: idSchema.parse(id), shareId: idSchema.parse(shareId), now: systemClock.now() }
  const kept = await extendShare(await currentActor(), input)
  redirect(`/orders/${input.orderId}/share?${kept.ok ? 'done=kept' : 'problem=1'}`)
}

function fieldErrors(error: z.ZodError): Record<string, string> {
  const wrong = new Set(error.issues.map(({ path }) => path[0]))
  return {
    ...(wrong.has('name') && { name: words.errors.NAME }),
    ...(wrong.has('owner') && { owner: words.errors.NAME }),
    ...(wrong.has('email') && { email: words.errors.BAD_ADDRESS }),
  }
}
