import { describe, expect, it } from 'vitest'
import { isReviewed, mayBeServed } from './publication'

const unreviewed = { reviewedBy: null }
const reviewed = { reviewedBy: { name: 'A. Reader', credentials: 'MD', reviewed: '2026-11-23' } }

describe('publication', () => {
  it('serves a reviewed article everywhere', () => {
    expect(mayBeServed(reviewed, { servesUnreviewed: false })).toBe(true)
    expect(mayBeServed(reviewed, { servesUnreviewed: true })).toBe(true)
  })

  it('serves an unreviewed article only where that is allowed', () => {
    expect(mayBeServed(unreviewed, { servesUnreviewed: true })).toBe(true)
    expect(mayBeServed(unreviewed, { servesUnreviewed: false })).toBe(false)
  })

  it('knows a review by its reviewer', () => {
    expect([unreviewed, reviewed].map(isReviewed)).toEqual([false, true])
  })
})
