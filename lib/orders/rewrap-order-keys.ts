import { rewrapDataKey } from '@/lib/platform/data-key'
import { db } from '@/lib/platform/db'
import { keyring } from '@/lib/platform/identities'

const BATCH = 200

/** Wraps every order's data key for the newest identity. Gives how many were changed; throws at one that none opens. */
export async function rewrapOrderKeys(): Promise<number> {
  const recipient = await keyring().recipient()
  let rewrapped = 0
  let after: string | undefined
  for (;;) {
    const rows = await db().orderKey.findMany({
      where: { recipient: { not: recipient }, ...(after === undefined ? {} : { orderId: { gt: after } }) },
      orderBy: { orderId: 'asc' },
      select: { orderId: true, wrapped: true },
      take: BATCH,
    })
    for (const { orderId, wrapped } of rows) {
      const data = await rewrapDataKey(wrapped)
      // An order that was erased meanwhile stays erased.
      rewrapped += (await db().orderKey.updateMany({ where: { orderId, wrapped }, data })).count
    }
    after = rows.at(-1)?.orderId
    if (rows.length < BATCH) return rewrapped
  }
}
