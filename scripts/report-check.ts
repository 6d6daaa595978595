import type { Scanner } from '@/lib/platform/scanner'
import { tryReportFile } from './check-report-file'

// Takes local files through what an uploaded report file goes through: one line of JSON each, and always exit 0.

const files = process.argv.slice(2)
if (files.length === 0) {
  console.error('Usage: npm run report:check -- FILE …')
  process.exit(64)
}
const { CLAMD_HOST, CLAMD_PORT } = process.env
const scanner: Scanner | null = CLAMD_HOST
  ? { host: CLAMD_HOST, port: Number(CLAMD_PORT || 3310), connectTimeoutMs: 5_000, silenceTimeoutMs: 60_000 }
  : null

for (const file of files) console.log(JSON.stringify(await tryReportFile(file, { scanner })))
