import type { Page } from '@playwright/test'
import { codeIn, mailTo } from './inbox'
import { reportPdf } from './report-pdf'
import { expect, expectAccessible } from './test'

export type OrderDetails = {
  email: string
  firstName: string
  phone: string
  question: string
  fileName: string
  reportLines: readonly string[]
  /** What of the report is hidden from staff. */
  hide?: string
}

/** Goes through the wizard from the first step to the payment page, as a patient does. */
export async function orderUpToPayment(
  page: Page,
  details: OrderDetails,
  options: { hasJavaScript?: boolean; looksForBarriers?: boolean } = {},
): Promise<void> {
  const { hasJavaScript = true, looksForBarriers = false } = options
  const check = () => (looksForBarriers ? expectAccessible(page) : undefined)
  await page.getByLabel('I have none of these signs right now').check()
  await page.getByLabel('Mine', { exact: true }).check()
  await page.getByLabel('Where is the patient now?').selectOption('US-NY')
  await check()
  await page.getByRole('button', { name: 'Continue' }).click()

  await expect(page.getByRole('heading', { name: 'Your report', level: 1 })).toBeVisible()
  const pdf = {
    name: details.fileName,
    mimeType: 'application/pdf',
    buffer: await reportPdf(details.reportLines),
  }
  await page.locator('#files').setInputFiles(pdf)
  if (!hasJavaScript) await page.getByRole('button', { name: 'Upload' }).click()
  await expect(page.getByRole('link', { name: details.fileName, exact: true })).toBeVisible()
  await check()
  if (details.hide) await hideOnFirstPage(page, details.hide)
  await page.getByRole('button', { name: 'Continue' }).click()

  await page.getByLabel('Your questions').fill(details.question)
  await page.getByLabel('The main point first').check()
  await check()
  await page.getByRole('button', { name: 'Continue' }).click()

  await page.getByLabel('Email address').fill(details.email)
  await page.getByLabel('First name').fill(details.firstName)
  await page.getByLabel('Phone number').fill(details.phone)
  await page.getByLabel('Your time zone').selectOption('America/New_York')
  await check()
  await page.getByRole('button', { name: 'Send me a code' }).click()

  await expect(page.getByRole('heading', { name: 'Type the code from your mail' })).toBeVisible()
  await page.getByLabel('6-digit code').fill(codeIn(await mailTo(details.email, /code/i)))
  await check()
  await page.getByRole('button', { name: 'Confirm' }).click()

  await expect(page.getByRole('heading', { name: 'Review and pay' })).toBeVisible()
  for (const consent of [
    /expert explains my written report/,
    /something that cannot wait/,
    /18 or older/,
    /agree to the terms/,
  ]) {
    await page.getByLabel(consent).check()
  }
  await check()
  await page.getByRole('button', { name: /^Pay \$/ }).click()
  await page.waitForURL(/\/c\/pay\//)
}

/** Covers a suggested part, and one more by keys, on the first page of the report. */
async function hideOnFirstPage(page: Page, text: string): Promise<void> {
  await coverSuggested(page, { link: /^Hide parts of page 1/, text, adds: true })
  await expect(page.getByText('Parts are hidden.')).toBeVisible({ timeout: 30_000 })
  await expectAccessible(page)
}

/** Opens a page to hide parts of it, covers what was suggested, and saves. */
export async function coverSuggested(
  page: Page,
  { link, text, adds = false }: { link: string | RegExp; text: string; adds?: boolean },
): Promise<void> {
  await page.getByRole('link', { name: link }).click({ timeout: 60_000 })
  await expect(page.getByRole('heading', { name: /^Hide parts of page 1/ })).toBeVisible()
  await page.getByLabel(text).check()
  if (adds) {
    await page.getByRole('button', { name: 'Add a box' }).click()
    const box = page.getByRole('button', { name: /^Box 1\. Arrow keys/ })
    const before = await box.getAttribute('y')
    await box.press('ArrowDown')
    await expect(box).not.toHaveAttribute('y', before ?? '')
  }
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Save what is covered' }).click()
}
