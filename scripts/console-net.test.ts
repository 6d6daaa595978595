import { describe, expect, it, vi } from 'vitest'
import { logger } from '@/lib/platform/logger'
import { catchConsoleErrors } from './console-net'

describe('what Next prints of an error', () => {
  it('is logged without its message, which may quote a row', () => {
    const log = vi.spyOn(logger, 'error').mockReturnValue(undefined)
    const original = console.error
    catchConsoleErrors()
    try {
      const error = Object.assign(new Error('Key (email)=(ada@patient.example) already exists.'), {
        code: 'P2002',
        digest: '123',
        meta: { detail: 'Failing row contains (ada@patient.example)' },
      })
      console.error(' ⨯', error)
      console.error('Failed to find Server Action.')
    } finally {
      console.error = original
    }
    const [[first], [second]] = log.mock.calls as unknown as [[object], [object]]
    expect(first).toMatchObject({ event: 'console.error', error: 'Error', code: 'P2002', digest: '123' })
    expect(JSON.stringify(first)).not.toContain('ada@')
    expect(second).toEqual({ event: 'console.error', text: 'Failed to find Server Action.' })
  })
})
