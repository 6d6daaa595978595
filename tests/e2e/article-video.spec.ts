import { STACK } from './support/stack-info'
import { expect, test } from './support/test'

const ARTICLE = '/articles/spine-procedures/lumbar-puncture'

test("an article's video is loaded when it is played, and not before", async ({ newVisitor }) => {
  const page = await newVisitor({ viewport: { width: 360, height: 740 } })
  const loaded: string[] = []
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname))
  await page.goto(ARTICLE, { waitUntil: 'networkidle' })
  const video = page.locator('video')
  await video.scrollIntoViewIfNeeded()
  await expect(page.getByText('Computer voice')).toBeVisible()
  expect(loaded.filter((path) => path.endsWith('.mp4'))).toEqual([])

  // A tap on the browser's own button, which no test can reach by its name.
  await video.evaluate((element: HTMLVideoElement) => {
    element.muted = true
    return element.play()
  })
  await expect
    .poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime))
    .toBeGreaterThan(0.2)
  expect(loaded.filter((path) => path.endsWith('.mp4'))).not.toEqual([])
  const cues = () => video.evaluate((element: HTMLVideoElement) => element.textTracks[0]?.cues?.length ?? 0)
  await expect.poll(cues).toBeGreaterThan(5)
  const captions = () => video.evaluate((element: HTMLVideoElement) => element.textTracks[0]?.mode)
  expect(await captions()).toBe('showing')

  // Who turns them off is not asked again.
  await video.evaluate(async (element: HTMLVideoElement) => {
    element.pause()
    if (element.textTracks[0]) element.textTracks[0].mode = 'disabled'
    await element.play()
  })
  expect(await captions()).toBe('disabled')

  await page.getByText('Read what the video says').click()
  const transcript = page.locator('details[open]')
  await expect(transcript.getByText('Only loose nerve roots float', { exact: false })).toBeVisible()
})

test("an article's video is kept by browsers and answers for a part of it", async () => {
  const html = await (await fetch(STACK.appUrl + ARTICLE)).text()
  const src = /src="(\/videos\/articles\/[^"]+\.mp4\?v=[0-9a-f]+)"/.exec(html)?.[1] ?? ''
  const answer = await fetch(STACK.appUrl + src, { headers: { range: 'bytes=100-199' } })
  expect(answer.status).toBe(206)
  expect(answer.headers.get('content-range')).toMatch(/^bytes 100-199\/\d+$/)
  expect((await answer.arrayBuffer()).byteLength).toBe(100)
  expect(answer.headers.get('content-type')).toBe('video/mp4')
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
})
