import { describe, expect, it } from 'vitest'
import { isSameOrigin } from './same-origin'

const from = (headers: Record<string, string>) =>
  isSameOrigin(
    new Request('https://mediphany.example/api/x', { method: 'POST', headers }),
    'https://mediphany.example',
  )

describe('isSameOrigin', () => {
  it('takes our own pages', () => {
    expect(from({ origin: 'https://mediphany.example' })).toBe(true)
    expect(from({ 'sec-fetch-site': 'same-origin' })).toBe(true)
  })

  it.each([
    { origin: 'https://evil.example' },
    { origin: 'https://mediphany.example.evil.example' },
    { origin: 'http://mediphany.example' },
    { origin: 'https://mediphany.example:8443' },
    { origin: 'null' },
    { origin: '' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site' },
    {},
  ])('refuses %j', (headers) => {
    expect(from(headers)).toBe(false)
  })
})
