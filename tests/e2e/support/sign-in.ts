import type { Page } from '@playwright/test'
import { allMails, codeIn, mailTo } from './inbox'
import { secondFactorCode } from './stack-info'
import { expect, expectAccessible } from './test'

type SignInOptions = { looksForBarriers?: boolean }

/** Signs a patient in by the mailed code. */
export async function signIn(page: Page, email: string, options?: SignInOptions): Promise<void> {
  await page.goto('/sign-in')
  await signInHere(page, email, options)
}

/** The same from the sign-in page, wherever it leads then. */
export async function signInHere(
  page: Page,
  email: string,
  { looksForBarriers = false }: SignInOptions = {},
): Promise<void> {
  const check = () => (looksForBarriers ? expectAccessible(page) : undefined)
  const seen = await allMails()
  await check()
  await page.getByLabel('Mail address').fill(email)
  await page.getByRole('button', { name: 'Send me a code' }).click()
  await expect(page.getByLabel('6-digit code')).toBeVisible()
  await check()
  await page.getByLabel('6-digit code').fill(codeIn(await mailTo(email, /code/i, seen)))
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Signs one of the demo's staff in, with both factors. */
export async function signInStaff(page: Page, email: string, options: SignInOptions = {}): Promise<void> {
  await signIn(page, email, options)
  await page.waitForURL(/second-factor/)
  if (options.looksForBarriers) await expectAccessible(page)
  await page.getByRole('textbox').fill(secondFactorCode(email))
  await page.getByRole('button', { name: /continue|confirm|sign in/i }).click()
  await page.waitForURL(/\/staff\//)
}
