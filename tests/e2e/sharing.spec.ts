import fs from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { PDFDocument } from 'pdf-lib'
import { z } from 'zod'
import { codeIn, linkIn, mailTo } from './support/inbox'
import { runFile, STACK } from './support/stack-info'
import { expect, expectAccessible, test } from './support/test'

const PHONE = { viewport: { width: 360, height: 740 } }
const DAUGHTER = 'daughter@family.example'

const madeSchema = z.object({
  orderId: z.uuid(),
  cookie: z.object({ name: z.string(), value: z.string() }),
  seconds: z.number(),
  reminded: z.string(),
})

let made: z.output<typeof madeSchema>
test.beforeAll(() => {
  made = madeSchema.parse(JSON.parse(runFile('tests/e2e/support/make-shared-order.ts')))
})

async function signIn(page: Page): Promise<void> {
  await page.context().addCookies([{ ...made.cookie, url: STACK.appUrl }])
}

const lengthOf = (video: Locator) => video.evaluate((element: HTMLVideoElement) => element.duration)
const secondsOf = (video: Locator) => video.evaluate((element: HTMLVideoElement) => element.currentTime)

test('a daughter with a code sees the chosen chapters only, until the patient stops the link', async ({
  newVisitor,
  browser,
}) => {
  const [patient, daughter] = [await newVisitor(PHONE), await newVisitor(PHONE)]
  await signIn(patient)
  await patient.goto(`/orders/${made.orderId}/share`)
  await patient.getByRole('textbox', { name: 'Who is it for?' }).fill('my daughter')
  await patient.getByRole('textbox', { name: 'How should we call you?' }).fill('Mum')
  await patient.getByText('Only some chapters', { exact: true }).click()
  await patient.getByRole('checkbox', { name: 'What it means' }).check()
  await patient.getByRole('textbox', { name: /^Their mail address/ }).fill(DAUGHTER)
  await patient.getByRole('button', { name: 'Make the link' }).click()
  const link = await patient.getByRole('textbox', { name: 'The link' }).inputValue()
  await expectAccessible(patient)

  // Behind a code the door says nothing of the patient; the worker is cutting the video meanwhile.
  const send = daughter.getByRole('button', { name: 'Send me a code' })
  await expect(async () => {
    await daughter.goto(link)
    await expect(send).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await expect(daughter.getByText('Mum')).toHaveCount(0)
  await send.click()
  const code = codeIn(await mailTo(DAUGHTER, /Your code/))
  const field = daughter.getByRole('textbox', { name: 'The code from our mail' })
  await field.fill(code === '000000' ? '000001' : '000000')
  await daughter.getByRole('button', { name: 'Watch it now' }).click()
  await expect(daughter.getByText('This code is not right, or it is too old.')).toBeVisible()
  await expectAccessible(daughter)
  await field.fill(code)
  await daughter.getByRole('button', { name: 'Watch it now' }).click()

  // One chapter, and not a word of the other; no text, which the patient kept to herself.
  await expect(daughter.getByRole('heading', { name: 'A video from Mum' })).toBeVisible()
  await expect(daughter.getByText('You see the part that was chosen for you.')).toBeVisible()
  const video = daughter.locator('video')
  await expect.poll(() => lengthOf(video)).toBeGreaterThan(0)
  expect(Math.abs((await lengthOf(video)) - made.seconds / 2)).toBeLessThan(0.3)
  const list = () => patient.getByText(/^Opened /)
  await patient.reload()
  await patient.getByText('When it was opened', { exact: true }).click()
  await expect(list()).toHaveText([/[ap]m\s*$/])
  // The chapter is short: it is watched at its end.
  const watched = daughter.waitForResponse(/\/watched$/)
  await daughter.getByRole('button', { name: 'Play', exact: true }).click()
  await expect.poll(() => secondsOf(video)).toBeGreaterThan(0.2)
  expect((await watched).status()).toBe(204)
  await expectAccessible(daughter)
  const seen = await daughter.content()
  expect(seen).toContain('Your back shows its age.')
  for (const kept of [
    'The main point',
    'No bone is broken.',
    'In plain words',
    'degenerative',
    'my daughter',
  ])
    expect(seen).not.toContain(kept)
  await expect(daughter.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/)
  expect(daughter.url()).not.toContain(new URL(link).pathname.split('/').at(-1))
  const page = daughter.url()
  expect((await daughter.request.get(page)).headers()['referrer-policy']).toBe('no-referrer')

  // Her browser prints what it is refused from now on, which is right here: one that nobody listens to.
  const storageState = await daughter.context().storageState()
  const stillOpen = await (await browser.newContext({ ...PHONE, storageState })).newPage()
  await stillOpen.goto(page)
  await expect.poll(() => lengthOf(stillOpen.locator('video'))).toBeGreaterThan(0)
  await daughter.goto('about:blank')
  await patient.reload()
  await patient.getByText('When it was opened', { exact: true }).click()
  await expect(patient.getByText(/^Opened .*and watched$/)).toHaveCount(1)
  await patient.getByRole('button', { name: 'Stop this link now' }).click()
  await expect(patient.getByText('You stopped this link')).toBeVisible()
  const bytes = `/api/shared/${new URL(page).pathname.split('/').at(-1)}/video`
  expect((await daughter.request.get(bytes, { headers: { range: 'bytes=0-1' } })).status()).toBe(403)
  // What a browser holds does not play on: the page that is still open asks, and says why it ends.
  await stillOpen.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expect(stillOpen.getByRole('heading', { name: 'This page has closed' })).toBeVisible()
  await stillOpen.context().close()
  for (const closed of [page, link]) expect((await daughter.request.get(closed)).status()).toBe(404)
})

test('a doctor sees all of it and the text by the link alone', async ({ newVisitor }) => {
  const [patient, doctor] = [await newVisitor(PHONE), await newVisitor()]
  await signIn(patient)
  await patient.goto(`/orders/${made.orderId}/share`)
  await patient.getByRole('textbox', { name: 'Who is it for?' }).fill('Dr. Lee')
  await patient.getByRole('checkbox', { name: 'Also show the text in plain words' }).check()
  await patient.getByRole('button', { name: 'Make the link' }).click()
  await doctor.goto(await patient.getByRole('textbox', { name: 'The link' }).inputValue())
  const isVideo = /\/video$/
  await doctor.route(isVideo, (route) => route.abort('failed'))
  await doctor.getByRole('button', { name: 'Watch it now' }).click()
  await expect(doctor.getByRole('heading', { name: 'In plain words' })).toBeVisible()
  // The line is away for a moment.
  await expect(doctor.getByText('The video does not play.')).toBeVisible()
  await expectAccessible(doctor)
  await doctor.unroute(isVideo)
  await doctor.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => secondsOf(doctor.locator('video'))).toBeGreaterThan(0.2)
  await expect(doctor.getByText('The video does not play.')).toBeHidden()
  await expect(doctor.getByRole('button', { name: /The main point/ })).toBeVisible()

  // Where the line is slow: this browser keeps it.
  await doctor.getByRole('button', { name: 'Only sound and still pictures' }).click()
  await expect(doctor.locator('video')).toHaveAttribute('src', /\/audio$/)
  await doctor.reload()
  await expect(doctor.locator('video')).toHaveAttribute('src', /\/audio$/)
})

for (const javaScriptEnabled of [true, false]) {
  test(`a refused link says beside the field what is missing and keeps all else, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    newVisitor,
  }) => {
    const page = await newVisitor({ ...PHONE, javaScriptEnabled })
    await signIn(page)
    await page.goto(`/orders/${made.orderId}/share`)
    const field = (name: string | RegExp) => page.getByRole('textbox', { name })
    await field('How should we call you?').fill('Mum')
    await page.getByRole('radio', { name: /^Only some chapters/ }).check()
    await page.getByRole('checkbox', { name: 'What it means' }).check()
    await page.getByRole('checkbox', { name: 'Also show the text' }).check()
    await field(/^Their mail address/).fill('lee at clinic')
    await page.getByRole('button', { name: 'Make the link' }).click()

    const summary = page.getByRole('alert').filter({ hasText: 'The link is not made yet' })
    await expect(summary.getByRole('link')).toHaveText([/^Please write a name/, /^This does not look like/])
    await expect(field('Who is it for?')).toHaveAccessibleDescription(/Please write a name/)
    await expect(field(/^Their mail address/)).toHaveAccessibleDescription(
      /does not look like a mail address/,
    )
    await expect(field('How should we call you?')).toHaveValue('Mum')
    await expect(field(/^Their mail address/)).toHaveValue('lee at clinic')
    await expect(page.getByRole('radio', { name: /^Only some chapters/ })).toBeChecked()
    await expect(page.getByRole('checkbox', { name: 'What it means' })).toBeChecked()
    await expect(page.getByRole('checkbox', { name: 'The main point' })).not.toBeChecked()
    await expect(page.getByRole('checkbox', { name: 'Also show the text' })).toBeChecked()
    if (javaScriptEnabled) await expectAccessible(page)
  })
}

for (const javaScriptEnabled of [true, false]) {
  test(`a refused visit says beside the field what is missing and keeps the rest, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    newVisitor,
  }) => {
    const page = await newVisitor({ ...PHONE, javaScriptEnabled })
    await signIn(page)
    await page.goto(`/orders/${made.orderId}/take-away`)
    await page.getByRole('textbox', { name: 'What is it?' }).fill('Talk with Dr. Lee')
    await page.getByLabel('Time, if you know it').fill('09:30')
    await page.getByRole('button', { name: 'Save my visit' }).click()

    const summary = page.getByRole('alert').filter({ hasText: 'Your visit is not saved yet' })
    await expect(summary.getByRole('link')).toHaveText(['Please fill in the day.'])
    await expect(page.getByLabel('Day')).toHaveAccessibleDescription(/Please fill in the day/)
    await expect(page.getByRole('textbox', { name: 'What is it?' })).toHaveValue('Talk with Dr. Lee')
    await expect(page.getByLabel('Time, if you know it')).toHaveValue('09:30')
    if (javaScriptEnabled) await expectAccessible(page)
  })
}

test('a page for the doctor, a date for the calendar, and an end of reminders', async ({ newVisitor }) => {
  const page = await newVisitor(PHONE)
  await signIn(page)
  await page.goto(`/orders/${made.orderId}/take-away`)
  await expect(page.getByRole('blockquote')).toHaveText('Recommend follow-up in 6 weeks.')
  await page.getByRole('checkbox', { name: 'What happens next, and when?' }).check()
  // One too many: nothing is saved, and nothing that was typed is lost.
  const tooMany = Array.from({ length: 9 }, (_, index) => `Question ${index + 1}?`).join('\n')
  await page.getByRole('textbox', { name: 'My own questions' }).fill(tooMany)
  await page.getByRole('button', { name: 'Save my questions' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Please write 8 questions at most' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'My own questions' })).toHaveValue(tooMany)
  await expect(page.getByRole('checkbox', { name: 'What happens next, and when?' })).toBeChecked()
  // As much as there may be: it is one sheet of paper all the same.
  const own = ['May I swim?', ...Array.from({ length: 7 }, () => 'Why is it so? '.repeat(21).trim())]
  await page.getByRole('textbox', { name: 'My own questions' }).fill(own.join('\n'))
  await page.getByRole('button', { name: 'Save my questions' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await page.getByRole('textbox', { name: 'What is it?' }).fill('Talk with Dr. Lee')
  await page.getByLabel('Day').fill('2026-12-24')
  await page.getByRole('button', { name: 'Save my visit' }).click()
  const calendar = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Add it to my calendar' }).click()
  const entry = fs.readFileSync(await (await calendar).path(), 'utf8')
  expect(entry).toContain('DTSTART;VALUE=DATE:20261224\r\n')
  expect(entry).toContain('SUMMARY:Talk with Dr. Lee\r\n')
  await expect(page.getByRole('checkbox', { name: 'What happens next, and when?' })).toBeChecked()
  await expectAccessible(page)
  const paper = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Save the page as a PDF' }).click()
  expect(fs.readFileSync(await (await paper).path()).toString('latin1')).toMatch(/^%PDF-/)
  // What is printed has the chosen questions, and nothing to fill in.
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('listitem').filter({ hasText: 'May I swim?' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save my questions' })).toBeHidden()
  const sheets = await PDFDocument.load(await page.pdf({ format: 'Letter' }))
  expect(sheets.getPageCount()).toBe(1)

  // The mail's own link needs no account, ends nothing by being fetched, and everything by one tap.
  const reader = await newVisitor(PHONE)
  const off = linkIn(await mailTo(made.reminded, /waiting for you/), /\/reminders\//)
  await reader.goto(off)
  await expectAccessible(reader)
  await reader.getByRole('button', { name: 'Turn reminders off' }).click()
  await expect(reader.getByText('Reminders are off.')).toBeVisible()
})
