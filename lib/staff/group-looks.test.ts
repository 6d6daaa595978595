import { expect, test } from 'vitest'
import { groupLooks } from './group-looks'

const LIMITS = { maxLines: 50, maxRows: 1_000, isEveryLook: false }

/** Minutes before noon; newest first, as they are read. */
function look(minutesAgo: number, rest: { action?: string; actorId?: string; wasAllowed?: boolean } = {}) {
  return {
    id: String(minutesAgo),
    at: new Date(Date.UTC(2026, 10, 23, 12) - minutesAgo * 60_000),
    actorKind: 'staff',
    actorId: 'lee',
    action: 'order.viewed',
    orderId: 'order',
    objectId: null,
    wasAllowed: true,
    ...rest,
  }
}

test('a page that refreshes itself is one line for ten minutes, also while somebody else looks', () => {
  const shah = look(3, { actorId: 'shah' })
  const { lines, last } = groupLooks([look(0), look(2), shah, look(10), look(11)], LIMITS)
  expect(lines.map(({ actorId, count, firstAt }) => [actorId, count, firstAt])).toEqual([
    ['lee', 3, look(10).at],
    ['shah', 1, shah.at],
    ['lee', 1, look(11).at],
  ])
  expect(last).toBeUndefined()
})

test('what was refused, and what is no look, always has a line of its own', () => {
  const entries = [
    look(0, { wasAllowed: false }),
    look(1, { wasAllowed: false }),
    look(2, { action: 'message.sent' }),
    look(3, { action: 'message.sent' }),
  ]
  expect(groupLooks(entries, LIMITS).lines).toHaveLength(4)
})

test('every look can be asked for', () => {
  expect(groupLooks([look(0), look(1)], { ...LIMITS, isEveryLook: true }).lines).toHaveLength(2)
})

test('a full page ends before the first entry it has no line for', () => {
  const entries = [look(0), look(1), look(30), look(60)]
  const { lines, last } = groupLooks(entries, { ...LIMITS, maxLines: 2 })
  expect(lines.map(({ count }) => count)).toEqual([2, 1])
  expect(last?.id).toBe('30')
})

test('a page that stands for as many entries as may be read goes on after them', () => {
  const entries = [look(0), look(1), look(2)]
  const { lines, last } = groupLooks(entries, { ...LIMITS, maxRows: 2 })
  expect(lines.map(({ count }) => count)).toEqual([2])
  expect(last?.id).toBe('1')
})
