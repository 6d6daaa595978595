import { randomUUID } from 'node:crypto'
import { generateX25519Identity } from 'age-encryption'
import { describe, expect, it, vi } from 'vitest'

const older = `${process.env.DATA_IDENTITIES}`
const newer = await generateX25519Identity()
const signal = new AbortController().signal

/** A process of the installation with these identities: each begins with no module loaded. */
async function processWith(identities: string) {
  process.env.DATA_IDENTITIES = identities
  vi.resetModules()
  return {
    ...(await import('@/lib/platform/db')),
    ...(await import('@/lib/platform/storage')),
    ...(await import('@/lib/platform/object-store')),
    ...(await import('@/lib/orders/order-key')),
    ...(await import('@/lib/auth/second-factor-secret')),
    ...(await import('@/lib/jobs/handlers/rewrap-data')),
    ...(await import('@/lib/staff/contact-messages')),
    ...(await import('@/lib/account/account-code')),
    ...(await import('@/lib/account/erasure-address')),
    ...(await import('@/tests/factories/order')),
    ...(await import('@/tests/factories/user')),
  }
}

async function* once(text: string) {
  yield Buffer.from(text)
}

describe('a new identity', () => {
  it('takes over order keys, secrets, messages, waiting addresses and objects, so that the older one may go', async () => {
    const before = await processWith(older)
    const order = await before.createOrder({ status: 'received', text: { firstName: 'Ada' } })
    const staff = await before.createStaff()
    const secret = before.newFactorSecret()
    const sealed = before.sealFactorSecret(staff.id, secret)
    await before.db().secondFactor.upsert({
      where: { userId: staff.id },
      create: { userId: staff.id, secret: sealed },
      update: { secret: sealed },
    })
    const received = await before.receiveContactMessage(
      {
        topic: 'site',
        name: 'Ada',
        email: 'ada@patient.example',
        orderNumber: null,
        message: 'Hello there.',
      },
      { clientIp: '192.0.2.9', now: new Date() },
    )
    const person = { userId: (await before.createUser()).id, now: new Date() }
    const codeId = await before.createAccountCode(before.db(), {
      ...person,
      purpose: 'change_address',
      address: 'new@patient.example',
    })
    const requestId = randomUUID()
    await before.db().erasureRequest.create({
      data: {
        id: requestId,
        userId: randomUUID(),
        sealed: before.sealErasureAddress(requestId, 'gone@patient.example'),
        locale: 'en',
        requestedAt: person.now,
      },
    })
    const keys = [before.newStorageKey('report'), before.newStorageKey('video')]
    for (const key of keys) await before.storage().put(key, once(key), { maxBytes: 100 })
    await before.rewrapData({}, { signal })
    await before.closeDb()

    const during = await processWith(`${newer},${older}`)
    await during.rewrapData({}, { signal })
    await during.closeDb()

    const after = await processWith(newer)
    const row = await after.db().order.findUniqueOrThrow({ where: { id: order.id } })
    const cipher = await after.openOrderKey(after.db(), order.id)
    expect(cipher?.decrypt({ table: 'Order', column: 'firstName', id: order.id }, row.firstName)).toBe('Ada')
    const factor = await after.db().secondFactor.findUniqueOrThrow({ where: { userId: staff.id } })
    expect(after.openFactorSecret(staff.id, factor.secret)).toBe(secret)
    const id = received.ok ? received.value.messageId : ''
    const message = await after.readContactMessage(
      { kind: 'staff', userId: staff.id },
      { id, now: new Date() },
    )
    expect(message).toMatchObject({ ok: true, value: { message: 'Hello there.' } })
    const code = await after.db().accountCode.findUniqueOrThrow({ where: { id: codeId } })
    expect(after.readSealedAddress(codeId, code.sealed ?? '')).toBe('new@patient.example')
    const request = await after.db().erasureRequest.findUniqueOrThrow({ where: { id: requestId } })
    expect(after.openErasureAddress(requestId, request.sealed ?? '')).toBe('gone@patient.example')
    for (const key of keys) {
      const object = await after.storage().open(key)
      expect(`${Buffer.concat(await Array.fromAsync(object?.stream() ?? []))}`).toBe(key)
    }
  })

  it('passes by an object that none opens, takes the rest, and says so', async () => {
    const stranger = await processWith(await generateX25519Identity())
    const lost = stranger.newStorageKey('report')
    await stranger.storage().put(lost, once('lost'), { maxBytes: 100 })
    const old = await processWith(older)
    const keys = Array.from({ length: 4 }, () => old.newStorageKey('report'))
    for (const key of keys) await old.storage().put(key, once(key), { maxBytes: 100 })
    const during = await processWith(`${newer},${older}`)
    await expect(during.rewrapData({}, { signal })).rejects.toThrow('1 objects could not be rewrapped')
    const after = await processWith(newer)
    for (const key of keys) expect(await after.storage().open(key)).not.toBeNull()
    await after.storage().remove(lost)
  })
})
