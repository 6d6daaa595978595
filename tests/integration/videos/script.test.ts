import { describe, expect, it } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { openOrderKey } from '@/lib/orders/order-key'
import { db } from '@/lib/platform/db'
import { saveScript } from '@/lib/videos/save-script'
import { getScript } from '@/lib/videos/script-queries'
import type { Script } from '@/lib/videos/script-schema'
import { getScriptWork } from '@/lib/videos/script-work'
import { submitForReview } from '@/lib/videos/submit-for-review'
import { createPlainReport, createVideo, createVideoAsset } from '@/tests/factories/delivery'
import { createOrder } from '@/tests/factories/order'
import { createReportFile } from '@/tests/factories/report-file'
import { createReportPage } from '@/tests/factories/report-page'
import { createStaff, createUser } from '@/tests/factories/user'

const now = new Date()
const words = (text: string): Script => ({
  sections: [
    { id: 'main', title: 'The main point', scene: null, sentences: [{ id: 's1', text, covers: [] }] },
  ],
  leftOut: [],
})

async function setUp() {
  const [author, reader] = [await createStaff(), await createStaff()]
  const order = await createOrder({ status: 'in_production', claimedById: author.id })
  const as = (userId: string): StaffActor => ({ kind: 'staff', userId })
  return { orderId: order.id, author: as(author.id), reader: as(reader.id) }
}

async function writeReport(orderId: string, text: string) {
  const cipher = await openOrderKey(db(), orderId)
  const pastedText = cipher?.encrypt({ table: 'Order', column: 'pastedText', id: orderId }, text) ?? null
  await db().order.update({ where: { id: orderId }, data: { pastedText } })
}

async function saved(actor: StaffActor, orderId: string, text: string) {
  const first = await saveScript(actor, { orderId, script: words(text), base: null, now })
  if (!first.ok) throw new Error(first.code)
  return first.value
}

describe('the script', () => {
  it('is encrypted, and read by staff alone, which is put on record', async () => {
    const { orderId, author, reader } = await setUp()
    await saved(author, orderId, 'Zanzibar.')
    expect((await db().script.findFirstOrThrow({ where: { orderId } })).body).toMatch(/^v1\./)
    expect(await getScript(reader, { orderId, now })).toMatchObject({
      value: { version: 1, revision: 0, script: words('Zanzibar.'), authorName: 'Dr. Test Person' },
    })
    const patient = { kind: 'patient' as const, userId: (await createUser()).id }
    expect(await getScript(patient, { orderId, now })).toEqual({ ok: false, code: 'NOT_FOUND' })
    const looks = await db().auditEvent.findMany({ where: { orderId }, orderBy: { id: 'asc' } })
    expect(looks.map(({ action }) => action)).toEqual(['script.saved', 'script.viewed', 'order.denied'])
  })

  it('keeps both when two windows save', async () => {
    const { orderId, author } = await setUp()
    const base = await saved(author, orderId, 'One.')
    const both = await Promise.all(
      ['Mine.', 'Yours.'].map((text) => saveScript(author, { orderId, script: words(text), base, now })),
    )
    expect(both.filter((save) => save.ok)).toHaveLength(1)
    expect(both.find((save) => !save.ok)).toEqual({ ok: false, code: 'CONFLICT' })
    const newer = { id: base.id, revision: 1 }
    expect(
      await saveScript(author, { orderId, script: words('Kept.'), base: newer, isNewVersion: true, now }),
    ).toMatchObject({ value: { version: 2, revision: 0 } })
    expect(await getScript(author, { orderId, version: 1, now })).toMatchObject({ value: { revision: 1 } })
  })

  it('is a new version once it was handed in, or a video was made with it', async () => {
    const { orderId, author } = await setUp()
    const base = await saved(author, orderId, 'One.')
    const video = await createVideo(orderId)
    await createVideoAsset(video.id, 'captions', Buffer.from('WEBVTT'), 'text/vtt')
    await db().video.update({ where: { id: video.id }, data: { scriptId: base.id } })
    const second = await saveScript(author, { orderId, script: words('Two.'), base, now })
    if (!second.ok) throw new Error(second.code)
    expect(second.value).toMatchObject({ version: 2 })
    await createPlainReport(orderId)
    expect(await submitForReview(author, { orderId, now })).toMatchObject({ ok: true })
    await db().order.update({ where: { id: orderId }, data: { status: 'in_production' } })
    expect(
      await saveScript(author, { orderId, script: words('Three.'), base: second.value, now }),
    ).toMatchObject({ value: { version: 3 } })
  })

  it('is written only by the one who claimed the order', async () => {
    const { orderId, reader } = await setUp()
    expect(await saveScript(reader, { orderId, script: words('x'), base: null, now })).toEqual({
      ok: false,
      code: 'NOT_YOURS',
    })
  })

  it('is told apart which of its pages are read and which are pictures from the scan', async () => {
    const { orderId, author } = await setUp()
    const word = { text: 'word', x: 1, y: 1, w: 1, h: 1 }
    const files = [
      { mediaType: 'image/jpeg', words: 200 },
      { mediaType: 'image/jpeg', words: 6 },
      { mediaType: 'application/pdf', words: 6 },
    ]
    for (const [position, { mediaType, words: count }] of files.entries()) {
      const file = await createReportFile(orderId, { position, mediaType })
      await createReportPage(file, { text: { words: Array.from({ length: count }, () => word) } })
    }
    const work = await getScriptWork(author, { orderId, now })
    expect(work.ok && work.value.pages.map(({ isKeyPicture }) => isKeyPicture)).toEqual([false, true, false])
  })

  it('has to cover each sentence of the Impression, or say why not, before it is read', async () => {
    const { orderId, author } = await setUp()
    const report = 'FINDINGS: A bulge.\nIMPRESSION: Mild narrowing. No fracture.'
    await writeReport(orderId, report)
    const video = await createVideo(orderId)
    await createVideoAsset(video.id, 'captions', Buffer.from('WEBVTT'), 'text/vtt')
    await createPlainReport(orderId)
    expect(await submitForReview(author, { orderId, now })).toEqual({ ok: false, code: 'UNCOVERED' })
    const work = await getScriptWork(author, { orderId, now })
    if (!work.ok) throw new Error(work.code)
    const [narrowing, fracture] = work.value.impression
    expect([narrowing?.text, fracture?.text]).toEqual(['Mild narrowing.', 'No fracture.'])
    expect(work.value.saved).toBeNull()
    const script = words('There is a little less room.')
    script.sections[0]?.sentences[0]?.covers.push(narrowing?.id ?? '')
    const first = await saveScript(author, { orderId, script, base: null, now })
    if (!first.ok) throw new Error(first.code)
    expect(await submitForReview(author, { orderId, now })).toEqual({ ok: false, code: 'UNCOVERED' })
    script.leftOut.push({ sentenceId: fracture?.id ?? '', reason: 'Said in the video before.' })
    expect(await saveScript(author, { orderId, script, base: first.value, now })).toMatchObject({ ok: true })
    expect(await submitForReview(author, { orderId, now })).toMatchObject({ ok: true })
  })
})
