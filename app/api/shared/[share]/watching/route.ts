import { z } from 'zod'
import { goTo } from '@/app/api/share/share-form'
import { isFromHiddenPage } from '@/lib/auth/hidden-origin'
import { currentGuest } from '@/lib/auth/share-cookie'
import { rememberWatchChoices } from '@/lib/auth/watch-cookie'
import { readForm } from '@/lib/platform/read-form'

const MAX_BYTES = 200

const params = z.object({ share: z.uuid() })

/**
 * Keeps how a guest likes to watch in this browser. A route and no action, because a shared page hides its address (see
 * `isFromHiddenPage`). In an old Safari another page could send this form too: it would choose still pictures, no more.
 */
export async function POST(
  request: Request,
  context: { params: Promise<{ share: string }> },
): Promise<Response> {
  if (!isFromHiddenPage(request)) return new Response(null, { status: 403 })
  const path = params.safeParse(await context.params)
  if (!path.success) return new Response(null, { status: 404 })
  const actor = await currentGuest()
  if (actor.kind !== 'guest') return new Response(null, { status: 401 })
  const form = await readForm(request, MAX_BYTES)
  if (!form.ok) return new Response(null, { status: 413 })
  await rememberWatchChoices(form.value)
  return goTo(`/shared/${path.data.share}`)
}
