import { expect, test } from 'vitest'
import { closedWords } from './closed-words'

const NOW = new Date('2026-11-23T10:00:00Z')

test.each([
  [null, 'We do not know yet when we can take orders again. Please look again tomorrow.'],
  [new Date('2026-11-23T10:05:00Z'), 'Please come back in 1 hour.'],
  [new Date('2026-11-23T12:30:00Z'), 'Please come back in 3 hours.'],
  [new Date('2026-11-25T10:00:00Z'), 'Please come back in 48 hours.'],
  [new Date('2026-11-26T09:00:00Z'), 'Please come back in 3 days.'],
  // Opened while the page was on its way.
  [new Date('2026-11-23T09:59:00Z'), 'Please come back in 1 hour.'],
])('orders that open at %s', (opensAt, comeBack) => {
  expect(closedWords({ status: 'PAUSED', opensAt }, NOW).text).toContain(comeBack)
})

test('says that we are full only when we are', () => {
  const full = closedWords({ status: 'CAP_REACHED', opensAt: new Date('2026-11-23T12:30:00Z') }, NOW)
  expect(full.title).toBe('We are full right now')
  expect(full.text).toMatch(/places .* taken.*in 3 hours.*not taken any money/)
  const paused = closedWords({ status: 'PAUSED', opensAt: null }, NOW)
  expect(`${paused.title} ${paused.text}`).not.toMatch(/full|places/)
  expect(paused.text).toContain('not taken any money')
})
