import { refuseBytes, serveBytes } from '@/app/api/_bytes/serve-bytes'
import type { Actor } from '@/lib/auth/actor'
import { openVideo } from '@/lib/deliveries/open-video'
import type { OwnPart } from '@/lib/deliveries/video-part-schema'

type Input = {
  orderId: string
  videoId: string | null
  part?: OwnPart
  isStillSignedIn: () => Promise<boolean>
  now: Date
}

const ENDINGS: Readonly<Record<string, string>> = {
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'video/quicktime': 'mov',
  'audio/mp4': 'm4a',
  'audio/mpeg': 'mp3',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'text/vtt': 'vtt',
}

/** Answers one (range) request for an order's video or a part of it; 401/404 when it is not the actor's to see. */
export async function serveVideo(actor: Actor, request: Request, input: Input): Promise<Response> {
  if (actor.kind === 'anonymous' || actor.kind === 'draft') return refuseBytes(401)
  const { part = 'video' } = input
  const opened = await openVideo(actor, { ...input, part })
  if (!opened.ok) return refuseBytes(opened.code === 'CORRUPT' ? 500 : 404)
  const ending = ENDINGS[opened.value.mediaType.split(';', 1)[0] ?? '']
  const name = part === 'download' ? 'video' : part
  return serveBytes(request, opened.value, ending ? `${name}.${ending}` : name)
}
