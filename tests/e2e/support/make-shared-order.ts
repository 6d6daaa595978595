import { randomUUID } from 'node:crypto'
import { remindOfUnwatched } from '@/lib/deliveries/remind-unwatched'
import { openDelivery } from '@/lib/deliveries/understanding'
import { closeDb, db } from '@/lib/platform/db'
import { applyEmbeddedDefaults } from '@/lib/platform/embedded-env'
import { closeQueue } from '@/lib/platform/queue'
import { createDelivery } from '@/tests/factories/delivery'
import { createOrder } from '@/tests/factories/order'
import { createPlayableOrder } from './playable-order'

// Writes a delivered order whose door is open, and another one that nobody watched for a day, which is reminded of; prints
// what a browser needs for both.

const SECONDS = 8
const DAY_MS = 86_400_000

async function main(): Promise<void> {
  await applyEmbeddedDefaults(process.env)
  const { orderId, patient, cookie } = await createPlayableOrder({ seconds: SECONDS })
  const now = new Date()
  const actor = { kind: 'patient', userId: patient.id } as const
  const opened = await openDelivery(actor, { orderId, answers: { understood: null, anxious: null }, now })
  if (!opened.ok) throw new Error(opened.code)
  const reminded = `${randomUUID()}@patient.example`
  const waiting = await createOrder({ status: 'delivered', email: reminded })
  const { id } = await createDelivery(waiting.id)
  await db().delivery.update({ where: { id }, data: { deliveredAt: new Date(now.getTime() - 1.1 * DAY_MS) } })
  await remindOfUnwatched(now)
  process.stdout.write(JSON.stringify({ orderId, cookie, seconds: SECONDS, reminded }))
}

try {
  await main()
} finally {
  await closeQueue()
  await closeDb()
}
