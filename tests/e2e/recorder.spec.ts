import fs from 'node:fs/promises'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { z } from 'zod'
import { recordingSchema } from '@/lib/videos/recording-schema'
import { timingSchema } from '@/lib/videos/timing-schema'
import { brightnessAt, factsOf } from '../support/media'
import { SendingServer } from './support/sending-server'
import { signInStaff } from './support/sign-in'
import { runFile, STACK } from './support/stack-info'
import {
  chooseScenes,
  drawAndTakeBack,
  expectCameraBubble,
  expectFullHd,
  expectLitDrawing,
  pauseFor,
  withdrawUsedClip,
} from './support/studio-scenes'
import { expect, expectAccessible, test } from './support/test'

/** What the browser itself says about each segment: when its recorder began, was told to stop, and how long it paused. */
const spansSchema = z.array(z.object({ from: z.number(), to: z.number().nullable(), heldMs: z.number() }))
const madeSchema = z.object({
  orderId: z.uuid(),
  pictureId: z.uuid(),
  clipId: z.uuid(),
  reader: z.object({ name: z.string(), value: z.string() }),
})
type Span = z.output<typeof spansSchema>[number]
type Segment = z.output<typeof recordingSchema>['segments'][number]

const HELLO = /^Hello\. In this video/
const SAID = 'The bones of your lower back show their age.'
const LOST_AT_MOST = 2
/** Seconds. */
const LENGTH_TOLERANCE = 0.2
const CAPTION_TOLERANCE = 0.5

let sending: SendingServer | undefined
test.afterEach(() => sending?.kill())

test('a recording outlives its tab, and becomes an approved video with captions and chapters', async ({
  newVisitor,
}, info) => {
  test.setTimeout(360_000)
  const made: unknown = JSON.parse(runFile('tests/e2e/support/make-recorder-order.ts'))
  const { orderId, reader: cookie, ...scenes } = madeSchema.parse(made)
  const author = await newVisitor({ viewport: { width: 1440, height: 900 } })
  const hand = new Hand()
  await signInStaff(author, 'dr.lee@demo.example')
  await author.context().addInitScript(watchRecorders)

  await author.goto(`/staff/orders/${orderId}`)
  await hand.does(author.getByRole('button', { name: 'Claim this order' }).click())
  await hand.does(author.getByRole('textbox', { name: 'The main points, sentence 1' }).click())
  await author.keyboard.type(SAID)
  // The skeleton has pictures of its own: choosing others is no part of the count.
  await chooseScenes(author, scenes)
  await hand.does(author.getByRole('button', { name: 'Record the video' }).click())
  await author.waitForURL(/\/record$/)
  await expectFullHd(author)
  const spoken = author.locator('li[aria-current=true]')
  await expect(spoken).toHaveText(HELLO)
  await expect(author.getByRole('button', { name: 'Start recording' })).toBeEnabled()
  await hand.does(author.keyboard.press('Space'))
  await isRecording(author)
  await expectAccessible(author)
  await spokenFor(author, 1)
  await author.keyboard.press('Space')
  await expect(spoken).toHaveText(SAID)
  await spokenFor(author, 6)
  const [, cut] = await spansOf(author)
  const killedAt = await kill(author)

  const page = await author.context().newPage()
  sending = await SendingServer.start(page)
  await page.goto(`/staff/orders/${orderId}/record`)
  const now = page.locator('li[aria-current=true]')
  await expect(now, 'the sentence in which it was killed').toHaveText(SAID)
  await expectCameraBubble(page)
  await page.getByRole('button', { name: 'Go on recording' }).click()
  await isRecording(page)
  await spokenFor(page, 1)
  await sending.kill()
  await spokenFor(page, 2)
  await page.keyboard.press('Space')
  await expect(now).toHaveText(/^Your doctor knows/)
  await expect(page.getByText('The line is away'), 'it is said, and the recording goes on').toBeVisible()
  await isRecording(page)
  await sending.startAgain()
  await expectLitDrawing(page)
  // By itself, at 140 words a minute; the last sentence of a section waits for its speaker.
  await page.getByText('Go on by itself', { exact: true }).click()
  await expect(now).toHaveText(/^Ask what this means/)
  await expect(page.getByText('The last sentence of this section waits for you')).toBeVisible()
  await spokenFor(page, 4)
  await expect(now).toHaveText(/^Ask what this means/)
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Retake Hello' }).click()
  await isRecording(page)
  await drawAndTakeBack(page)
  await spokenFor(page, 2)
  await pauseFor(page, 2)
  await spokenFor(page, 2)
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: 'Make the video' })).toBeEnabled()
  const spans = await spansOf(page)
  const segments = await segmentsOf(page, orderId)
  await hand.does(page.getByRole('button', { name: 'Make the video' }).click())
  await page.waitForURL((url) => url.pathname === `/staff/orders/${orderId}`)
  await hand.does(page.getByRole('button', { name: 'Copy from the script' }).click())
  await expect(page.getByRole('textbox', { name: 'Plain report' })).toContainText(SAID)
  await expect(page.getByLabel('Video, version 1')).toBeVisible({ timeout: 150_000 })
  await hand.does(page.getByRole('button', { name: 'Submit for review' }).click())
  await expect(page, 'a refusal is named in the address').toHaveURL(/done=submitted/)
  await expect(page.getByText('In review').first()).toBeVisible()
  expect(hand.count, "clicks and keys from the opened order to 'submit', beside the words").toBe(7)

  const reader = await newVisitor({ viewport: { width: 360, height: 740 } })
  await reader.context().addCookies([{ ...cookie, url: STACK.appUrl }])
  await approveAndDeliver(reader, orderId)

  const file = path.join(info.outputDir, 'video.mp4')
  const video = await (await reader.request.get(`/api/orders/${orderId}/video`)).body()
  await fs.mkdir(info.outputDir, { recursive: true })
  await fs.writeFile(file, video)
  const facts = await factsOf(file)
  expect([facts.picture.codec_name, facts.sound.codec_name]).toEqual(['h264', 'aac'])
  expect(facts.picture).toMatchObject({ width: 1280, height: 720 })
  expect(video.indexOf('moov'), 'it plays before it is loaded').toBeLessThan(video.indexOf('mdat'))

  const timing = timingSchema.parse(JSON.parse(runFile('tests/e2e/support/read-timing.ts', orderId)))
  expect(timing.chapters.map(({ title }) => title)).toEqual([
    'Hello',
    'The main points',
    'A disc',
    'What to ask',
  ])
  const [hello = NOTHING, main = NOTHING, clip = NOTHING, ask = NOTHING] = timing.chapters
  const [wentOn, asked, again] = spans.map(secondsOf)
  expect(spans.map(({ heldMs }) => heldMs > 1_900)).toEqual([false, false, true])
  expectNear(lengthOf(hello), again, LENGTH_TOLERANCE, 'the retake alone, without its pause')
  expectNear(lengthOf(ask), asked, LENGTH_TOLERANCE, 'the section that nothing happened to')
  const kept = lengthOf(main) - (wentOn ?? 0)
  const recorded = (killedAt - (cut?.from ?? 0)) / 1_000
  expect(kept, `of ${recorded} s before the tab was killed`).toBeGreaterThan(recorded - LOST_AT_MOST)
  expect(kept).toBeLessThan(recorded + LENGTH_TOLERANCE)
  expectNear(lengthOf(clip), 2, LENGTH_TOLERANCE, 'the clip, all of it')
  const together = [hello, main, clip, ask].reduce((sum, each) => sum + lengthOf(each), 0)
  expectNear(facts.seconds, together, LENGTH_TOLERANCE, 'no gap')
  expect(facts.seconds).toBeGreaterThan(18)
  const middles = [hello, main, clip, ask].map(({ startMs, endMs }) => (startMs + endMs) / 2_000)
  const brightness = await Promise.all(middles.map((at) => brightnessAt(file, at)))
  const [picture = 0, gray = 0, black = 255, drawing = 0] = brightness
  expect(Math.abs(picture - 70), "the patient's dark picture").toBeLessThan(20)
  expect(Math.abs(gray - 128), "the report's gray page").toBeLessThan(20)
  expect(black, 'the clip').toBeLessThan(20)
  expect(drawing, 'a drawing on light paper').toBeGreaterThan(170)

  const captions = await (await reader.request.get(`/api/orders/${orderId}/video/captions`)).text()
  const chapterMs = { hello: hello.startMs, main: main.startMs, ask: ask.startMs }
  for (const [sectionId, startMs] of Object.entries(chapterMs)) {
    const [newest] = segments.filter((each) => each.sectionId === sectionId).toSorted(byTakeThenPart)
    expect(newest?.log.length, `the teleprompter's log of ${sectionId}`).toBeGreaterThan(0)
    for (const { sentenceId, atMs } of newest?.log ?? [])
      expectNear(cueOf(captions, sentenceId), (startMs + atMs) / 1_000, CAPTION_TOLERANCE, sentenceId)
  }
  const clipCue = (clip.startMs + 300) / 1_000
  expectNear(cueOf(captions, 'clip-3-1'), clipCue, CAPTION_TOLERANCE, 'what the clip says')
  await withdrawUsedClip(reader, scenes.clipId, orderId)
})

const NOTHING = { startMs: 0, endMs: 0 }

/** Counts what is clicked and pressed; letters of words that are written are no work of the screen's. */
class Hand {
  count = 0
  async does(act: Promise<void>): Promise<void> {
    this.count += 1
    await act
  }
}

/** Runs in the page, before anything of it. */
function watchRecorders(): void {
  const spans: { from: number; to: number | null; heldMs: number }[] = []
  const newest = () => spans.at(-1) ?? { heldMs: 0 }
  Object.assign(window, { recordedSpans: spans })
  const { start, stop, pause, resume } = MediaRecorder.prototype
  MediaRecorder.prototype.start = function (every) {
    spans.push({ from: Date.now(), to: null, heldMs: 0 })
    start.call(this, every)
  }
  MediaRecorder.prototype.stop = function () {
    Object.assign(spans.findLast(({ to }) => to === null) ?? {}, { to: Date.now() })
    stop.call(this)
  }
  MediaRecorder.prototype.pause = function () {
    newest().heldMs -= Date.now()
    pause.call(this)
  }
  MediaRecorder.prototype.resume = function () {
    newest().heldMs += Date.now()
    resume.call(this)
  }
}

async function spansOf(page: Page): Promise<Span[]> {
  return spansSchema.parse(
    await page.evaluate(() => Object.getOwnPropertyDescriptor(window, 'recordedSpans')?.value),
  )
}

/** Without what was paused. */
function secondsOf({ from, to, heldMs }: Span): number {
  return ((to ?? Number.NaN) - from - heldMs) / 1_000
}

async function isRecording(page: Page): Promise<void> {
  await expect(page.getByText('● Recording')).toBeVisible()
}

/** Somebody speaks for so long: the time itself is what is tested. */
function spokenFor(page: Page, seconds: number): Promise<void> {
  return page.waitForTimeout(seconds * 1_000)
}

async function segmentsOf(page: Page, orderId: string): Promise<Segment[]> {
  const response = await page.request.get(`/api/uploads/recordings/${orderId}`)
  return z.object({ recording: recordingSchema }).parse(await response.json()).recording.segments
}

function byTakeThenPart(a: Segment, b: Segment): number {
  return b.take - a.take || a.part - b.part
}

/** Ends the tab's process, as a crash does: nothing of the page gets to say goodbye. Returns when. */
async function kill(page: Page): Promise<number> {
  const crashed = page.waitForEvent('crash')
  const session = await page.context().newCDPSession(page)
  // Nothing is left to answer it.
  session.send('Page.crash').catch(() => {})
  await crashed
  const at = Date.now()
  await page.close()
  return at
}

async function approveAndDeliver(page: Page, orderId: string): Promise<void> {
  await page.goto(`/staff/orders/${orderId}/review`)
  const boxes = page.getByRole('group', { name: 'I checked each of these' }).getByRole('checkbox')
  for (const box of await boxes.all()) await box.check()
  await page.getByRole('button', { name: 'Approve', exact: true }).click()
  await expect(page.getByText('Approved').first()).toBeVisible()
  await page.getByRole('button', { name: 'Deliver', exact: true }).click()
  await page.getByRole('button', { name: 'Deliver now' }).click()
  await expect(page.getByText('Delivered').first()).toBeVisible()
}

function lengthOf({ startMs, endMs }: { startMs: number; endMs: number }): number {
  return (endMs - startMs) / 1_000
}

/** When the caption of a sentence begins, in seconds. */
function cueOf(captions: string, sentenceId: string): number | undefined {
  const [, minutes, seconds] =
    new RegExp(`^${sentenceId}(?:\\.1)?\n\\d+:(\\d+):([\\d.]+) -->`, 'm').exec(captions) ?? []
  return minutes === undefined ? undefined : Number(minutes) * 60 + Number(seconds)
}

function expectNear(actual = Number.NaN, wanted = Number.NaN, tolerance: number, what: string): void {
  expect(Math.abs(actual - wanted), `${what}: ${actual} s, not ${wanted} s`).toBeLessThanOrEqual(tolerance)
}
