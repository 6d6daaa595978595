import { describe, expect, it } from 'vitest'
import { linkTokenFor } from '@/lib/auth/challenge-code'
import { redeemWithCode, redeemWithLink } from '@/lib/auth/redeem-challenge'
import { readSession } from '@/lib/auth/sessions'
import { attachDraft } from '@/lib/orders/attach-draft'
import { db } from '@/lib/platform/db'
import { createOrder } from '@/tests/factories/order'
import { createStaff, createUser } from '@/tests/factories/user'
import { ask, NOW, someIp } from './sign-in'

describe('a code for an order', () => {
  it('makes the patient, gives them the draft and signs them in', async () => {
    const order = await createOrder({ status: 'draft', typedEmail: 'v1.key.text' })
    const asked = await ask({
      email: 'New@Patient.example',
      purpose: 'order',
      orderId: order.id,
      returnTo: '/order/review',
    })
    expect(await db().order.findUnique({ where: { id: order.id } })).toMatchObject({
      userId: null,
      email: null,
    })
    const redeemed = await redeemWithCode({ ...asked, now: NOW, clientIp: someIp() })
    if (!redeemed.ok || !redeemed.value.signedIn) throw new Error('not redeemed')
    const user = await db().user.findUniqueOrThrow({ where: { email: 'new@patient.example' } })
    expect(user).toMatchObject({ role: 'patient', timeZone: order.timeZone, firstSignInAt: NOW })
    expect(await db().order.findUnique({ where: { id: order.id } })).toMatchObject({
      userId: user.id,
      email: 'new@patient.example',
      typedEmail: null,
    })
    expect(redeemed.value).toMatchObject({ orderId: order.id, returnTo: '/order/review' })
    expect(await readSession(redeemed.value.signedIn.sessionToken, NOW)).toMatchObject({ userId: user.id })
  })

  it('corrects the address of a draft, and of nothing but a draft', async () => {
    const order = await createOrder({ status: 'draft' })
    for (const email of ['first@patient.example', 'second@patient.example']) {
      const asked = await ask({ email, purpose: 'order', orderId: order.id })
      expect((await redeemWithCode({ ...asked, now: NOW, clientIp: someIp() })).ok).toBe(true)
      expect(await db().order.findUnique({ where: { id: order.id } })).toMatchObject({ email })
    }
    const paid = await createOrder({ status: 'received' })
    const asked = await ask({ email: 'thief@patient.example', purpose: 'order', orderId: paid.id })
    expect(await redeemWithCode({ ...asked, now: NOW, clientIp: someIp() })).toEqual({
      ok: false,
      code: 'EXPIRED',
    })
    expect(await db().order.findUnique({ where: { id: paid.id } })).toMatchObject({ userId: paid.userId })
    expect(await db().user.count({ where: { email: 'thief@patient.example' } })).toBe(0)
  })

  it('is refused to an address that staff work with', async () => {
    const staff = await createStaff()
    const order = await createOrder({ status: 'draft' })
    const asked = await ask({ email: staff.email ?? '', purpose: 'order', orderId: order.id })
    expect(await redeemWithCode({ ...asked, now: NOW, clientIp: someIp() })).toEqual({
      ok: false,
      code: 'STAFF_ADDRESS',
    })
    expect(await db().order.findUnique({ where: { id: order.id } })).toMatchObject({ userId: null })
    expect(await db().session.count({ where: { userId: staff.id } })).toBe(0)
  })

  it('has no link: whoever reads a mistyped address gets nothing', async () => {
    const order = await createOrder({ status: 'draft' })
    const asked = await ask({ email: 'strangr@patient.example', purpose: 'order', orderId: order.id })
    const token = linkTokenFor(asked.challengeId)
    expect(await redeemWithLink({ token, now: NOW, clientIp: someIp() })).toEqual({
      ok: false,
      code: 'EXPIRED',
    })
    expect(await db().order.findUnique({ where: { id: order.id } })).toMatchObject({ userId: null })
    expect(await db().user.count({ where: { email: 'strangr@patient.example' } })).toBe(0)
  })

  it('sent to a mistyped address is worth nothing once the address is corrected', async () => {
    const order = await createOrder({ status: 'draft' })
    const stranger = await ask({ email: 'strangr@patient.example', purpose: 'order', orderId: order.id })
    const right = await ask({ email: 'right@patient.example', purpose: 'order', orderId: order.id })
    const code = (asked: typeof stranger) => redeemWithCode({ ...asked, now: NOW, clientIp: someIp() })
    expect(await code(stranger)).toEqual({ ok: false, code: 'EXPIRED' })
    expect((await code(right)).ok).toBe(true)

    const other = await createOrder({ status: 'draft' })
    const late = await ask({ email: 'strangr@patient.example', purpose: 'order', orderId: other.id })
    const { id: userId, email } = await createUser()
    const signedIn = { kind: 'patient', userId, draftOrderId: other.id } as const
    await attachDraft(signedIn, { orderId: other.id, email: email ?? '', now: NOW })
    expect(await code(late)).toEqual({ ok: false, code: 'EXPIRED' })
    expect(await db().order.findUnique({ where: { id: other.id } })).toMatchObject({ userId })
  })

  it('is worth nothing without its order', async () => {
    await createOrder({ status: 'draft' })
    const asked = await ask({ email: 'stray@patient.example', purpose: 'order' })
    expect(await redeemWithCode({ ...asked, now: NOW, clientIp: someIp() })).toEqual({
      ok: false,
      code: 'EXPIRED',
    })
  })
})

describe('a link that continues a draft elsewhere', () => {
  it('gives the draft and signs nobody in', async () => {
    const order = await createOrder({ status: 'draft' })
    const asked = await ask({ email: 'ada@patient.example', purpose: 'continue_draft', orderId: order.id })
    const redeemed = await redeemWithLink({
      token: linkTokenFor(asked.challengeId),
      now: NOW,
      clientIp: someIp(),
    })
    expect(redeemed).toMatchObject({ ok: true, value: { orderId: order.id, signedIn: null } })
    expect(await db().user.count({ where: { email: 'ada@patient.example' } })).toBe(0)
  })
})
