import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { JOBS } from '@/lib/jobs/definitions'
import { giveUpMail } from '@/lib/jobs/handlers/give-up-mail'
import { queueMail } from '@/lib/jobs/queue-mail'
import { QUEUE_SETTINGS } from '@/lib/jobs/queue-settings'
import { db, pool } from '@/lib/platform/db'
import { readDashboard } from '@/lib/staff/dashboard-queries'
import { createOrder } from '@/tests/factories/order'
import { createStaff } from '@/tests/factories/user'

/** What the queue does with its settings: a delay that doubles, half of it by chance, up to its longest. */
function shortestWaitHours(retryLimit: number, delaySeconds: number, longestSeconds: number): number {
  let seconds = 0
  for (let retry = 0; retry < retryLimit; retry += 1) {
    seconds += Math.min(longestSeconds, (delaySeconds * 2 ** Math.min(16, retry + 1)) / 2)
  }
  return seconds / 3_600
}

it.each(['mail.send', 'report.scan'] as const)('%s outlives an outage of most of a day', async (name) => {
  expect(QUEUE_SETTINGS.find((queue) => queue.name === name)?.retryLimit).toBe(JOBS[name].retryLimit)
  const { rows } = await pool().query<{ limit: number; delay: number; longest: number }>(
    'select retry_limit as limit, retry_delay as delay, retry_delay_max as longest from pgboss.queue where name = $1',
    [name],
  )
  const [queue] = rows
  if (!queue) throw new Error('no such queue')
  const hours = shortestWaitHours(queue.limit, queue.delay, queue.longest)
  expect(hours).toBeGreaterThan(20)
  // The provider forgets a mail's idempotency key after a day.
  expect(hours).toBeLessThan(24)
})

it('after which a mail counts as bounced, so that somebody phones the patient', async () => {
  const { rows } = await pool().query<{ to: string }>(
    "select dead_letter as to from pgboss.queue where name = 'mail.send'",
  )
  expect(rows).toEqual([{ to: 'mail.give_up' }])
  await createStaff()
  const { id: orderId } = await createOrder({ status: 'delivered' })
  const mail = (fields: { sentAt?: Date }) =>
    db().mail.create({ data: { kind: 'order_delivered', subjectKey: randomUUID(), orderId, ...fields } })
  const [unsent, sent] = [await mail({}), await mail({ sentAt: new Date() })]
  const context = { now: new Date(), signal: new AbortController().signal }
  for (const { id: mailId } of [unsent, sent, unsent]) await giveUpMail({ mailId }, context)
  const bounced = await db().mail.findMany({ where: { orderId, bouncedAt: { not: null } } })
  expect(bounced.map(({ id }) => id)).toEqual([unsent.id])
  expect(await db().mail.count({ where: { orderId, kind: 'staff_bounced' } })).toBeGreaterThan(0)
})

it('stands among what is stuck while it lasts', async () => {
  const actor = { kind: 'staff', userId: (await createStaff()).id } as const
  const { id: orderId } = await createOrder({ status: 'received' })
  const slowMails = async (minutes: number) => {
    const now = new Date(Date.now() + minutes * 60_000)
    const found = await readDashboard(actor, { timeZone: 'UTC', now })
    return found.ok ? found.value.stuck.slowMails : found.code
  }
  const before = await slowMails(90)
  await db().$transaction((tx) =>
    queueMail(tx, { kind: 'order_received', subjectKey: randomUUID(), orderId }),
  )
  expect(await slowMails(30)).toBe(0)
  expect(await slowMails(90)).toBe(Number(before) + 1)
})
