import { expect, it } from 'vitest'
import { standingOf } from './standing'

it.each([
  [null, 200, '"a"', 'open'],
  ['"a"', 200, '"a"', 'open'],
  ['"a"', 200, '"b"', 'replaced'],
  ['"a"', 401, null, 'closed'],
  ['"a"', 403, null, 'closed'],
  ['"a"', 404, null, 'closed'],
  // A page that never had the video would load itself again and again.
  [null, 404, null, 'unknown'],
  ['"a"', 429, null, 'unknown'],
  ['"a"', 500, null, 'unknown'],
  ['"a"', 503, null, 'unknown'],
] as const)('a page that knows %s and is answered %i with %s: %s', (known, status, etag, expected) => {
  expect(standingOf(known, { status, etag })).toBe(expected)
})
