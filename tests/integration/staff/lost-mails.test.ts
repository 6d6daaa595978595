import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import type { MailKind } from '@/lib/jobs/mail-kinds'
import { recordMailBounce } from '@/lib/orders/record-mail-bounce'
import { db } from '@/lib/platform/db'
import { getOrderFacts } from '@/lib/staff/order-facts'
import { getWorkVersion } from '@/lib/videos/work-version'
import { createOrder } from '@/tests/factories/order'
import { createStaff } from '@/tests/factories/user'

const now = new Date()

async function setUp() {
  const actor: StaffActor = { kind: 'staff', userId: (await createStaff()).id }
  const { id: orderId } = await createOrder({ status: 'received' })
  const mail = (kind: MailKind, minutes: number, fields: { userId?: string } = {}) =>
    db().mail.create({
      data: {
        kind,
        subjectKey: randomUUID(),
        orderId,
        createdAt: new Date(now.getTime() + minutes * 60_000),
        ...fields,
      },
    })
  const facts = async () => {
    const found = await getOrderFacts(actor, { orderId, now })
    if (!found.ok) throw new Error(found.code)
    return found.value
  }
  return { actor, orderId, mail, facts }
}

describe('what staff see when a mail did not reach the patient', () => {
  it('is which one, and the phone number, on an order that is neither paused nor urgent', async () => {
    const { mail, facts, actor } = await setUp()
    const { id } = await mail('order_received', 0)
    await mail('needs_info', 1)
    const toStaff = await mail('staff_new_order', 2, { userId: actor.userId })
    expect((await facts()).lostMails).toEqual([])
    await recordMailBounce(id, now)
    await recordMailBounce(toStaff.id, now)
    expect(await facts()).toMatchObject({
      phone: '+12125550123',
      lostMails: [{ id, name: 'Order received' }],
    })
  })

  it('ends when the address was mended, until a mail to the new one is lost too', async () => {
    const { mail, facts } = await setUp()
    const first = await mail('order_received', 0)
    await recordMailBounce(first.id, now)
    const mended = await mail('address_mended', 5)
    expect((await facts()).lostMails).toEqual([])
    await recordMailBounce(mended.id, now)
    expect((await facts()).lostMails).toMatchObject([{ name: 'Address mended' }])
  })

  it('reaches a page that is open', async () => {
    const { mail, actor, orderId } = await setUp()
    const { id } = await mail('order_received', 0)
    const before = await getWorkVersion(actor, { orderId, now })
    await recordMailBounce(id, now)
    expect(await getWorkVersion(actor, { orderId, now })).not.toEqual(before)
  })
})
