'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { currentActor } from '@/lib/auth/current-actor'
import { systemClock } from '@/lib/platform/clock'
import { markContactAnswered } from '@/lib/staff/contact-messages'

const formSchema = z.object({ id: z.uuid() })

/** Notes that somebody has answered a message. One that is answered already stays as it is. */
export async function markAnswered(form: FormData): Promise<void> {
  const parsed = formSchema.safeParse({ id: form.get('id') })
  if (parsed.success) {
    await markContactAnswered(await currentActor(), { id: parsed.data.id, now: systemClock.now() })
  }
  redirect('/staff/messages')
}
