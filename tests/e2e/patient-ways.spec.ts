import type { Locator, Page } from '@playwright/test'
import { codeIn, linkIn, mailTo } from './support/inbox'
import { orderUpToPayment } from './support/order-steps'
import { signIn, signInHere } from './support/sign-in'
import { expect, expectAccessible, test } from './support/test'

function details(name: string) {
  return {
    email: `${name}-${Date.now()}@patient.example`,
    firstName: 'Ada',
    phone: '(212) 555-0123',
    question: '',
    fileName: 'report.pdf',
    reportLines: ['FINDINGS: none.', 'IMPRESSION: normal.'],
  }
}

const CONSENTS = [
  /expert explains my written report/,
  /something that cannot wait/,
  /18 or older/,
  /agree to the terms/,
]

/** Loads the page again until it says so: a page without JavaScript does not follow by itself. */
async function reloadUntil(page: Page, heading: string | RegExp): Promise<void> {
  await expect(async () => {
    await page.reload()
    await expect(page.getByRole('heading', { name: heading })).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 30_000 })
}

test('without JavaScript an order is placed, paid, canceled and paid back', async ({ newVisitor }) => {
  test.setTimeout(120_000)
  const page = await newVisitor({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  const order = details('no-script')
  await page.goto('/order')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('Please choose whose report it is.').first()).toBeVisible()
  await orderUpToPayment(page, order, { hasJavaScript: false })
  await page.getByRole('button', { name: /^Pay \$/ }).click()
  await page.waitForURL(/\/orders\//)
  await reloadUntil(page, 'Your report is being processed')
  await page.getByRole('link', { name: 'Cancel this order' }).click()
  await page.getByRole('button', { name: 'Yes, cancel it' }).click()
  await expect(page.getByRole('heading', { name: 'Payment' })).toBeVisible()
  await expect(async () => {
    await page.reload()
    await expect(page.getByText('We gave back')).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 30_000 })
  await mailTo(order.email, /money/i)
})

test('a payment that is left, declined, and fails later loses nothing', async ({ newVisitor }) => {
  test.setTimeout(120_000)
  const page = await newVisitor({ viewport: { width: 360, height: 740 } })
  await page.goto('/order')
  await orderUpToPayment(page, details('second-try'))
  await page.getByRole('link', { name: 'Cancel and go back' }).click()
  await expect(page.getByText('Nothing was charged').first()).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Change something' }).click()
  await expect(page.getByRole('link', { name: 'report.pdf', exact: true })).toBeVisible()
  await page.goto('/order/review')
  await payAgain(page)
  await page.getByRole('button', { name: 'Card declined' }).click()
  await expect(page.getByText(/declined/i).first()).toBeVisible()
  await page.getByRole('button', { name: 'Bank debit that fails later' }).click()
  await page.waitForURL(/\/orders\//)
  // The page follows by itself: the debit fails, and the draft is back to be paid by card.
  await expect(page.getByRole('heading', { name: 'The payment did not work' })).toBeVisible({
    timeout: 30_000,
  })
  await expectAccessible(page)
  await expect(async () => {
    await page.goto('/order/review')
    await expect(page.getByRole('button', { name: /^Pay \$/ })).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 30_000 })
  await payAgain(page)
  await page.getByRole('button', { name: /^Pay \$/ }).click()
  await page.waitForURL(/\/orders\//)
  await expect(page.getByRole('heading', { name: 'Your report is being processed' })).toBeVisible({
    timeout: 30_000,
  })
})

/** Presses Tab until it is reached, as somebody without a pointer does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error('it is not reached by Tab')
}

test('an order is placed with the keyboard alone', async ({ newVisitor }) => {
  test.setTimeout(120_000)
  const page = await newVisitor({ viewport: { width: 360, height: 740 } })
  const { email, firstName, phone } = details('keyboard')
  const press = async (target: Locator, key: string) => {
    await tabTo(page, target)
    await page.keyboard.press(key)
  }
  const type = async (label: string, text: string) => {
    await tabTo(page, page.getByLabel(label))
    await page.keyboard.type(text)
  }
  const goOn = (name: string | RegExp) => press(page.getByRole('button', { name }), 'Enter')

  await page.goto('/order')
  await press(page.getByLabel('I have none of these signs right now'), 'Space')
  await press(page.getByLabel('Mine', { exact: true }), 'Space')
  await type('Where is the patient now?', 'New York')
  await goOn('Continue')
  await expect(page.getByRole('heading', { name: 'Your report', level: 1 })).toBeVisible()
  await type('Or paste the text of your report', 'IMPRESSION: normal.')
  await goOn('Continue')
  await expect(page.getByRole('heading', { name: 'What do you want to know?' })).toBeVisible()
  await press(page.getByLabel('The main point first'), 'Space')
  await goOn('Continue')
  await expect(page.getByRole('heading', { name: 'You', exact: true })).toBeVisible()
  await type('Email address', email)
  await type('First name', firstName)
  await type('Phone number', phone)
  await goOn('Send me a code')
  await expect(page.getByRole('heading', { name: 'Type the code from your mail' })).toBeVisible()
  await type('6-digit code', codeIn(await mailTo(email, /code/i)))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Review and pay' })).toBeVisible()
  for (const consent of CONSENTS) await press(page.getByLabel(consent), 'Space')
  await goOn(/^Pay \$/)
  await page.waitForURL(/\/c\/pay\//)
})

async function payAgain(page: Page): Promise<void> {
  for (const consent of CONSENTS) await page.getByLabel(consent).check()
  await page.getByRole('button', { name: /^Pay \$/ }).click()
  await page.waitForURL(/\/c\/pay\//)
}

test('an order that is not paid yet goes on on any device', async ({ newVisitor }) => {
  test.setTimeout(120_000)
  const phone = { viewport: { width: 360, height: 740 } }
  const page = await newVisitor(phone)
  await page.goto('/order')
  const order = details('two-devices')
  await orderUpToPayment(page, order)
  await page.getByRole('link', { name: 'Cancel and go back' }).click()
  await page.getByRole('button', { name: 'Change something' }).click()
  await expect(page.getByRole('link', { name: 'report.pdf', exact: true })).toBeVisible()

  // From the patient's own orders.
  const second = await newVisitor(phone)
  await signIn(second, order.email)
  await expectAccessible(second)
  await second.getByRole('button', { name: /^Go on MP-/ }).click()
  await expect(second.getByRole('heading', { name: 'Review and pay' })).toBeVisible()
  await expect(second.getByText('report.pdf')).toBeVisible()

  // By the mailed link, which opens the draft for its patient only.
  await page.getByRole('link', { name: 'Continue on another device' }).click()
  await page.getByRole('button', { name: 'Send the link' }).click()
  const link = linkIn(await mailTo(order.email, /on this device/), /sign-in\/confirm/)
  const third = await newVisitor(phone)
  await third.goto(link)
  await third.getByRole('button', { name: 'Go on with my order' }).click()
  await expect(third).toHaveURL(/\/sign-in\?to=/)
  await signInHere(third, order.email)
  await expect(third.getByRole('link', { name: 'report.pdf', exact: true })).toBeVisible()
})

test('whoever is signed out half-way signs in again and goes on', async ({ newVisitor }) => {
  test.setTimeout(120_000)
  const page = await newVisitor({ viewport: { width: 360, height: 740 } })
  await page.goto('/order')
  const order = details('signed-out')
  await orderUpToPayment(page, order)
  await page.getByRole('link', { name: 'Cancel and go back' }).click()
  await page.getByRole('button', { name: 'Change something' }).click()
  await expect(page.getByRole('link', { name: 'report.pdf', exact: true })).toBeVisible()
  await page.goto('/order/questions')
  const questions = page.getByLabel('Your questions')
  await expect(async () => {
    await questions.fill('What does normal mean?')
    await expect(page.getByText('Saved. You can close this page')).toBeVisible({ timeout: 3_000 })
  }).toPass({ timeout: 15_000 })
  await page.context().clearCookies({ name: /session/ })
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('You are signed out')).toBeVisible()
  await expect(questions).toHaveValue('What does normal mean?')
  await expectAccessible(page)
  // The cookie alone says that there is an order, and nothing of it.
  await page.goto('/order')
  await expect(page.getByText('An order was started here')).toBeVisible()
  await expect(page.getByLabel('Mine', { exact: true })).not.toBeChecked()
  await expect(page.getByText(order.email)).toHaveCount(0)
  await page.getByRole('link', { name: 'Sign in and go on' }).click()
  await signInHere(page, order.email)
  await expect(page.getByRole('heading', { name: 'Review and pay' })).toBeVisible()
})

test('closing the tab loses nothing that was typed', async ({ newVisitor }) => {
  const page = await newVisitor({ viewport: { width: 360, height: 740 } })
  await page.goto('/order')
  await page.getByRole('button', { name: 'Continue' }).click()
  const summary = page.getByRole('alert').filter({ hasText: 'Please check these' })
  await expect(summary).toBeFocused()
  // The same errors again: on a phone nobody would see that something was refused.
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(summary).toBeFocused()
  await page.getByLabel('I have none of these signs right now').check()
  await page.getByLabel('Mine', { exact: true }).check()
  await page.getByLabel('Where is the patient now?').selectOption('US-NY')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Or paste the text of your report').fill('IMPRESSION: normal.')
  await expect(page.getByText('Saved. You can close this page')).toBeVisible()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Your questions').fill('What does normal mean?')
  // Closed at once, before the pause in typing that saves.
  const context = page.context()
  await page.close({ runBeforeUnload: true })
  const again = await context.newPage()
  await expect(async () => {
    await again.goto('/order/questions')
    await expect(again.getByLabel('Your questions')).toHaveValue('What does normal mean?', { timeout: 1_000 })
  }).toPass({ timeout: 15_000 })
  await again.goto('/order/report')
  await expect(again.getByLabel('Or paste the text of your report')).toHaveValue('IMPRESSION: normal.')
  // An address is no more than a text until its code came back.
  await again.goto('/order/you')
  await again.getByLabel('I have no phone').check()
  await expect(async () => {
    await again.getByLabel('Email address').fill('ada@patient.exa')
    await expect(again.getByText('Saved. You can close this page')).toBeVisible({ timeout: 3_000 })
  }).toPass({ timeout: 15_000 })
  await again.goto('/order/you')
  await expect(again.getByLabel('Email address')).toHaveValue('ada@patient.exa')
  await expect(again.getByLabel('I have no phone')).toBeChecked()
})
