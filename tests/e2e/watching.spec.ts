import type { Locator } from '@playwright/test'
import { z } from 'zod'
import { runFile, STACK } from './support/stack-info'
import { expect, expectAccessible, test } from './support/test'

const madeSchema = z.object({
  orderId: z.uuid(),
  cookie: z.object({ name: z.string(), value: z.string() }),
})

const secondsOf = (video: Locator) => video.evaluate((element: HTMLVideoElement) => element.currentTime)

test('the door, the player by keyboard and by sentence, and going on where one stopped', async ({
  newVisitor,
}) => {
  test.setTimeout(120_000)
  const { orderId, cookie } = madeSchema.parse(JSON.parse(runFile('tests/e2e/support/make-player-order.ts')))
  const page = await newVisitor({ viewport: { width: 360, height: 740 } })
  await page.context().addCookies([{ ...cookie, url: STACK.appUrl }])
  await page.goto(`/orders/${orderId}/watch`)
  await expect(page.locator('video')).toHaveCount(0)
  await page.getByRole('group', { name: 'How well do you understand your report?' }).getByText('2').click()
  await page.getByRole('button', { name: 'Watch now' }).click()

  // It begins by itself, for the door was the press; the captions are on.
  const video = page.locator('video')
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible()
  await expect.poll(() => secondsOf(video)).toBeGreaterThan(0.2)
  await expect(page.getByRole('button', { name: 'Captions' })).toHaveAttribute('aria-pressed', 'true')
  await expect
    .poll(() => video.evaluate((element: HTMLVideoElement) => element.textTracks[0]?.activeCues?.length))
    .toBe(1)
  await expectAccessible(page)

  // The keyboard alone.
  await page.getByRole('button', { name: 'Pause' }).focus()
  await page.keyboard.press('k')
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
  await page.keyboard.press('l')
  await expect.poll(() => secondsOf(video)).toBeGreaterThan(10)
  await page.keyboard.press('c')
  await expect(page.getByRole('button', { name: 'Captions' })).toHaveAttribute('aria-pressed', 'false')
  await page.keyboard.press('Home')
  await expect.poll(() => secondsOf(video)).toBeLessThan(1)

  // A sentence of the report plays where it is explained, and lights up.
  const explain = page.getByRole('button', {
    name: 'Play where this is explained: Mild degenerative change.',
  })
  const sentence = page.getByRole('listitem').filter({ has: explain })
  await explain.click()
  await expect.poll(() => secondsOf(video)).toBeGreaterThanOrEqual(20)
  await expect(sentence).toHaveAttribute('aria-current', 'true')

  // A term in it explains itself: neither opening nor closing it moves the video.
  await video.evaluate((element: HTMLVideoElement) => {
    element.pause()
    element.currentTime = 5
  })
  await sentence.getByRole('button', { name: 'degenerative', exact: true }).click()
  await page.getByText('Degenerative', { exact: true }).click()
  await page.getByRole('button', { name: 'Close' }).click()
  const after = await video.evaluate(({ paused, currentTime }: HTMLVideoElement) => ({ paused, currentTime }))
  expect(after).toEqual({ paused: true, currentTime: 5 })
  await explain.click()
  await expect(sentence).toHaveAttribute('aria-current', 'true')

  // Away and back again: it stands where it was left, and is silent until somebody presses.
  await page.getByRole('link', { name: 'Take it to my doctor' }).click()
  await expect(page.getByRole('heading', { name: 'Take this to your doctor' })).toBeVisible()
  await page.goBack()
  await expect.poll(() => secondsOf(video)).toBeGreaterThanOrEqual(20)
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`/${orderId}/watch$`))

  // What a screen reader meets.
  await expect(page.getByRole('group', { name: 'Video player' })).toMatchAriaSnapshot(`
    - group "Video player":
      - slider "Place in the video"
      - button "Back 10 seconds"
      - button /Play|Pause/
      - button "Forward 10 seconds"
      - button "Captions"
      - button "Sound off"
      - button "Small window"
      - button "Whole screen"
      - group: Speed and captions
  `)

  // The way through it with the Tab key alone.
  const player = page.getByRole('group', { name: 'Video player' })
  await player.getByRole('slider').focus()
  for (const name of ['Back 10 seconds', /Play|Pause/, 'Forward 10 seconds', 'Captions', 'Sound off']) {
    await page.keyboard.press('Tab')
    await expect(player.getByRole('button', { name, exact: true })).toBeFocused()
  }
  for (const name of ['Small window', 'Whole screen']) {
    await page.keyboard.press('Tab')
    await expect(player.getByRole('button', { name })).toBeFocused()
  }
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  for (const name of ['Speed', 'Size of the captions', 'Colour of the captions']) {
    await page.keyboard.press('Tab')
    await expect(player.getByLabel(name, { exact: true })).toBeFocused()
  }
  await player.getByLabel('Size of the captions').selectOption('Very large')
  await player.getByLabel('Colour of the captions').selectOption('Yellow on black')

  // The captions are in the picture, and only while they are on.
  await player.getByRole('button', { name: /Play|Pause/ }).focus()
  if (await page.getByRole('button', { name: 'Pause' }).isVisible()) await page.keyboard.press('k')
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
  const without = await stillPicture(video)
  await page.keyboard.press('c')
  await expect.poll(async () => (await video.screenshot()).equals(without)).toBe(false)
  await page.keyboard.press('k')

  const saved = page.waitForResponse((response) => response.url().endsWith('/progress') && response.ok())
  await page.getByRole('button', { name: 'Pause' }).click()
  await saved
  // As in a browser without small windows: a button that does nothing is not there.
  await page.addInitScript(() =>
    Object.defineProperty(document, 'pictureInPictureEnabled', { get: () => undefined }),
  )
  await page.goto(`/orders/${orderId}/watch`)
  await expect(page.getByText('The video goes on where you stopped.')).toBeVisible()
  await expect(player.getByRole('button', { name: 'Whole screen' })).toBeVisible()
  await expect(player.getByRole('button', { name: 'Small window' })).toBeHidden()
  await expect.poll(() => secondsOf(video)).toBeGreaterThanOrEqual(20)

  // The place is kept with the order: another device of this patient goes on there too. How captions look is kept here.
  const tablet = await newVisitor()
  await tablet.addInitScript(() => {
    // What the browser's own voice is given; test machines have none.
    window.speechSynthesis.speak = ({ text }) => document.body.setAttribute('data-said', text)
  })
  await tablet.context().addCookies([{ ...cookie, url: STACK.appUrl }])
  await tablet.goto(`/orders/${orderId}/watch`)
  await expect.poll(() => secondsOf(tablet.locator('video'))).toBeGreaterThanOrEqual(20)
  await expect(tablet.locator('video')).toHaveAttribute('data-size', 'medium')
  await expect(video).toHaveAttribute('data-size', 'huge')
  await expect(video).toHaveAttribute('data-colour', 'yellow')

  // The text: larger, and read aloud.
  await tablet.getByRole('button', { name: 'Large print' }).click()
  await expect(tablet.getByRole('button', { name: 'Large print' })).toHaveAttribute('aria-pressed', 'true')
  await tablet.getByRole('button', { name: 'Listen' }).click()
  await expect(tablet.locator('body')).toHaveAttribute('data-said', 'This is what your report says.')
  await tablet.getByRole('button', { name: 'Stop', exact: true }).click()
  await expect(tablet.getByRole('button', { name: 'Listen' })).toBeVisible()

  // All that is said can be searched, and a term explains itself when tapped.
  await tablet.getByText('All that is said', { exact: true }).click()
  const said = tablet.getByRole('list', { name: 'All that is said' }).getByRole('listitem')
  await expect(said).toHaveCount(12)
  await tablet.getByRole('list', { name: 'All that is said' }).scrollIntoViewIfNeeded()
  await tablet.locator('video').evaluate((element: HTMLVideoElement) => {
    element.currentTime = 39.5
  })
  await expect(said.last()).toBeInViewport()
  await tablet.getByRole('searchbox', { name: 'Find a word' }).fill('BONE')
  await expect(said).toHaveText([/No bone is broken\./])
  await expect(tablet.getByText('1 line found')).toBeVisible()
  await tablet.getByRole('button', { name: 'acute', exact: true }).click()
  await expect(tablet.getByRole('button', { name: 'Close' })).toBeVisible()
  await tablet.getByRole('button', { name: 'Close' }).click()

  // A new version is delivered while the page is open: the old one plays no more, and the page says why.
  await tablet.route(new RegExp(`/${orderId}/video$`), (route) =>
    route.request().method() === 'HEAD'
      ? route.fulfill({ status: 200, headers: { etag: '"newer"' } })
      : route.continue(),
  )
  await tablet.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expect(tablet.getByText('There is a new version of your video')).toBeVisible()
  await expect(tablet.getByRole('button', { name: /^(Play|Pause)$/ })).toHaveCount(0)
  await expectAccessible(tablet)

  const copy = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Save the video, with captions' }).click()
  expect((await copy).suggestedFilename()).toBe('video.mp4')

  // Where the line is slow: sound, and all that is said. It is so at the next visit too.
  await page.getByRole('button', { name: 'Only sound and still pictures' }).click()
  await expect(video).toHaveAttribute('src', new RegExp(`/${orderId}/video/audio$`))
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(`/orders/${orderId}/watch`)
  await expect
    .poll(() => video.evaluate((element: HTMLVideoElement) => element.readyState))
    .toBeGreaterThan(0)
  expect(asked).toContain(`/api/orders/${orderId}/video/audio`)
  expect(asked, 'no byte of the moving picture').not.toContain(`/api/orders/${orderId}/video`)
  await expect(page.getByRole('list', { name: 'All that is said' })).toBeVisible()
  await expectAccessible(page)
})

test('what is said after watching arrives whole, and the speed outlasts a new start', async ({
  newVisitor,
}) => {
  const { orderId, cookie } = madeSchema.parse(JSON.parse(runFile('tests/e2e/support/make-player-order.ts')))
  const page = await newVisitor({ viewport: { width: 360, height: 740 } })
  await page.context().addCookies([{ ...cookie, url: STACK.appUrl }])
  await page.goto(`/orders/${orderId}/watch`)
  await page.getByRole('button', { name: 'Watch now' }).click()
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible()

  await page.goto(`/orders/${orderId}/watch`)
  await page.getByText('Speed and captions').click()
  await page.getByLabel('Speed', { exact: true }).selectOption('Faster')
  const rate = await page.locator('video').evaluate((element: HTMLVideoElement) => {
    element.load()
    return element.playbackRate
  })
  expect(rate).toBe(1.5)

  // As long as the field lets it be. Its line breaks are sent as two letters each.
  await page
    .getByRole('textbox', { name: 'Anything you want to tell us?' })
    .fill(`${'a'.repeat(999)}\n\n${'b'.repeat(999)}`)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(page.getByText('Thank you. This helps us to explain better.')).toBeVisible()
})

/** What is seen of a video that stands still. */
async function stillPicture(video: Locator): Promise<Buffer> {
  let last = await video.screenshot()
  await expect
    .poll(async () => {
      const before = last
      last = await video.screenshot()
      return last.equals(before)
    })
    .toBe(true)
  return last
}
