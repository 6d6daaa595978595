import { refuseBytes, serveBytes } from '@/app/api/_bytes/serve-bytes'
import { openExport } from '@/lib/account/data-export'
import type { Actor } from '@/lib/auth/actor'

/** Answers one (range) request for a patient's copy of their data; 404 when it is not the actor's, or over. */
export async function serveExport(
  actor: Actor,
  request: Request,
  input: { exportId: string; now: Date },
): Promise<Response> {
  if (actor.kind === 'anonymous' || actor.kind === 'draft') return refuseBytes(401)
  const opened = await openExport(actor, input)
  if (!opened.ok) return refuseBytes(404)
  return serveBytes(request, opened.value, `my-data-${opened.value.createdAt.toISOString().slice(0, 10)}.zip`)
}
