import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  type Receiver,
  sessionParams,
  startReceiver,
  startTestEmulator,
  type TestEmulator,
} from './emulator-harness'

let receiver: Receiver
let folder: string
let stateFile: string
const running = new Set<TestEmulator>()

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'stripe-emulator-'))
  stateFile = path.join(folder, 'nested', 'stripe.json')
  receiver = await startReceiver()
})

afterEach(async () => {
  for (const emulator of running) await emulator.close()
  running.clear()
  await receiver.close()
  await rm(folder, { recursive: true })
})

const start = async (options: { webhookUrl?: string } = {}) => {
  const emulator = await startTestEmulator({ webhookUrl: receiver.url, stateFile, ...options })
  running.add(emulator)
  return emulator
}

const payOne = async (emulator: TestEmulator, outcome = 'pay') => {
  const session = await emulator.stripe.checkout.sessions.create(sessionParams())
  await emulator.pay(session, outcome)
  return session.id
}

const completedEvent = async ({ stripe }: TestEmulator) => {
  const [event] = (await stripe.events.list({ type: 'checkout.session.completed' })).data
  if (!event) throw new Error('nothing was completed')
  return event
}

test('an event is sent again until it is answered with 2xx', async () => {
  const emulator = await start()
  const session = await emulator.stripe.checkout.sessions.create(sessionParams())
  receiver.answers.push(500, 302)
  await emulator.stripe.checkout.sessions.expire(session.id)
  const event = await receiver.waitFor('checkout.session.expired')
  expect(receiver.answers).toEqual([])
  expect(await emulator.control('/deliveries')).toMatchObject({
    attempts: [500, 302, 200].map((status) => ({ eventId: event.id, status })),
  })
  expect((await emulator.stripe.events.list({ delivery_success: true })).data).toHaveLength(1)
})

test('paused events arrive when deliveries go on, dropped ones never, resent ones as often as asked', async () => {
  const emulator = await start()
  await emulator.control('/settings', { webhooks: 'pause' })
  await payOne(emulator)
  expect(receiver.events).toEqual([])
  await emulator.control('/settings', { webhooks: 'deliver' })
  await receiver.waitFor('checkout.session.completed')

  await emulator.control('/settings', { webhooks: 'drop' })
  receiver.events.length = 0
  await payOne(emulator)
  await emulator.control('/settings', { webhooks: 'deliver' })
  const dropped = await completedEvent(emulator)
  expect(await emulator.control('/deliveries')).toMatchObject({ pending: [] })
  await emulator.control(`/events/${dropped.id}/resend`, { copies: 20 })
  expect(receiver.events.map(({ id }) => id)).toEqual(Array(20).fill(dropped.id))
})

test('a restart keeps the account, the idempotency keys, and what was still to happen', async () => {
  const first = await start({ webhookUrl: 'http://127.0.0.1:9/closed' })
  await first.control('/settings', { laterMs: 200 })
  const options = { idempotencyKey: 'checkout-1' }
  const open = await first.stripe.checkout.sessions.create(sessionParams(), options)
  const debitId = await payOne(first, 'debit_succeeds')
  await first.close()
  expect(await readdir(path.dirname(stateFile))).toEqual(['stripe.json'])

  const second = await start()
  await receiver.waitFor('checkout.session.completed')
  const settled = await receiver.waitFor('checkout.session.async_payment_succeeded')
  expect(settled.data.object).toMatchObject({ id: debitId, payment_status: 'paid' })
  expect((await second.stripe.checkout.sessions.create(sessionParams(), options)).id).toBe(open.id)
})

test('a session whose time passed while nothing ran expires at the next start', async () => {
  const first = await start()
  await first.control('/settings', { webhooks: 'pause' })
  const { id } = await first.stripe.checkout.sessions.create(sessionParams())
  await first.control(`/checkout/sessions/${id}/elapse`, {})
  await first.close()
  const second = await start()
  await second.control('/settings', { webhooks: 'deliver' })
  await receiver.waitFor('checkout.session.expired')
  expect((await second.stripe.checkout.sessions.retrieve(id)).status).toBe('expired')
})

test('a damaged state file stops the start and is named', async () => {
  stateFile = path.join(folder, 'stripe.json')
  await writeFile(stateFile, '{"format":1,"sta')
  await expect(start()).rejects.toThrow(`${stateFile} is damaged`)
})

test('a port in use stops the start', async () => {
  const first = await start()
  const port = Number(new URL(first.url).port)
  await expect(startTestEmulator({ webhookUrl: receiver.url, port })).rejects.toThrow('EADDRINUSE')
})
