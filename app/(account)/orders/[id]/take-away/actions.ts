'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/current-actor'
import { saveTakeAway } from '@/lib/deliveries/take-away'
import { type TakeAway, takeAwaySchema } from '@/lib/deliveries/take-away-schema'
import { systemClock } from '@/lib/platform/clock'
import { formValues } from '@/lib/shared/form-state'

const idSchema = z.uuid()
const questionsSchema = takeAwaySchema.pick({ ticked: true, own: true })

/** Keeps the questions for the doctor; one of the patient's own on each line. */
export async function saveQuestions(id: string, form: FormData): Promise<void> {
  const lines = (formValues(form).own ?? '').split('\n').map((line) => line.trim())
  const sent = questionsSchema.safeParse({ ticked: form.getAll('ticked'), own: lines.filter(Boolean) })
  await save(await currentActor(), id, sent.success ? sent.data : null, 'own')
}

/** Keeps the visit that the patient entered. */
export async function saveVisit(id: string, form: FormData): Promise<void> {
  const { what = '', day = '', time = '' } = formValues(form)
  const sent = takeAwaySchema.shape.visit.safeParse({ what, day, time: time === '' ? null : time })
  await save(await currentActor(), id, sent.success ? { visit: sent.data } : null, 'visit')
}

async function save(
  actor: Actor,
  id: string,
  changes: Partial<TakeAway> | null,
  problem: string,
): Promise<never> {
  const orderId = idSchema.parse(id)
  const now = systemClock.now()
  const saved = changes && (await saveTakeAway(actor, { orderId, changes, now }))
  redirect(`/orders/${orderId}/take-away?${saved?.ok ? 'done=1' : `problem=${problem}`}`)
}
