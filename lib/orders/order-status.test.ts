import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  FINAL_STATUSES,
  mayGive,
  nextStatus,
  ORDER_COMMANDS,
  ORDER_STATUSES,
  type OrderCommand,
  type OrderStatus,
  RETURN_STATUSES,
  type ReturnStatus,
} from './order-status'

const commands = Object.keys(ORDER_COMMANDS) as OrderCommand[]

/** Runs commands from a fresh draft as the use cases do, remembering where needs_info came from. */
function run(sequence: readonly OrderCommand[]): { status: OrderStatus; returnStatus: ReturnStatus | null } {
  let status: OrderStatus = 'draft'
  let returnStatus: ReturnStatus | null = null
  for (const command of sequence) {
    const next = nextStatus(command, status, returnStatus)
    if (next === null) continue
    returnStatus =
      next === 'needs_info' ? (RETURN_STATUSES.find((candidate) => candidate === status) ?? null) : null
    status = next
  }
  return { status, returnStatus }
}

describe('order status', () => {
  it('never reaches an undeclared state, and needs_info always knows its way back', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...commands), { maxLength: 40 }), (sequence) => {
        const { status, returnStatus } = run(sequence)
        expect(ORDER_STATUSES).toContain(status)
        expect(returnStatus !== null).toBe(status === 'needs_info')
      }),
      { numRuns: 2000 },
    )
  })

  it.each(ORDER_STATUSES)('%s can be reached, and has a way out or is final', (status) => {
    const ways = commands.filter((command) => nextStatus(command, status, 'received') !== null)
    expect(ways.length > 0 || (FINAL_STATUSES as readonly string[]).includes(status)).toBe(true)
    const reached =
      status === 'draft' ||
      commands.some((command) =>
        ORDER_STATUSES.some((from) => nextStatus(command, from, 'received') === status),
      )
    expect(reached).toBe(true)
  })

  it('lets a patient cancel before the order is claimed and not after', () => {
    expect(nextStatus('cancel_unclaimed', 'received', null)).toBe('canceled')
    expect(nextStatus('cancel_unclaimed', 'needs_info', 'received')).toBe('canceled')
    expect(nextStatus('cancel_unclaimed', 'in_production', null)).toBeNull()
    expect(mayGive('cancel', ['patient'])).toBe(false)
  })

  it('returns from needs_info to where it came from', () => {
    expect(nextStatus('answer_info', 'needs_info', 'received')).toBe('received')
    expect(nextStatus('answer_info', 'needs_info', 'in_production')).toBe('in_production')
  })

  it('moves a delivered order only by withdrawing', () => {
    expect(commands.filter((command) => nextStatus(command, 'delivered', null) !== null)).toEqual([
      'withdraw',
    ])
  })
})
