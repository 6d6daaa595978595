import { once } from 'node:events'
import fs from 'node:fs'
import net, { type AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Scanner } from '@/lib/platform/scanner'
import { checkReportFile, tryReportFile } from '@/scripts/check-report-file'
import { type CorpusFile, EICAR, intakeCorpus } from '@/tests/support/intake-corpus'

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'intake-corpus-'))
let scannerServer: net.Server
let scanner: Scanner

/** Finds the test virus where it lies open in the stream, as a scanner does. */
beforeAll(async () => {
  scannerServer = net.createServer((socket) => {
    const parts: Buffer[] = []
    socket.on('error', () => socket.destroy())
    socket.on('data', (part) => {
      parts.push(part)
      const all = Buffer.concat(parts)
      if (!all.subarray(-4).equals(Buffer.alloc(4))) return
      socket.end(all.includes(EICAR) ? 'stream: Eicar FOUND\0' : 'stream: OK\0')
    })
  })
  scannerServer.listen(0, '127.0.0.1')
  await once(scannerServer, 'listening')
  const { port } = scannerServer.address() as AddressInfo
  scanner = { host: '127.0.0.1', port, connectTimeoutMs: 5_000, silenceTimeoutMs: 60_000 }
})

afterAll(() => {
  scannerServer.close()
  fs.rmSync(dir, { recursive: true, force: true })
})

async function check({ name, bytes }: CorpusFile) {
  const file = path.join(dir, name)
  fs.writeFileSync(file, bytes)
  return checkReportFile(file, { scanner })
}

it.each(await intakeCorpus())('$name: $verdict $code $warning', { timeout: 180_000 }, async (file) => {
  const found = await check(file)
  expect(found).toMatchObject({
    verdict: file.verdict,
    ...(file.code ? { code: file.code } : {}),
    ...(file.pages ? { pages: file.pages } : {}),
  })
  if (file.warning) expect(found.warnings.join(' ')).toContain(file.warning)
  expect(found.peakMb).toBeLessThanOrEqual(900)
  if (file.verdict === 'accepted') expect(found.textChars).toBeGreaterThan(500)
})

it('says of a file that is not there as much as of any other', async () => {
  const found = await tryReportFile(path.join(dir, 'missing.pdf'))
  expect(found).toMatchObject({
    verdict: 'error',
    code: expect.stringContaining('ENOENT'),
    pages: 0,
    peakMb: 0,
  })
  expect(Object.keys(found).toSorted()).toEqual(
    ['code', 'file', 'ms', 'ocr', 'pages', 'peakMb', 'textChars', 'verdict', 'warnings'].toSorted(),
  )
})
