import type { Page } from '@playwright/test'
import { expect } from './test'

/** The made-up page of the report, all of it. */
const PAGE_GRAY = '128,128,128,255'

/** Puts other pictures into a script than its skeleton has: the patient's own, a drawing with one part lit, and a clip. */
export async function chooseScenes(
  page: Page,
  { pictureId, clipId }: { pictureId: string; clipId: string },
): Promise<void> {
  const pictureOf = (section: string) => page.getByRole('combobox', { name: `Picture of ${section}` })
  await pictureOf('Hello').selectOption(`picture:${pictureId}`)
  await pictureOf('What to ask').selectOption('illustration:lumbar-puncture')
  await page.getByText('Light up parts').click()
  await page.getByRole('checkbox', { name: 'Disc L4–L5' }).check()
  await page.getByRole('button', { name: 'New section' }).click()
  await page.getByRole('textbox', { name: 'Title of part 5' }).fill('A disc')
  await pictureOf('A disc').selectOption(`clip:${clipId}`)
  await page.getByRole('button', { name: 'Move A disc up' }).click()
}

/** The drawing is on the stage with its one part lit, and changes there at a key. */
export async function expectLitDrawing(page: Page): Promise<void> {
  const part = page.getByRole('button', { name: 'Disc L4–L5' })
  await expect(part).toHaveAttribute('aria-pressed', 'true')
  const lit = await stageOf(page)
  await page.keyboard.press('a')
  await expect(part).toHaveAttribute('aria-pressed', 'false')
  await expect.poll(() => stageOf(page), 'all of it is as bright').not.toBe(lit)
}

/** Two lines with the pen while it is recorded: one is undone, the next cleared, and the picture is as before. */
export async function drawAndTakeBack(page: Page): Promise<void> {
  await page.keyboard.press('2')
  const clean = await stageOf(page)
  for (const takeBack of ['z', 'c']) {
    await draw(page)
    await expect.poll(() => stageOf(page), 'a line on the stage').not.toBe(clean)
    await page.keyboard.press(takeBack)
    await expect.poll(() => stageOf(page), `taken back with ${takeBack}`).toBe(clean)
  }
}

async function draw(page: Page): Promise<void> {
  const box = await page.locator('canvas').boundingBox()
  if (!box) throw new Error('no stage')
  await page.mouse.move(box.x + box.width / 4, box.y + box.height / 4)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 3 })
  await page.mouse.up()
}

/** Somebody pauses, coughs, and goes on; the clock of what is recorded stands still meanwhile. */
export async function pauseFor(page: Page, seconds: number): Promise<void> {
  await page.keyboard.press('p')
  const paused = page.getByText('Paused', { exact: true }).locator('..')
  await expect(paused).toBeVisible()
  await expect(page.getByRole('button', { name: 'Next', exact: true })).toBeDisabled()
  await page.waitForTimeout(seconds * 500)
  const at = await paused.textContent()
  await page.waitForTimeout(seconds * 500)
  await expect(paused).toHaveText(at ?? '')
  await page.keyboard.press('p')
  await expect(page.getByText('● Recording')).toBeVisible()
}

/** The larger picture is recorded once it is chosen, is remembered, and can be given up again. */
export async function expectFullHd(page: Page): Promise<void> {
  const choice = page.getByRole('combobox', { name: 'Picture', exact: true })
  const stage = page.locator('canvas')
  const choose = async (label: string, width: string) => {
    const remembered = page.waitForResponse((response) => response.request().method() === 'POST')
    await choice.selectOption({ label })
    await expect(stage).toHaveAttribute('width', width)
    await remembered
  }
  await expect(stage).toHaveAttribute('width', '1280')
  await choose('1920 × 1080', '1920')
  await page.reload()
  await expect(stage).toHaveAttribute('width', '1920')
  await choose('1280 × 720', '1280')
}

/** What the canvas holds that is recorded. */
function stageOf(page: Page): Promise<string> {
  return page
    .locator('canvas')
    .evaluate((canvas) => (canvas instanceof HTMLCanvasElement ? canvas.toDataURL() : ''))
}

/** A camera is chosen: its picture is in the corner that is recorded, until there is to be none, or it goes away. */
export async function expectCameraBubble(page: Page): Promise<void> {
  const camera = page.getByRole('combobox', { name: 'Camera bubble' })
  // Once the report's page is loaded, a change is the camera's.
  const without = PAGE_GRAY
  await expect.poll(() => cornerOf(page), "the report's page").toBe(without)
  await camera.selectOption({ label: 'The usual one' })
  await expect.poll(() => cornerOf(page), 'the picture of the camera').not.toBe(without)
  await camera.selectOption({ label: 'No camera' })
  await expect.poll(() => cornerOf(page)).toBe(without)
  await camera.selectOption({ label: 'The usual one' })
  await expect.poll(() => cornerOf(page)).not.toBe(without)
  await page.locator('video').evaluate((video) => {
    const stream = video instanceof HTMLVideoElement ? video.srcObject : null
    const [track] = stream instanceof MediaStream ? stream.getVideoTracks() : []
    track?.dispatchEvent(new Event('ended'))
  })
  await expect(page.getByText('The camera cannot be used')).toBeVisible()
  await expect.poll(() => cornerOf(page), 'no frozen face').toBe(without)
  await camera.selectOption({ label: 'No camera' })
}

/** The colour of the middle of the bubble's place. */
function cornerOf(page: Page): Promise<string> {
  return page.locator('canvas').evaluate((canvas) => {
    const ctx = canvas instanceof HTMLCanvasElement ? canvas.getContext('2d') : null
    return String(ctx?.getImageData(1_167, 607, 1, 1).data)
  })
}

/** Takes a clip out of use; its page and the order that has it say so. */
export async function withdrawUsedClip(page: Page, clipId: string, orderId: string): Promise<void> {
  await page.goto(`/staff/clips/${clipId}`)
  await page.getByRole('textbox', { name: 'Why' }).fill('It is out of date.')
  await page.getByRole('button', { name: 'Withdraw' }).click()
  await expect(page.getByText('It is withdrawn. The videos that use it are flagged.')).toBeVisible()
  const user = page.locator(`li:has(a[href="/staff/orders/${orderId}"])`)
  await expect(user).toContainText('The patient can watch it')
  await page.goto(`/staff/orders/${orderId}`)
  await expect(page.getByText('The clip “What a disc is” in this video was withdrawn')).toBeVisible()
}
