import { expect, it } from 'vitest'
import { serveReportFile } from '@/app/api/orders/[id]/files/[fileId]/serve-report-file'
import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { createOrder } from '@/tests/factories/order'
import { createReportFile } from '@/tests/factories/report-file'
import { createStaff } from '@/tests/factories/user'

// With a scanner set up, what it has not passed stays closed, also while it is down (row 22).
process.env.CLAMD_HOST = '127.0.0.1'

it('gives only files that the scanner found clean', async () => {
  const order = await createOrder({ status: 'received' })
  const { id: fileId } = await createReportFile(order.id)
  const staff: Actor = { kind: 'staff', userId: (await createStaff()).id }
  const open = async () =>
    (await serveReportFile(staff, { orderId: order.id, fileId, isView: false, now: new Date() })).status
  expect(await open()).toBe(423)
  await db().reportFile.update({ where: { id: fileId }, data: { scan: 'clean' } })
  expect(await open()).toBe(200)
})
