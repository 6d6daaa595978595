import { z } from 'zod'
import { readSigned, signed } from './secret-token'

/** As many links as one person has open at a time, such as a doctor with several patients. */
const MOST_VISITS = 5

const visitIdsSchema = z.array(z.uuid()).max(MOST_VISITS)

/** The visits of share links that a cookie names, the latest first; none when we did not write it. */
export function visitsIn(cookie: string | null): string[] {
  const text = cookie === null ? null : readSigned('share', cookie)
  const visitIds = visitIdsSchema.safeParse(text?.split(','))
  return visitIds.success ? visitIds.data : []
}

/** The cookie with one more visit; beyond the fifth the oldest is forgotten. */
export function withVisit(cookie: string | null, visitId: string): string {
  return signed('share', [visitId, ...visitsIn(cookie)].slice(0, MOST_VISITS).join(','))
}
