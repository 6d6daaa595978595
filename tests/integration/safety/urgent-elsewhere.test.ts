import { expect, it } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { closeUrgent } from '@/lib/safety/close-urgent'
import { raiseUrgent } from '@/lib/safety/raise-urgent'
import { listUrgentElsewhere } from '@/lib/safety/urgent-elsewhere'
import { readDashboard } from '@/lib/staff/dashboard-queries'
import { createOrder } from '@/tests/factories/order'
import { createStaff } from '@/tests/factories/user'

const now = new Date()

it('shows open flags of orders that no queue holds, the most urgent first, until they are closed', async () => {
  const actor: StaffActor = { kind: 'staff', userId: (await createStaff()).id }
  const flags = []
  for (const status of ['draft', 'canceled', 'received', 'delivered'] as const) {
    const order = await createOrder({ status })
    const level = status === 'delivered' ? 'minutes' : 'days'
    const flag = await raiseUrgent(actor, { orderId: order.id, level, note: 'Clot', now })
    if (!flag.ok) throw new Error(flag.code)
    flags.push({ status, ...flag.value })
  }
  const shown = async () => {
    const found = await listUrgentElsewhere(actor, now)
    return found.ok ? found.value.map(({ status }) => status) : found.code
  }
  const counted = async () => {
    const found = await readDashboard(actor, { timeZone: 'UTC', now })
    return found.ok ? found.value.stuck.urgent : found.code
  }
  expect(await shown()).toEqual(['delivered', 'draft', 'canceled'])
  expect(await counted()).toBe(4)
  for (const { flagId } of flags)
    await closeUrgent(actor, { flagId, revision: 0, outcome: 'already_known', now })
  expect(await shown()).toEqual([])
  expect(await counted()).toBe(0)
})

it('shows them to staff only', async () => {
  expect(await listUrgentElsewhere({ kind: 'anonymous' }, now)).toEqual({ ok: false, code: 'NOT_ALLOWED' })
})
