'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { currentActor } from '@/lib/auth/current-actor'
import { systemClock } from '@/lib/platform/clock'
import { setDuty } from '@/lib/staff/change-person'
import { claimOrder, releaseOrder } from '@/lib/staff/claim-order'
import { confirmPeerReview } from '@/lib/staff/peer-review'
import { switchSchema } from '@/lib/staff/person-schema'
import { backTo } from '../back-to'
import { parseForm } from '../parse-form'

const QUEUE = '/staff/queue'

const orderSchema = z.object({ orderId: z.uuid(), returnTo: z.string().default('') })
const reviewSchema = z.object({ approvalId: z.uuid(), hasRead: z.literal('on') })

export async function claim(form: FormData): Promise<void> {
  const { orderId, returnTo } = parseForm(orderSchema, form, QUEUE)
  const claimed = await claimOrder(await currentActor(), { orderId, now: systemClock.now() })
  redirect(backTo(returnTo, claimed.ok ? undefined : claimed.code))
}

export async function release(form: FormData): Promise<void> {
  const { orderId, returnTo } = parseForm(orderSchema, form, QUEUE)
  const released = await releaseOrder(await currentActor(), { orderId, now: systemClock.now() })
  redirect(backTo(returnTo, released.ok ? undefined : released.code))
}

/** A colleague has read what its author released alone. */
export async function confirmReview(form: FormData): Promise<void> {
  const { approvalId } = parseForm(reviewSchema, form, QUEUE)
  const confirmed = await confirmPeerReview(await currentActor(), { approvalId, now: systemClock.now() })
  redirect(backTo(QUEUE, confirmed.ok ? undefined : confirmed.code))
}

/** Puts oneself on duty or takes oneself off. */
export async function switchOwnDuty(form: FormData): Promise<void> {
  const input = parseForm(switchSchema, form, QUEUE)
  const switched = await setDuty(await currentActor(), { ...input, now: systemClock.now() })
  redirect(backTo(QUEUE, switched.ok ? undefined : switched.code))
}
