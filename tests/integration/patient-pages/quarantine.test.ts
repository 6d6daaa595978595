import { expect, it } from 'vitest'
import { serveReportFile } from '@/app/api/orders/[id]/files/[fileId]/serve-report-file'
import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { processForgottenFiles, scanForgottenFiles } from '@/lib/reports/forgotten-files'
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

it('has the scanner look at what came before it was set up', async () => {
  const order = await createOrder({ status: 'received' })
  const { id: fileId } = await createReportFile(order.id)
  const scans = () => db().$queryRaw`SELECT 1 FROM pgboss.job
    WHERE name = 'report.scan' AND data->>'fileId' = ${fileId} AND state < 'completed'`
  await scanForgottenFiles(new Date())
  expect(await scans(), 'it has just come').toEqual([])
  const later = new Date(Date.now() + 2 * 3_600_000)
  await scanForgottenFiles(later)
  await scanForgottenFiles(later)
  expect(await scans()).toHaveLength(1)
  await db().$executeRaw`UPDATE pgboss.job SET state = 'failed' WHERE data->>'fileId' = ${fileId}`
  await scanForgottenFiles(later)
  expect(await scans(), 'all tries were used up').toHaveLength(1)
})

it('asks for what it passed, however many files before that it did not', async () => {
  const order = await createOrder({ status: 'received' })
  const data = { createdAt: new Date('2026-01-01T00:00:00Z') }
  for (const scan of ['not_scanned', 'infected', 'clean'] as const) {
    const { id } = await createReportFile(order.id)
    await db().reportFile.update({ where: { id }, data: { ...data, scan } })
  }
  const clean = await db().reportFile.findFirstOrThrow({ where: { orderId: order.id, scan: 'clean' } })
  await processForgottenFiles(new Date(), { most: 1 })
  const jobs = await db().$queryRaw`SELECT data->>'fileId' AS id FROM pgboss.job
    WHERE name = 'report.process' AND state < 'completed'`
  expect(jobs).toEqual([{ id: clean.id }])
})
