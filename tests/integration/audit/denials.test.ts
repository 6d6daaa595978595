import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'

const start = new Date('2026-11-23T12:00:00Z')
const minutesLater = (minutes: number) => new Date(start.getTime() + minutes * 60_000)

it('writes down 100 denials of one person an hour, the last one saying so, and every look', async () => {
  const userId = randomUUID()
  const actor: Actor = { kind: 'patient', userId }
  const deny = (at: Date) => recordAudit({ actor, action: 'order.denied', wasAllowed: false, at })
  const denials = () => db().auditEvent.count({ where: { actorId: userId, wasAllowed: false } })
  for (let n = 0; n < 103; n += 1) await deny(start)
  expect(await denials()).toBe(100)
  const last = { path: ['isLastOfHour'], equals: true }
  expect(await db().auditEvent.count({ where: { actorId: userId, detail: last } })).toBe(1)

  await recordAudit({ actor, action: 'order.viewed', at: start })
  expect(await db().auditEvent.count({ where: { actorId: userId, action: 'order.viewed' } })).toBe(1)
  await recordAudit({
    actor: { kind: 'patient', userId: randomUUID() },
    action: 'order.denied',
    orderId: userId,
    wasAllowed: false,
    at: start,
  })
  expect(await db().auditEvent.count({ where: { orderId: userId } })).toBe(1)
  await deny(minutesLater(59))
  expect(await denials()).toBe(100)
  await deny(minutesLater(61))
  expect(await denials()).toBe(101)
})
