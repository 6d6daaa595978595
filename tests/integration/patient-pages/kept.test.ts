import { describe, expect, it } from 'vitest'
import type { PatientActor } from '@/lib/auth/actor'
import { getWatchPage } from '@/lib/deliveries/delivery-queries'
import { eraseOrder } from '@/lib/orders/erase-order'
import { getPatientOrder, listPatientOrders } from '@/lib/orders/order-queries'
import { createDelivery } from '@/tests/factories/delivery'
import { createOrder } from '@/tests/factories/order'

const now = new Date('2026-11-23T12:00:00Z')

type Owned = { id: string; userId: string | null }

function patientOf(order: Owned): PatientActor {
  return { kind: 'patient', userId: order.userId ?? '' }
}

async function show(order: Owned) {
  const shown = await getPatientOrder(patientOf(order), { orderId: order.id, now })
  return shown.ok ? { keptUntil: shown.value.keptUntil, isErased: shown.value.isErased } : shown
}

describe('how long an order is kept', () => {
  it('is told to its patient: a draft for its days, an ended order until it is erased', async () => {
    const unpaid = await createOrder({ status: 'awaiting_payment' })
    expect(await show(unpaid)).toEqual({ keptUntil: unpaid.draftExpiresAt, isErased: false })
    expect(await show(await createOrder({ status: 'received' }))).toEqual({
      keptUntil: null,
      isErased: false,
    })
    const retainUntil = new Date('2028-11-23T12:00:00Z')
    const canceled = await createOrder({ status: 'canceled', retainUntil })
    expect(await show(canceled)).toEqual({ keptUntil: retainUntil, isErased: false })
  })

  it('is over once it was erased: the patient is told that it is gone, not that it is ready', async () => {
    const order = await createOrder({ status: 'delivered', retainUntil: now })
    await createDelivery(order.id)
    await eraseOrder(order.id, now)
    expect(await show(order)).toEqual({ keptUntil: null, isErased: true })
    const { orders } = await listPatientOrders(patientOf(order), null)
    expect(orders).toMatchObject([{ id: order.id, isErased: true }])
    const page = await getWatchPage(patientOf(order), { orderId: order.id, now })
    expect(page).toEqual({ ok: false, code: 'ERASED' })
  })
})
