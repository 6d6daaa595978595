import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { Actor } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/current-actor'
import { readDraftCookie } from '@/lib/auth/draft-cookie'
import { withReturnTo } from '@/lib/auth/safe-return-to'
import { type DraftDto, getDraft, opensAfterSignIn } from '@/lib/orders/draft-queries'
import type { FormState } from '@/lib/shared/form-state'
import { messagesFor } from '@/lib/shared/messages/messages'

type Current = { actor: Actor; draft: DraftDto }

/** The draft this browser holds, or null. */
export const currentDraft = cache(async (): Promise<Current | null> => {
  const orderId = await readDraftCookie()
  if (!orderId) return null
  const actor = await currentActor()
  const draft = await getDraft(actor, orderId)
  return draft ? { actor, draft } : null
})

/** Whether the draft this browser holds has its patient by now, who is not signed in here. */
export async function isSignInNeeded(): Promise<boolean> {
  return opensAfterSignIn(await currentActor())
}

/** What a step answers to a patient who is not signed in any more; null when that is not why it failed. */
export async function signInAgain(values: Record<string, string>): Promise<FormState | null> {
  if (!(await isSignInNeeded())) return null
  const { title, body, link } = messagesFor('en').order.signedOut
  const problemLink = { href: '/sign-in', text: link }
  return { values, errors: {}, problem: body, problemTitle: title, problemLink }
}

/** What a step answers when the draft it would change does not open. */
export async function draftLost(values: Record<string, string>): Promise<FormState> {
  return (await signInAgain(values)) ?? { values, errors: {}, problem: messagesFor('en').order.gone.body }
}

/**
 * The draft this browser holds, also one that is being paid. When it has a patient who is not signed in here, they
 * sign in and come back to `returnTo`; without a draft one starts at the first step and is told why.
 */
export async function requireDraft(returnTo: string): Promise<Current> {
  const current = await currentDraft()
  if (current) return current
  redirect((await isSignInNeeded()) ? withReturnTo('/sign-in', returnTo) : '/order?gone=1')
}

/** The same, for the steps that change it. */
export async function requireChangeableDraft(returnTo: string): Promise<Current> {
  const current = await requireDraft(returnTo)
  // While it can be paid nothing in it changes; the review page offers to reopen it.
  if (current.draft.isAwaitingPayment) redirect('/order/review')
  return current
}
