import { describe, expect, it } from 'vitest'
import { canonicalPhone } from './phone'

describe('canonical phone', () => {
  it.each([
    ['(212) 555-0123', 'US-NY', '+12125550123'],
    ['+353 1 555 0123', 'US-NY', '+35315550123'],
    ['01 555 0123', 'IE', '+35315550123'],
  ])('reads %s in %s', (typed, place, expected) => {
    expect(canonicalPhone(typed, place)).toBe(expected)
  })

  it.each(['', '123', 'call me', '+1'])('refuses %j', (typed) => {
    expect(canonicalPhone(typed, 'US-NY')).toBeNull()
  })
})
