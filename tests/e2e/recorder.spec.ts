import type { BrowserContext, Page } from '@playwright/test'
import { type Fixtures, makeFixtures } from './support/fixtures'
import { STACK } from './support/stack-info'
import { expect, expectAccessible, test } from './support/test'

let fixtures: Fixtures
test.beforeAll(() => {
  fixtures = makeFixtures()
})

/** What the script begins with: a greeting of one sentence, and two sentences at its end. */
const HELLO = /^Hello\. In this video/
const LAST = /^Ask what this means/

test('a recording outlives its tab, and becomes a video with captions', async ({ newVisitor }) => {
  test.setTimeout(240_000)
  const first = await newVisitor({ viewport: { width: 1440, height: 900 } })
  const context = first.context()
  await signedIn(context)
  await first.goto(`/staff/orders/${fixtures.order}/record`)
  await expect(first.getByRole('heading', { name: 'Sound and camera' })).toBeVisible()
  await first.getByRole('button', { name: 'Start recording' }).click()
  await expect(spoken(first)).toHaveText(HELLO)
  await expect(first.getByText('● Recording')).toBeVisible()
  const begun = performance.now()
  await expectAccessible(first)
  await expect.poll(() => chunksOf(first), { timeout: 30_000 }).toBeGreaterThanOrEqual(3)
  const killed = performance.now()
  await kill(first)

  const second = await context.newPage()
  await second.goto(`/staff/orders/${fixtures.order}/record`)
  await second.getByRole('button', { name: 'Go on recording' }).click()
  await expect(second.getByText('● Recording')).toBeVisible()
  await expect(spoken(second), 'the sentence in which it was killed').toHaveText(HELLO)
  const wentOn = performance.now()
  await second.waitForTimeout(2_000)
  await second.keyboard.press('Space')
  await second.waitForTimeout(2_000)
  await second.keyboard.press('Space')
  await expect(spoken(second)).toHaveText(LAST)
  await second.waitForTimeout(2_000)
  await second.keyboard.press('Space')
  const ended = performance.now()

  // One section again: the video has its new take alone.
  await second.getByRole('button', { name: 'Retake What to ask' }).click()
  await expect(second.getByText('● Recording')).toBeVisible()
  await second.waitForTimeout(2_000)
  await second.keyboard.press('Space')
  await second.waitForTimeout(2_000)
  await second.keyboard.press('Space')
  await second.getByRole('button', { name: 'Make the video' }).click()
  await second.waitForURL((url) => url.pathname === `/staff/orders/${fixtures.order}`)

  const video = second.getByLabel('Video, version 2')
  await expect(video).toBeVisible({ timeout: 120_000 })
  await expect
    .poll(() => video.evaluate((element: HTMLVideoElement) => element.duration), { timeout: 30_000 })
    .toBeGreaterThan(1)
  const seconds = await video.evaluate((element: HTMLVideoElement) => element.duration)
  // The first take of the last section was as long as its retake; at most two seconds fell with the tab.
  const spokenSeconds = (killed - begun + (ended - wentOn)) / 1_000
  expect(seconds).toBeGreaterThan(spokenSeconds - 2 - 1.5)
  const captions = await (await second.request.get(`/api/orders/${fixtures.order}/video/captions`)).text()
  expect(captions).toMatch(/^WEBVTT/)
  expect(captions).toContain('Hello. In this video')
  expect(captions).toContain('Your doctor knows you best.')
})

async function signedIn(context: BrowserContext): Promise<void> {
  const [name = '', value = ''] = fixtures.cookies.staff.split(/=(.*)/)
  await context.addCookies([{ name, value, url: STACK.appUrl }])
}

/** The sentence that is to be said now. */
function spoken(page: Page) {
  return page.locator('li[aria-current=true]')
}

async function chunksOf(page: Page): Promise<number> {
  const response = await page.request.get(`/api/uploads/recordings/${fixtures.order}`)
  const { recording }: { recording: { segments: { received: number[] }[] } | null } = await response.json()
  return recording?.segments.flatMap(({ received }) => received).length ?? 0
}

/** Ends the tab's process, as a crash does: nothing of the page gets to say goodbye. */
async function kill(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash')
  const session = await page.context().newCDPSession(page)
  // Nothing is left to answer it.
  session.send('Page.crash').catch(() => {})
  await crashed
  await page.close()
}
