import type { Page } from '@playwright/test'
import { type Fixtures, makeFixtures, type RoleName } from './support/fixtures'
import { codeIn, mailTo } from './support/inbox'
import { STACK } from './support/stack-info'
import { expect, expectAccessible, test } from './support/test'

const PHONE = { viewport: { width: 360, height: 740 } }

let fixtures: Fixtures
test.beforeAll(() => {
  fixtures = makeFixtures()
})

/** Signs a browser in with the live session of one of the fixtures' people. */
async function become(page: Page, role: Exclude<RoleName, 'anonymous'>): Promise<void> {
  const [name = '', ...value] = fixtures.cookies[role].split('=')
  await page.context().addCookies([{ name, value: value.join('='), url: STACK.appUrl }])
}

test('a patient asks, staff answer, and the patient reads it', async ({ newVisitor }) => {
  const [patient, staff] = [await newVisitor(PHONE), await newVisitor()]
  await become(patient, 'owner')
  await become(staff, 'staff')
  await patient.goto(`/orders/${fixtures.delivered}`)
  await patient.getByRole('link', { name: 'Ask a question' }).click()
  await patient.getByRole('button', { name: 'Send my question' }).click()
  await expect(patient.getByText('Please write your question first.').first()).toBeVisible()
  await patient.getByRole('textbox', { name: 'Your question' }).fill('What does bulge mean?')
  await patient.getByRole('button', { name: 'Send my question' }).click()
  await expect(patient.getByText('Thank you. We have your question.')).toBeVisible()
  await expect(patient.getByText('Both questions are asked').first()).toBeVisible()
  await expectAccessible(patient)

  await staff.goto(`/staff/questions/${fixtures.question}`)
  await expect(staff.getByText('What does bulge mean?')).toBeVisible()
  await staff.getByRole('button', { name: 'Claim and answer' }).click()
  await staff.getByRole('textbox', { name: 'Your answer' }).fill('It was there before. It is not new.')
  await staff.getByRole('button', { name: 'Send the answer' }).click()
  await expect(staff.getByText('Sent. The patient gets a mail')).toBeVisible()
  await expectAccessible(staff)

  await patient.reload()
  await expect(patient.getByText('It was there before. It is not new.')).toBeVisible()
})

test('a patient sees who looked, saves a copy of their data, and cannot delete it yet', async ({
  newVisitor,
}) => {
  const page = await newVisitor(PHONE)
  await become(page, 'owner')
  await page.goto('/account')
  await page.getByLabel('Show all times in').selectOption('Europe/Dublin')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('All times are shown in this time zone now.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Who looked at my data' }).click()
  await expect(page.getByRole('heading', { name: 'Who looked at my data' })).toBeVisible()
  await expectAccessible(page)

  await page.goto('/account/download')
  await page.getByRole('button', { name: 'Make a new copy' }).click()
  await expect(async () => {
    await page.goto('/account/download')
    await expect(page.getByText('Your copy is ready')).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 60_000 })
  await expectAccessible(page)
  const saved = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Save the file' }).click()
  expect((await saved).suggestedFilename()).toMatch(/^my-data-\d{4}-\d{2}-\d{2}\.zip$/)

  await page.goto('/account/delete')
  await expect(page.getByText('You cannot delete your data just now')).toBeVisible()
  await expectAccessible(page)
})

test('a patient deletes their data with a mailed code, and is signed out', async ({ newVisitor }) => {
  const page = await newVisitor(PHONE)
  await become(page, 'stranger')
  await page.goto('/account')
  const email = await page.getByRole('strong').first().innerText()
  await page.getByRole('link', { name: 'Delete my data' }).click()
  await page.getByRole('button', { name: 'Send me a code' }).click()
  const code = codeIn(await mailTo(email, /delete/))
  await page.getByLabel('Code from the mail').fill(code)
  await page.getByRole('button', { name: 'Delete all my data' }).click()
  await expect(page.getByText('Please tick the box').first()).toBeVisible()
  await page.getByLabel(/Delete all my data. I know/).check()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Delete all my data' }).click()
  await expect(page.getByRole('heading', { name: 'We are deleting your data' })).toBeVisible()
  await expectAccessible(page)
  await mailTo(email, /is deleted/)
  await page.goto('/account')
  await expect(page).toHaveURL(/\/sign-in/)
})
