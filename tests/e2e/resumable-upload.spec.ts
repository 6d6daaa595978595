import fs from 'node:fs'
import type { Page, Request } from '@playwright/test'
import sharp from 'sharp'
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

const text = (name: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(`IMPRESSION: none. ${name}`),
})

/** Pastes a picture, and beside it its text where there is one. Gives whether the browser may go on with the paste. */
async function pastePicture(page: Page, words?: string): Promise<boolean> {
  const picture = [
    ...(await sharp(await photo())
      .png()
      .toBuffer()),
  ]
  return page.locator('textarea[name="pastedText"]').evaluate(
    (target, said) => {
      const clipboardData = new DataTransfer()
      const bytes = Uint8Array.from(said.picture)
      clipboardData.items.add(new File([bytes], 'image.png', { type: 'image/png' }))
      if (said.words) clipboardData.setData('text/plain', said.words)
      return target.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      )
    },
    { picture, words },
  )
}

test('pages stay in the order they were chosen, photographed and pasted, over pauses and a lost line', async ({
  newVisitor,
}) => {
  const page = await newVisitor({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
  await toReportStep(page)
  // The first answer is late: who does not wait for it overtakes.
  let isFirst = true
  await page.route(/\/api\/uploads\/reports\//, (route) => {
    const isLate = isFirst && route.request().method() === 'POST'
    isFirst &&= !isLate
    if (isLate) setTimeout(() => void route.continue(), 1_500)
    else void route.continue()
  })
  await page.locator('#files').setInputFiles([text('first.txt'), text('second.txt'), text('third.txt')])
  const links = page.locator('section[aria-labelledby="your-files"] a[href*="/files/"]')
  await expect(links).toHaveText(['first.txt', 'second.txt', 'third.txt'])
  await page.unroute(/\/api\/uploads\/reports\//)

  // Paused before its first answer came.
  const release = await heldBack(page)
  await page.locator('#files').setInputFiles(text('fourth.txt'))
  await page.getByRole('button', { name: /^Pause.*fourth\.txt/ }).click()
  await release()
  await page.getByRole('button', { name: /^Go on.*fourth\.txt/ }).click()
  await expect(links).toHaveText(['first.txt', 'second.txt', 'third.txt', 'fourth.txt'])

  await page.context().setOffline(true)
  await page.locator('#files').setInputFiles(text('fifth.txt'))
  await expect(page.getByText('The line is gone.')).toBeVisible()
  await page.context().setOffline(false)
  await expect(links.nth(4)).toHaveText('fifth.txt')

  const shot = { name: 'image.jpg', mimeType: 'image/jpeg', buffer: await photo() }
  await expect(page.getByText('Take a photo of page 1')).toBeVisible()
  await page.locator('#camera').setInputFiles(shot)
  await expect(page.getByText('Take a photo of the next page')).toBeVisible()
  await expect(links.nth(5)).toHaveText('Photo 1.jpg')
  await page.locator('#camera').setInputFiles({ ...shot, buffer: await photo(90) })
  await expect(links.nth(6)).toHaveText('Photo 2.jpg')

  expect(await pastePicture(page, 'IMPRESSION: none.')).toBe(true)
  expect(await pastePicture(page)).toBe(false)
  await expect(links.nth(7)).toHaveText('Pasted 1.png')
  await expect(links).toHaveCount(8)
})

/** Keeps the next upload from being answered until the returned function is called. */
async function heldBack(page: Page): Promise<() => Promise<void>> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const pattern = /\/api\/uploads\/reports\//
  await page.route(pattern, async (route) => {
    await promise
    // Its page may have given it up meanwhile.
    await route.continue().catch(() => undefined)
  })
  return async () => {
    resolve()
    await page.unroute(pattern)
  }
}

async function photo(level = 240): Promise<Buffer> {
  const background = { r: level, g: level, b: level }
  return sharp({ create: { width: 60, height: 80, channels: 3, background } })
    .jpeg()
    .toBuffer()
}
