import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { Actor } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/current-actor'
import { readDraftCookie } from '@/lib/auth/draft-cookie'
import { type DraftDto, getDraft } from '@/lib/orders/draft-queries'

/** The draft this browser holds, or null. */
export const currentDraft = cache(async (): Promise<{ actor: Actor; draft: DraftDto } | null> => {
  const orderId = await readDraftCookie()
  if (!orderId) return null
  const actor = await currentActor()
  const draft = await getDraft(actor, orderId)
  return draft ? { actor, draft } : null
})

/** The draft this browser holds; without one the patient starts at the first step and is told why. */
export async function requireDraft(): Promise<{ actor: Actor; draft: DraftDto }> {
  const current = (await currentDraft()) ?? redirect('/order?gone=1')
  // While it can be paid nothing in it changes; the review page offers to reopen it.
  if (current.draft.isAwaitingPayment) redirect('/order/review')
  return current
}
