import { describe, expect, it } from 'vitest'
import { answerDueAt, askStanding, askUntil } from './follow-up-schema'

const deliveredAt = new Date('2026-10-25T00:30:00Z')
const now = new Date('2026-10-26T00:00:00Z')

describe('asking about a delivered video', () => {
  it('is open for 14 elapsed days, to the millisecond', () => {
    const end = askUntil(deliveredAt)
    expect(end.toISOString()).toBe('2026-11-08T00:30:00.000Z')
    expect(askStanding({ deliveredAt, asked: 0 }, new Date(end.getTime() - 1))).toBe('open')
    expect(askStanding({ deliveredAt, asked: 0 }, end)).toBe('over')
  })

  it('ends with the second question, and says that rather than that time is over', () => {
    expect(askStanding({ deliveredAt, asked: 1 }, now)).toBe('open')
    expect(askStanding({ deliveredAt, asked: 2 }, now)).toBe('none_left')
    expect(askStanding({ deliveredAt, asked: 2 }, askUntil(deliveredAt))).toBe('none_left')
  })

  it('needs something delivered', () => {
    expect(askStanding({ deliveredAt: null, asked: 0 }, now)).toBe('not_delivered')
  })

  it('promises an answer within 24 elapsed hours', () => {
    expect(answerDueAt(now).toISOString()).toBe('2026-10-27T00:00:00.000Z')
  })
})
