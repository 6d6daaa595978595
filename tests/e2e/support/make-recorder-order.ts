import { closeDb } from '@/lib/platform/db'
import { applyEmbeddedDefaults } from '@/lib/platform/embedded-env'
import { closeQueue } from '@/lib/platform/queue'
import { createOrder } from '@/tests/factories/order'
import { createReportFile } from '@/tests/factories/report-file'
import { createReportPage } from '@/tests/factories/report-page'
import { createStaff, createUser } from '@/tests/factories/user'
import { staffCookie } from './staff-cookie'

// Writes a paid order that nobody has claimed, with one page of a report that was read already, and prints its id and who
// may approve its video.

const REPORT =
  'HISTORY: Back pain.\nFINDINGS: No acute fracture.\nIMPRESSION: Mild degenerative change at L4-L5.'

async function main(): Promise<void> {
  await applyEmbeddedDefaults(process.env)
  const patient = await createUser()
  const order = await createOrder({ status: 'received', userId: patient.id })
  await createReportPage(await createReportFile(order.id), { text: { plain: REPORT } })
  process.stdout.write(JSON.stringify({ orderId: order.id, reader: await staffCookie(await createStaff()) }))
}

try {
  await main()
} finally {
  await closeQueue()
  await closeDb()
}
