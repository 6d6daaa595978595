import type { Locator, Page } from '@playwright/test'
import { z } from 'zod'
import { runFile, STACK } from './support/stack-info'
import { expect, test } from './support/test'

const madeSchema = z.object({
  orderId: z.uuid(),
  author: z.object({ name: z.string(), value: z.string() }),
})
const MOST_TABS = 150
const MEANING = /^Worn by time and use\b/

test('a script is written, in plain words, and handed in by keyboard alone', async ({ newVisitor }) => {
  const made: unknown = JSON.parse(runFile('tests/e2e/support/make-shared-work.ts', 'made'))
  const { orderId, author } = madeSchema.parse(made)
  const page = await newVisitor()
  await page.context().addCookies([{ ...author, url: STACK.appUrl }])
  await page.goto(`/staff/orders/${orderId}`)
  const { keyboard } = page
  const script = page.getByRole('region', { name: 'Script' })
  const sentence = (name: string) => script.getByRole('textbox', { name, exact: true })
  const covered = script.getByText('All of the Impression is covered.')

  const first = sentence('The main points, sentence 1')
  await tabTo(first)
  await keyboard.type('There is degenerative change low in your back.')
  await expect(covered).toBeVisible()
  // The word of art is marked, and its plain words become the next sentence.
  await expect(script.getByText('Degenerative', { exact: true })).toBeVisible()
  await tabTo(script.getByRole('button', { name: 'Say this' }).first())
  await keyboard.press('Enter')
  const second = sentence('The main points, sentence 2')
  await expect(second).toBeFocused()
  await expect(second).toHaveValue(MEANING)
  await expect(script.getByText('Degenerative', { exact: true })).toBeHidden()

  await keyboard.press('Enter')
  await expect(sentence('The main points, sentence 3')).toBeFocused()
  await keyboard.type('It is common.')
  await keyboard.press('Alt+ArrowUp')
  await expect(second).toBeFocused()
  await expect(second).toHaveValue('It is common.')

  // What the first sentence covered, this one covers instead.
  await keyboard.press('Home')
  await keyboard.press('ArrowUp')
  await expect(first).toBeFocused()
  await coverByKey(page)
  await expect(covered).toBeHidden()
  await keyboard.press('ArrowDown')
  await expect(second).toBeFocused()
  await coverByKey(page)
  await expect(covered).toBeVisible()

  await keyboard.press('Alt+s')
  await expect(sentence('Part 3, sentence 1')).toBeFocused()
  await keyboard.type('Most people feel better with time.')
  await tabTo(script.getByRole('textbox', { name: 'Title of part 3' }), 'Shift+Tab')
  await keyboard.type('What comes next')
  await expect(sentence('What comes next, sentence 1')).toHaveValue('Most people feel better with time.')

  await tabTo(page.getByRole('button', { name: 'Take over What comes next' }))
  await keyboard.press('Enter')
  const plainReport = page.getByRole('textbox', { name: 'Plain report' })
  await expect(plainReport).toContainText('Most people feel better with time.')

  await tabTo(page.getByRole('button', { name: 'Submit for review' }), 'Shift+Tab')
  await keyboard.press('Enter')
  await expect(page.getByText('In review').first()).toBeVisible()
  await expect(page.getByText('What comes next').first()).toBeAttached()
})

/** Moves the focus as who has no mouse does. */
async function tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible()
  for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await target.page().keyboard.press(key)
  }
  await expect(target, `not reached by ${MOST_TABS} × ${key}`).toBeFocused()
}

/** Ticks, or unticks, the Impression's only sentence for the sentence that has the caret. */
async function coverByKey({ keyboard }: Page): Promise<void> {
  await keyboard.press('Alt+l')
  await keyboard.press('Space')
  await keyboard.press('Escape')
}
