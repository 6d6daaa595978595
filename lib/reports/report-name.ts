import { openOrderKey } from '@/lib/orders/order-key'
import { db } from '@/lib/platform/db'
import { namesIn, otherNameThan } from './patients-in-report'
import { factsIn } from './report-warnings'

/**
 * The name on an order's report when it is not the one that the patient goes by, as far as the text could be read:
 * it may still be the right report. The caller has checked that the actor may see the order.
 */
export async function otherNameOnReport(orderId: string, goesBy: string): Promise<string | null> {
  const [cipher, order] = await Promise.all([
    openOrderKey(db(), orderId),
    db().order.findUnique({
      where: { id: orderId },
      select: {
        pastedText: true,
        files: {
          where: { state: 'stored', removedAt: null },
          orderBy: [{ position: 'asc' }, { id: 'asc' }],
          select: { id: true, facts: true },
        },
      },
    }),
  ])
  if (!cipher || !order) return null
  const place = { table: 'Order', column: 'pastedText', id: orderId }
  const pasted = namesIn(cipher.decrypt(place, order.pastedText) ?? '')
  const read = order.files.flatMap((file) => factsIn(file, cipher)?.names.map(({ text }) => text) ?? [])
  return otherNameThan(goesBy, [...read, ...pasted])
}
