import { closeDb } from '@/lib/platform/db'
import { applyEmbeddedDefaults } from '@/lib/platform/embedded-env'
import { closeQueue } from '@/lib/platform/queue'
import type { PlainReportDocument } from '@/lib/videos/plain-report-schema'
import { createPlainReport, createVideo, createVideoAsset } from '@/tests/factories/delivery'
import { createOrder } from '@/tests/factories/order'
import { createReportFile } from '@/tests/factories/report-file'
import { createReportPage } from '@/tests/factories/report-page'
import { createStaff } from '@/tests/factories/user'
import { staffCookie } from './staff-cookie'

// Writes an order in production with a report that was read already, and prints who made it theirs and who looks in;
// asked for `made`, with a video and a plain report to hand in.

const REPORT = 'FINDINGS: No acute fracture.\nIMPRESSION: Mild degenerative change at L4-L5.'

/** It has the sections of the script that is begun with, in other words. */
const PLAIN_REPORT: PlainReportDocument = {
  type: 'doc',
  content: [...section('The main points', 'Your back is worn.'), ...section('What to ask', 'Ask away.')],
}

function section(title: string, text: string): PlainReportDocument['content'] {
  return [
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: title }] },
    { type: 'paragraph', content: [{ type: 'text', text }] },
  ]
}

async function main(): Promise<void> {
  await applyEmbeddedDefaults(process.env)
  const [author, reader] = [
    await createStaff({ displayName: 'Dr. Ada' }),
    await createStaff({ displayName: 'Dr. Lee' }),
  ]
  const order = await createOrder({ status: 'in_production', claimedById: author.id })
  await createReportPage(await createReportFile(order.id), { text: { plain: REPORT } })
  if (process.argv.includes('made')) {
    const { id } = await createVideo(order.id)
    await createVideoAsset(id, 'captions', Buffer.from('WEBVTT'), 'text/vtt')
    await createPlainReport(order.id, PLAIN_REPORT)
  }
  const cookies = { author: await staffCookie(author), reader: await staffCookie(reader) }
  process.stdout.write(JSON.stringify({ orderId: order.id, ...cookies }))
}

try {
  await main()
} finally {
  await closeQueue()
  await closeDb()
}
