import fs from 'node:fs'
import type { Page, Request } from '@playwright/test'
import { expect, expectAccessible, test } from './support/test'

const CHUNK_BYTES = 16 * 1024 ** 2
const NAME = 'long scan.pdf'

async function toReportStep(page: Page): Promise<void> {
  await page.goto('/order')
  await page.getByLabel('I have none of these signs right now').check()
  await page.getByLabel('Mine', { exact: true }).check()
  await page.getByLabel('Where is the patient now?').selectOption('US-NY')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { name: 'Your report', level: 1 })).toBeVisible()
}

test('a file whose page was closed on the way goes on where it was', async ({ newVisitor }, testInfo) => {
  test.setTimeout(120_000)
  const file = testInfo.outputPath(NAME)
  const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(CHUNK_BYTES + 4 * 1024 ** 2, 'x')])
  fs.writeFileSync(file, bytes)
  const page = await newVisitor({ viewport: { width: 360, height: 740 } })
  await toReportStep(page)
  const sent: Request[] = []
  page.on('request', (request) => {
    if (request.url().includes('/api/uploads/reports/')) sent.push(request)
  })
  // The line dies in the second part.
  const second = new Promise<void>((resolve) => {
    void page.route(/\/api\/uploads\/reports\//, (route) => {
      const isSecond = route.request().headers()['upload-offset'] === String(CHUNK_BYTES)
      if (isSecond) resolve()
      return isSecond ? route.abort() : route.continue()
    })
  })
  await page.locator('#files').setInputFiles(file)
  await second
  await expect(page.getByRole('button', { name: /^Pause/ })).toBeVisible()
  page.once('dialog', (dialog) => void dialog.accept())
  await page.goto('/order/report')
  await page.unroute(/\/api\/uploads\/reports\//)

  await expect(page.getByText(`${NAME}: 79 % is here.`)).toBeVisible()
  await expectAccessible(page)
  sent.length = 0
  await page.locator('#files').setInputFiles(file)
  await expect(page.getByRole('link', { name: NAME })).toBeVisible()
  const methods = sent.map((request) => request.method())
  expect(methods.filter((method) => method === 'POST')).toEqual([])
  const [part] = sent.filter((request) => request.method() === 'PATCH')
  expect(part?.headers()['upload-offset']).toBe(String(CHUNK_BYTES))
})
