import { systemClock } from '@/lib/platform/clock'
import { discardRecording, getRecording, startRecording } from '@/lib/videos/recording'
import { answer, askedBy, refuse } from './recording-request'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ orderId: string }> }

/** What the server has of this person's recording: `{ recording }`, null while there is none. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const asked = await askedBy(request, params)
  if (asked instanceof Response) return asked
  return answer({ recording: await getRecording(asked.actor, asked.orderId) })
}

/** Begins, or goes on: `{ recording }`. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const asked = await askedBy(request, params)
  if (asked instanceof Response) return asked
  const started = await startRecording(asked.actor, { orderId: asked.orderId, now: systemClock.now() })
  return started.ok ? answer({ recording: started.value }) : refuse(started.code)
}

/** Throws away what was recorded. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  const asked = await askedBy(request, params)
  if (asked instanceof Response) return asked
  const discarded = await discardRecording(asked.actor, { orderId: asked.orderId, now: systemClock.now() })
  return discarded.ok ? answer({}) : refuse(discarded.code)
}
