import { expect, test } from 'vitest'
import { comeBackText } from './come-back-text'

const NOW = new Date('2026-11-23T10:00:00Z')

test.each([
  [null, 'We do not know yet when we can take orders again. Please look again tomorrow.'],
  [new Date('2026-11-23T10:05:00Z'), 'Please come back in 1 hour.'],
  [new Date('2026-11-23T12:30:00Z'), 'Please come back in 3 hours.'],
  [new Date('2026-11-25T10:00:00Z'), 'Please come back in 48 hours.'],
  [new Date('2026-11-26T09:00:00Z'), 'Please come back in 3 days.'],
  // Opened while the page was on its way.
  [new Date('2026-11-23T09:59:00Z'), 'Please come back in 1 hour.'],
])('orders that open at %s', (opensAt, text) => {
  expect(comeBackText(opensAt, NOW)).toBe(text)
})
