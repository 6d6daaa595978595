import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { POST } from '@/app/api/webhooks/resend/route'
import { matchEarlyBounce, removeStrayBounces } from '@/lib/orders/record-mail-bounce'
import { db } from '@/lib/platform/db'
import { createOrder } from '@/tests/factories/order'
import { createStaff } from '@/tests/factories/user'

const key = randomBytes(24)
process.env.RESEND_WEBHOOK_SECRET = `whsec_${key.toString('base64')}`

/** Signs as Svix documents it: HMAC-SHA-256 over `id.timestamp.body` with the secret's decoded key. */
function signedRequest(body: string, { signedAt = Date.now(), signWith = key } = {}): Request {
  const id = `msg_${randomUUID()}`
  const timestamp = String(Math.floor(signedAt / 1_000))
  const signature = createHmac('sha256', signWith).update(`${id}.${timestamp}.${body}`).digest('base64')
  return new Request('http://localhost:3000/api/webhooks/resend', {
    method: 'POST',
    body,
    headers: { 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': `v1,${signature}` },
  })
}

function bounced(providerId: string): string {
  return JSON.stringify({
    type: 'email.bounced',
    created_at: new Date().toISOString(),
    data: { email_id: providerId },
  })
}

let providerId: string
let orderId: string

beforeEach(async () => {
  providerId = randomUUID()
  const colleague = await createStaff()
  const order = await createOrder({ status: 'received' })
  orderId = order.id
  expect(colleague.isOnDuty).toBe(true)
  await db().mail.create({
    data: { kind: 'order_received', subjectKey: randomUUID(), orderId, sentAt: new Date(), providerId },
  })
})

const noted = () => db().mail.count({ where: { providerId, bouncedAt: { not: null } } })
const told = () => db().mail.count({ where: { kind: 'staff_bounced', orderId } })

describe('a mail that came back', () => {
  it('is noted and told to staff on duty once, however often the provider says it', async () => {
    const onDuty = await db().user.count({ where: { isOnDuty: true, disabledAt: null } })
    for (let copy = 0; copy < 3; copy++)
      expect((await POST(signedRequest(bounced(providerId)))).status).toBe(204)
    expect(await noted()).toBe(1)
    expect(await told()).toBe(onDuty)
  })

  it.each([
    ['forged', () => signedRequest(bounced(providerId), { signWith: randomBytes(24) })],
    ['301 seconds old', () => signedRequest(bounced(providerId), { signedAt: Date.now() - 301_000 })],
    ['not an event', () => signedRequest('[]')],
    [
      'unsigned',
      () =>
        new Request('http://localhost:3000/api/webhooks/resend', {
          method: 'POST',
          body: bounced(providerId),
        }),
    ],
  ])('is not believed when %s', async (_, request) => {
    expect((await POST(request())).status).toBe(400)
    expect(await noted()).toBe(0)
    expect(await told()).toBe(0)
  })

  it('does nothing for a mail it does not know or an event of another kind', async () => {
    expect((await POST(signedRequest(bounced(randomUUID())))).status).toBe(204)
    const delivered = JSON.stringify({ type: 'email.delivered', data: { email_id: providerId } })
    expect((await POST(signedRequest(delivered))).status).toBe(204)
    expect(await noted()).toBe(0)
  })

  it('is kept when it is told before the mail is noted as sent, and then told to staff once', async () => {
    await db().mail.update({
      where: { providerId },
      data: { sentAt: null, providerId: null },
    })
    expect((await POST(signedRequest(bounced(providerId)))).status).toBe(204)
    expect((await POST(signedRequest(bounced(providerId)))).status).toBe(204)
    expect(await told()).toBe(0)
    await db().mail.updateMany({
      where: { orderId, kind: 'order_received' },
      data: { sentAt: new Date(), providerId },
    })
    const onDuty = await db().user.count({ where: { isOnDuty: true, disabledAt: null } })
    for (let attempt = 0; attempt < 2; attempt++) await matchEarlyBounce(providerId, new Date())
    expect(await noted()).toBe(1)
    expect(await told()).toBe(onDuty)
    expect(await db().earlyBounce.count({ where: { providerId } })).toBe(0)
  })

  it('is forgotten after a week when no mail of ours matches it', async () => {
    const stranger = randomUUID()
    await POST(signedRequest(bounced(stranger)))
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)
    await removeStrayBounces(inDays(6))
    expect(await db().earlyBounce.count({ where: { providerId: stranger } })).toBe(1)
    await removeStrayBounces(inDays(8))
    expect(await db().earlyBounce.count({ where: { providerId: stranger } })).toBe(0)
  })

  it('refuses a body that is longer than any event', async () => {
    expect((await POST(signedRequest('x'.repeat(70_000)))).status).toBe(413)
  })
})
