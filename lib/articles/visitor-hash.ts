import { createHmac, randomBytes } from 'node:crypto'
import { db } from '@/lib/platform/db'

/** What a request tells about its sender. Used to make the hash, and never stored. */
export type Visitor = { network: string; userAgent: string }

/** The UTC day that `now` lies in, as its first moment. */
export function dayOf(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()))
}

/**
 * Tells one visitor of one article from the next, for one UTC day, without a cookie: HMAC-SHA-256 of network,
 * browser and article under a random secret of the day. `forgetVisitors` deletes the secret when the day is over,
 * after which nobody, we included, can make or reverse the hash.
 */
export async function visitorHash({
  article,
  network,
  userAgent,
  now,
}: Visitor & { article: string; now: Date }): Promise<string> {
  const secret = await secretOf(dayOf(now))
  return createHmac('sha256', secret)
    .update(JSON.stringify([article, network, userAgent]))
    .digest('base64url')
}

async function secretOf(day: Date): Promise<Uint8Array> {
  const known = await db().visitorSecret.findUnique({ where: { day }, select: { secret: true } })
  if (known) return known.secret
  // Two processes may begin the day at once: the first secret holds.
  const { secret } = await db().visitorSecret.upsert({
    where: { day },
    create: { day, secret: randomBytes(32) },
    update: {},
    select: { secret: true },
  })
  return secret
}
