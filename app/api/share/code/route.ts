import { sendShareCode } from '@/lib/deliveries/open-share'
import { systemClock } from '@/lib/platform/clock'
import { goTo, readShareForm } from '../share-form'

/** Mails a code to the person whom the patient named. */
export async function POST(request: Request): Promise<Response> {
  const sent = await readShareForm(request)
  if (typeof sent === 'number') return new Response(null, { status: sent })
  const asked = await sendShareCode({ ...sent, now: systemClock.now() })
  if (asked.ok) return goTo(`/share/${sent.token}?code=${asked.value.codeId}`)
  // The code that was mailed before can still be typed.
  const before = sent.codeId === null ? '' : `code=${sent.codeId}&`
  return goTo(`/share/${sent.token}?${before}problem=${asked.code}`)
}
