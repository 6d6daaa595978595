import { CANARY } from './support/canaries'
import { makeFixtures } from './support/fixtures'
import { allMails } from './support/inbox'
import { STACK } from './support/stack-info'
import { expect, expectAccessible, test } from './support/test'

test('an urgent finding leads the screen until somebody was told', async ({ newVisitor }) => {
  const { cookies, targets } = makeFixtures()
  const orderAddress = `/staff/orders/${targets.received3}`
  // Away from the desk: it has to work on a phone.
  const page = await newVisitor({ viewport: { width: 360, height: 740 } })
  const [name = '', value = ''] = cookies.staff.split('=')
  const phoneNow = page.getByText(`Phone ${CANARY.firstName} now:`)
  await page.context().addCookies([{ name, value, url: STACK.appUrl }])
  await page.goto(orderAddress)
  await page.getByText('Flag an urgent finding').click()
  await page.getByLabel('How soon must somebody act?').selectOption('minutes')
  await page.getByLabel('What did you find?').fill(`The report tells of a ${CANARY.finding}.`)
  await page.getByRole('button', { name: 'Flag as urgent and tell staff' }).click()
  await expect(phoneNow).toBeVisible()
  await expectAccessible(page)
  await page.goto('/staff/queue?filter=urgent')
  await expectAccessible(page)
  await page.goto(orderAddress)

  // Nobody answers: the patient is written to, without a word of what was found.
  const seen = new Set((await allMails()).map(({ id }) => id))
  const newMails = async () => (await allMails()).filter(({ id }) => !seen.has(id))
  await page.getByText('Log a call').click()
  await page.getByLabel('What came of it?').selectOption('no_answer')
  await page.getByRole('button', { name: 'Save the call' }).click()
  await expect(page.getByText(/called the patient:/)).toContainText('No answer')
  const wanted = 'Please call us or your doctor today'
  await expect
    .poll(async () => (await newMails()).map(({ subject }) => subject), { timeout: 30_000 })
    .toContain(wanted)
  const mail = (await newMails()).find(({ subject }) => subject === wanted)
  expect(JSON.stringify(mail)).not.toContain(CANARY.finding)

  // It does not close by somebody saying so.
  const close = async () => {
    await page.getByText('Close with an outcome').click()
    await page.getByLabel('Close with the outcome').selectOption('patient_informed')
    await page.getByRole('button', { name: 'Close the urgent flag' }).click()
  }
  await close()
  await expect(page.getByText('No call in the log reached them')).toBeVisible()
  await page.goto(orderAddress)
  await page.getByText('Log a call').click()
  await page.getByLabel('What came of it?').selectOption('reached')
  await page.getByRole('button', { name: 'Save the call' }).click()
  await expect(page.getByText(/called the patient:/).first()).toContainText('Reached')
  await close()
  await expect(page.getByText('1 closed urgent flag')).toBeVisible()
  await expect(phoneNow).toBeHidden()
})
