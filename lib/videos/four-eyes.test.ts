import { describe, expect, it } from 'vitest'
import { type FourEyesFacts, fourEyesVerdict } from './four-eyes'

const lateTrustedAuthor: FourEyesFacts = {
  approverId: 'author',
  authorIds: ['author'],
  isApproverTrusted: true,
  approverDeliveries: 20,
  hasUrgentFlag: false,
  isSerious: false,
  millisecondsLeft: 3 * 3_600_000,
  isReaderFree: false,
}

describe('four eyes', () => {
  it('lets anyone approve what they did not make', () => {
    expect(fourEyesVerdict({ ...lateTrustedAuthor, approverId: 'reader' })).toBe('approve')
  })

  it('counts everybody who made a part of it', () => {
    const facts = { ...lateTrustedAuthor, authorIds: ['reader', 'author'], isApproverTrusted: false }
    expect(fourEyesVerdict(facts)).toBe('needs_another_reader')
  })

  it('lets a trusted author release alone when the promise would be broken', () => {
    expect(fourEyesVerdict(lateTrustedAuthor)).toBe('self_release')
  })

  it.each<[string, Partial<FourEyesFacts>]>([
    ['is not trusted', { isApproverTrusted: false }],
    ['has fewer than 20 deliveries', { approverDeliveries: 19 }],
    ['the order was ever urgent', { hasUrgentFlag: true }],
    ['it is serious news', { isSerious: true }],
    ['four hours are left', { millisecondsLeft: 4 * 3_600_000 }],
    ['another reader is free', { isReaderFree: true }],
  ])('but not when the author %s', (_why, change) => {
    expect(fourEyesVerdict({ ...lateTrustedAuthor, ...change })).toBe('needs_another_reader')
  })
})
