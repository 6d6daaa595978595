import { sendShareCode } from '@/lib/deliveries/open-share'
import { systemClock } from '@/lib/platform/clock'
import { goTo, readShareForm } from '../share-form'

/** Mails a code to the person whom the patient named. */
export async function POST(request: Request): Promise<Response> {
  const sent = await readShareForm(request)
  if (typeof sent === 'number') return new Response(null, { status: sent })
  const asked = await sendShareCode({ ...sent, now: systemClock.now() })
  return goTo(`/share/${sent.token}?${asked.ok ? `code=${asked.value.codeId}` : `problem=${asked.code}`}`)
}
