import { describe, expect, it } from 'vitest'
import { absoluteExpiryOf, idleExpiryOf, isSecondFactorFresh } from './session-policy'

const now = new Date('2026-11-23T12:00:00Z')

describe('session times', () => {
  it('remembers a patient’s device for 30 days, at most 90', () => {
    expect(idleExpiryOf('patient', now)).toEqual(new Date('2026-12-23T12:00:00Z'))
    expect(absoluteExpiryOf('patient', now)).toEqual(new Date('2027-02-21T12:00:00Z'))
  })

  it.each(['staff', 'admin'] as const)(
    'ends an unused session of %s after 12 hours, any after 7 days',
    (role) => {
      expect(idleExpiryOf(role, now)).toEqual(new Date('2026-11-24T00:00:00Z'))
      expect(absoluteExpiryOf(role, now)).toEqual(new Date('2026-11-30T12:00:00Z'))
    },
  )

  it('asks for the second factor again after 12 hours', () => {
    expect(isSecondFactorFresh(null, now)).toBe(false)
    expect(isSecondFactorFresh(now, new Date('2026-11-23T23:59:59Z'))).toBe(true)
    expect(isSecondFactorFresh(now, new Date('2026-11-24T00:00:00Z'))).toBe(false)
  })
})
