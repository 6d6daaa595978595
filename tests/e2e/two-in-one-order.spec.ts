import type { Page } from '@playwright/test'
import { z } from 'zod'
import { runFile, STACK } from './support/stack-info'
import { expect, expectAccessible, test } from './support/test'

const cookie = z.object({ name: z.string(), value: z.string() })
const madeSchema = z.object({ orderId: z.uuid(), author: cookie, reader: cookie })

test('two in one order see each other, and of two texts both are kept', async ({ newVisitor }) => {
  const { orderId, ...cookies } = madeSchema.parse(
    JSON.parse(runFile('tests/e2e/support/make-shared-work.ts')),
  )
  const [author, reader] = [await newVisitor(), await newVisitor({ viewport: { width: 360, height: 740 } })]
  await author.context().addCookies([{ ...cookies.author, url: STACK.appUrl }])
  await reader.context().addCookies([{ ...cookies.reader, url: STACK.appUrl }])
  await author.goto(`/staff/orders/${orderId}`)
  await reader.goto(`/staff/orders/${orderId}`)
  await expect(reader.getByText('Dr. Ada is here too.')).toBeVisible()
  await looksAgain(author)
  await expect(author.getByText('Dr. Lee is here too.')).toBeVisible()
  await expectAccessible(reader)
  await reader.close()
  await expect(async () => {
    await looksAgain(author)
    await expect(author.getByText('Dr. Lee is here too.')).toBeHidden({ timeout: 500 })
  }).toPass()

  // The same person in a second window, which does not know what the first one saves.
  const second = await author.context().newPage()
  await second.goto(`/staff/orders/${orderId}`)
  await expect(second.getByText('You have this order open in another window.')).toBeVisible()
  const sentence = { name: 'The main points, sentence 1' }
  const script = second.getByRole('region', { name: 'Script' })
  await author.getByRole('textbox', sentence).fill('Written first.')
  await author.getByRole('textbox', sentence).blur()
  await expect(author.getByText(/^Saved .*\(version 1\)$/)).toBeVisible()
  await second.getByRole('textbox', sentence).fill('Written later.')
  await second.getByRole('textbox', sentence).blur()
  await expect(script.getByText('Someone saved another text meanwhile')).toBeVisible()
  await script.getByText('Compare both texts').click()
  await expect(script.getByRole('deletion').filter({ hasText: 'Written first.' })).toBeVisible()
  await expect(script.getByRole('insertion').filter({ hasText: 'Written later.' })).toBeVisible()
  await expectAccessible(second)
  await script.getByRole('button', { name: 'Take the other text' }).click()
  await expect(second.getByRole('textbox', sentence)).toHaveValue('Written first.')

  // What was typed in vain is there, and becomes the next version.
  await script.getByRole('button', { name: 'Versions' }).click()
  await script.getByRole('button', { name: 'Compare set aside' }).click()
  await expect(script.getByRole('deletion').filter({ hasText: 'Written later.' })).toBeVisible()
  await expectAccessible(second)
  await script.getByRole('button', { name: 'Bring it back as the next version' }).click()
  await expect(second.getByRole('textbox', sentence)).toHaveValue('Written later.')
  await expect(script.getByRole('listitem').filter({ hasText: 'Version 2' })).toBeVisible()
  await expect(script.getByRole('listitem').filter({ hasText: 'Version 1' })).toBeVisible()
})

/** Somebody comes back to a page, which then asks at once instead of some seconds later. */
function looksAgain(page: Page): Promise<boolean> {
  return page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
}
