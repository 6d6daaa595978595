import { addShareVisit } from '@/lib/auth/share-cookie'
import { openShare } from '@/lib/deliveries/open-share'
import { systemClock } from '@/lib/platform/clock'
import { goTo, readShareForm } from '../share-form'

/** Changes a share link's token for a cookie: from here on no address holds the token. */
export async function POST(request: Request): Promise<Response> {
  const sent = await readShareForm(request)
  if (typeof sent === 'number') return new Response(null, { status: sent })
  const opened = await openShare({ ...sent, now: systemClock.now() })
  if (!opened.ok) {
    const asked = sent.code ? `code=${sent.code.id}&` : ''
    return goTo(`/share/${sent.token}?${asked}problem=${opened.code}`)
  }
  await addShareVisit(opened.value.visitId)
  return goTo(`/shared/${opened.value.shareId}`)
}
