import type { Page } from '@playwright/test'
import { makeVideo } from '../support/make-video'
import { CANARY, expectNoLeak } from './support/canaries'
import { linkIn, mailTo } from './support/inbox'
import { coverSuggested, orderUpToPayment } from './support/order-steps'
import { reportPdf } from './support/report-pdf'
import { signInStaff } from './support/sign-in'
import { expect, expectAccessible, test } from './support/test'

const EMAIL = `somebody-with-a-long-name-${Date.now()}@patient.example`
/** The patient hides it, so that staff must not find it. */
const HIDDEN = '(212) 555-0147'
/** The same on the better copy that staff ask for. */
const HIDDEN_LATER = '(212) 555-0199'
const BETTER_COPY = 'the whole page.pdf'

test('an order, from an article to a delivered video', async ({ newVisitor, visited }) => {
  test.setTimeout(300_000)
  const patient = await newVisitor({ viewport: { width: 360, height: 740 } })
  const statusUrl = await order(patient)
  const number = await orderNumber(patient)

  const author = await newVisitor({ viewport: { width: 1440, height: 900 } })
  await readTheReport(author, number)
  await askForBetterCopy(author)
  await sendBetterCopy(patient)
  await readBetterCopy(author)
  await makeTheVideo(author)
  const reader = await newVisitor({ viewport: { width: 360, height: 740 } })
  await approveAndDeliver(reader, number)

  await watch(patient, statusUrl)
  await expectNoLeak(visited, EMAIL)
})

async function order(page: Page): Promise<string> {
  await page.goto('/articles/spine-procedures/lumbar-puncture')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Lumbar puncture')
  await expectAccessible(page)
  await page.locator('main form[action="/api/order-start"]').first().getByRole('button').click()
  await expect(page.getByRole('heading', { name: 'Before you start' })).toBeVisible()
  const details = {
    email: EMAIL,
    firstName: CANARY.firstName,
    phone: CANARY.phone,
    question: `Is the ${CANARY.question} new?`,
    fileName: CANARY.fileName,
    reportLines: [
      'MRI LUMBAR SPINE',
      `Phone: ${HIDDEN}`,
      `FINDINGS: ${CANARY.finding} at L4-L5.`,
      'IMPRESSION: Mild narrowing.',
    ],
    hide: `Phone number: ${HIDDEN}`,
  }
  await orderUpToPayment(page, details, { looksForBarriers: true })
  await page.getByRole('button', { name: /^Pay \$/ }).click()
  await page.waitForURL(/\/orders\/[0-9a-f-]+/)
  await expect(page.getByRole('heading', { name: 'Your report is being processed' })).toBeVisible({
    timeout: 30_000,
  })
  await expect(page.getByText(/your time/).first()).toBeVisible()
  await expectAccessible(page)
  const mail = await mailTo(EMAIL, /being processed/i)
  expect(mail.text).toMatch(/report is being processed/i)
  expect(mail.html).toMatch(/report is being processed/i)
  return linkIn(mail, /\/orders\//)
}

async function orderNumber(page: Page): Promise<string> {
  const text = await page
    .getByText(/Order MP-/)
    .first()
    .innerText()
  const number = /MP-\w{4}-\w{4}/.exec(text)?.[0]
  if (!number) throw new Error(`no order number in '${text}'`)
  return number
}

async function readTheReport(page: Page, number: string): Promise<void> {
  await signInStaff(page, 'dr.lee@demo.example', { looksForBarriers: true })
  await page.goto('/staff/queue')
  await expectAccessible(page)
  await page.getByRole('link', { name: number }).click()
  await page.getByRole('button', { name: 'Claim this order' }).click()
  await expect(page.getByText('Claimed by you')).toBeVisible()
  await expect(page.getByText(CANARY.question)).toBeVisible()
  // The pages that the worker made of the file, with the words that it found on them.
  await expect(page.getByRole('img', { name: /^Page 1 of / })).toBeVisible({ timeout: 30_000 })
  await page.getByRole('searchbox', { name: 'Find in the report' }).fill(CANARY.finding)
  await expect(page.getByText('1 of 1', { exact: true })).toBeVisible()
  await page.getByRole('searchbox', { name: 'Find in the report' }).fill(HIDDEN)
  await expect(page.getByText('Not found', { exact: true })).toBeVisible()
  await expect(page.getByText('The patient has hidden parts of the report')).toBeVisible()
}

async function askForBetterCopy(page: Page): Promise<void> {
  await page
    .getByLabel('What do you need?')
    .fill('The lower edge of the page is missing. Please send all of it.')
  await page.getByRole('button', { name: 'Ask and pause the promise' }).click()
  await expect(page.getByText('We wait for the patient')).toBeVisible()
  await expectAccessible(page)
}

/** The page that stayed open shows what staff ask; what is covered on it cannot be uncovered. */
async function sendBetterCopy(page: Page): Promise<void> {
  await expect(page.getByText('The lower edge of the page is missing.')).toBeVisible({ timeout: 30_000 })
  await expectAccessible(page)
  const lines = [
    'EXAM: MRI LUMBAR SPINE',
    `Phone: ${HIDDEN_LATER}`,
    'COMPARISON: None.',
    'FINDINGS: As before.',
  ]
  const buffer = await reportPdf(lines)
  await page.locator('#files').setInputFiles({ name: BETTER_COPY, mimeType: 'application/pdf', buffer })
  const link = `Hide parts of page 1 of ${BETTER_COPY}`
  await coverSuggested(page, { link, text: `Phone number: ${HIDDEN_LATER}` })
  // The first file's page and this one.
  await expect(page.getByText('Parts are hidden.')).toHaveCount(2, { timeout: 30_000 })
  await page.getByLabel('Your answer').fill('Here is all of it.')
  await page.getByRole('button', { name: 'Send my answer' }).click()
  await expect(page.getByText('Thank you. We have your answer')).toBeVisible()
}

async function readBetterCopy(page: Page): Promise<void> {
  await page.reload()
  const find = page.getByRole('searchbox', { name: 'Find in the report' })
  await find.fill('COMPARISON')
  await expect(page.getByText('1 of 1', { exact: true })).toBeVisible()
  await find.fill(HIDDEN_LATER)
  await expect(page.getByText('Not found', { exact: true })).toBeVisible()
}

async function makeTheVideo(page: Page): Promise<void> {
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'explained.mp4', mimeType: 'video/mp4', buffer: makeVideo({ seconds: 4 }) })
  await expect(page.locator('video')).toBeVisible({ timeout: 60_000 })

  await expect(page.getByText('0 of 1 sentences of the Impression are covered.')).toBeVisible()
  const sentence = page.getByRole('textbox', { name: 'The main points, sentence 1' })
  await sentence.fill(`Your back has a small ${CANARY.plainText}.`)
  await sentence.press('Enter')
  await page.keyboard.type('It is mild.')
  await expect(page.getByText('All of the Impression is covered.')).toBeVisible()
  await page.getByRole('button', { name: 'Copy from the script' }).click()
  await expect(page.getByText(/^Saved .*version 1/)).toHaveCount(2)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Submit for review' }).click()
  // The script came after its video: it is laid over it, and its author sees the captions first.
  await expect(page.getByText('The script is laid over the video first')).toBeVisible()
  await page.getByText('Correct the captions').click({ timeout: 60_000 })
  const caption = page.getByRole('textbox', { name: 'Words of caption 1' })
  await expect(caption).toHaveValue(/^Hello/)
  // A correction that was not saved is saved before it is handed in, and shown by the player.
  await caption.fill('Welcome to your own video.')
  await page.getByRole('button', { name: 'Submit for review' }).click()
  await expect(page.getByText('In review').first()).toBeVisible()
  const address = await page.locator('video track').first().getAttribute('src')
  const shown = await page.request.get(address ?? '')
  const captions = await shown.text()
  expect(captions).toContain('Welcome to your own video.')
  expect(captions).toContain('Your back has a small')
}

async function approveAndDeliver(page: Page, number: string): Promise<void> {
  await signInStaff(page, 'dr.shah@demo.example')
  await page.goto('/staff/queue')
  await page.getByRole('link', { name: number }).click()
  await page.getByRole('link', { name: 'Review and approve' }).click()
  await expect(page.getByRole('heading', { name: 'Your decision' })).toBeVisible()
  await expect(page.getByText(CANARY.plainText).first()).toBeVisible()
  for (const box of await page
    .getByRole('group', { name: 'I checked each of these' })
    .getByRole('checkbox')
    .all())
    await box.check()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Approve', exact: true }).click()
  await expect(page.getByText('Approved').first()).toBeVisible()
  await page.getByRole('button', { name: 'Deliver', exact: true }).click()
  await page.getByRole('button', { name: 'Deliver now' }).click()
  await expect(page.getByText('Delivered').first()).toBeVisible()
}

async function watch(page: Page, statusUrl: string): Promise<void> {
  const mail = await mailTo(EMAIL, /ready/i)
  // The page that stayed open has followed by itself.
  await expect(page.getByRole('link', { name: 'Watch my video' })).toBeVisible({ timeout: 30_000 })
  await page.goto(linkIn(mail, /\/orders\//))
  if (!page.url().endsWith('/watch')) await page.getByRole('link', { name: 'Watch my video' }).click()
  await expect(page.getByRole('heading', { name: 'Your video is ready' })).toBeVisible()
  await expect(page.getByText(CANARY.plainText)).toBeHidden()
  await expectAccessible(page)
  await page.getByRole('group', { name: 'How worried are you?' }).getByText('4').click()
  await page.getByRole('button', { name: /Watch now/ }).click()
  await expect(page.getByText(CANARY.plainText).first()).toBeVisible()
  const video = page.locator('video')
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.duration)).toBeGreaterThan(3)
  await video.evaluate(async (element: HTMLVideoElement) => {
    element.muted = true
    element.currentTime = 2
    await element.play()
  })
  await expect
    .poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime))
    .toBeGreaterThan(2.2)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Take it to my doctor' }).click()
  await page.getByLabel('My own questions').fill(`Is the ${CANARY.question} new?`)
  await page.getByRole('button', { name: 'Save my questions' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await expectAccessible(page)
  await page.goto(statusUrl)
  await expectAccessible(page)
}
