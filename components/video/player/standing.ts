export type Standing = 'open' | 'closed' | 'replaced' | 'unknown'

/** What the server said to a question for a video without its bytes. */
export type Answer = { status: number; etag: string | null }

/**
 * Whether the video of an open page is still the one that may be shown. `known` is its mark from an earlier answer; a
 * refusal before any is no closing, for this page never had the video.
 */
export function standingOf(known: string | null, { status, etag }: Answer): Standing {
  if (status >= 401 && status <= 404) return known === null ? 'unknown' : 'closed'
  if (status !== 200 || etag === null) return 'unknown'
  return known === null || known === etag ? 'open' : 'replaced'
}
