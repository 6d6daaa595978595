'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { currentActor } from '@/lib/auth/current-actor'
import { systemClock } from '@/lib/platform/clock'
import { formValues } from '@/lib/shared/form-state'
import { setDuty } from '@/lib/staff/change-person'
import { claimOrder, releaseOrder } from '@/lib/staff/claim-order'
import { confirmPeerReview } from '@/lib/staff/peer-review'
import { switchSchema } from '@/lib/staff/person-schema'
import { backTo } from '../back-to'

const orderSchema = z.object({ orderId: z.uuid(), returnTo: z.string().default('') })
const reviewSchema = z.object({ approvalId: z.uuid(), hasRead: z.literal('on') })

export async function claim(form: FormData): Promise<void> {
  const { orderId, returnTo } = orderSchema.parse(formValues(form))
  const claimed = await claimOrder(await currentActor(), { orderId, now: systemClock.now() })
  redirect(backTo(returnTo, claimed.ok ? undefined : claimed.code))
}

export async function release(form: FormData): Promise<void> {
  const { orderId, returnTo } = orderSchema.parse(formValues(form))
  const released = await releaseOrder(await currentActor(), { orderId, now: systemClock.now() })
  redirect(backTo(returnTo, released.ok ? undefined : released.code))
}

/** A colleague has read what its author released alone. */
export async function confirmReview(form: FormData): Promise<void> {
  const { approvalId } = reviewSchema.parse(formValues(form))
  const confirmed = await confirmPeerReview(await currentActor(), { approvalId, now: systemClock.now() })
  redirect(backTo('/staff/queue', confirmed.ok ? undefined : confirmed.code))
}

/** Puts oneself on duty or takes oneself off. */
export async function switchOwnDuty(form: FormData): Promise<void> {
  const input = switchSchema.parse(formValues(form))
  const switched = await setDuty(await currentActor(), { ...input, now: systemClock.now() })
  redirect(backTo('/staff/queue', switched.ok ? undefined : switched.code))
}
