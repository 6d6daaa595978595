import { describe, expect, it } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { getOpenWork } from '@/lib/videos/open-work'
import type { PlainReportDocument } from '@/lib/videos/plain-report-schema'
import { fromScript } from '@/lib/videos/plain-report-sections-schema'
import { saveScript } from '@/lib/videos/save-script'
import type { Script } from '@/lib/videos/script-schema'
import { getReviewedScript, getScriptWork } from '@/lib/videos/script-work'
import { submitForReview } from '@/lib/videos/submit-for-review'
import type { VideoTiming } from '@/lib/videos/timing-schema'
import { authorsOf } from '@/lib/videos/work-authors'
import { createPlainReport, createVideo, createVideoAsset } from '@/tests/factories/delivery'
import { createOrder } from '@/tests/factories/order'
import { createReportFile } from '@/tests/factories/report-file'
import { createReportPage } from '@/tests/factories/report-page'
import { createStaff, createUser } from '@/tests/factories/user'

const now = new Date()
const REPORT = 'FINDINGS: A bulge.\nIMPRESSION: Mild narrowing. No fracture.'

async function setUp() {
  const author = await createStaff()
  const order = await createOrder({ status: 'in_production', claimedById: author.id })
  await createReportPage(await createReportFile(order.id), { text: { plain: REPORT } })
  const actor: StaffActor = { kind: 'staff', userId: author.id }
  const input = { orderId: order.id, now }
  const work = await getScriptWork(actor, input)
  const [narrowing = '', fracture = ''] = work.ok ? work.value.impression.map(({ id }) => id) : []
  const sentence = (id: string, text: string, covers: string) => ({ id, text, covers: [covers] })
  const section = (id: string, ...sentences: ReturnType<typeof sentence>[]) => ({
    id,
    title: id,
    scene: null,
    sentences,
  })
  const first = section(
    'first',
    sentence('s1', 'There is less room.', narrowing),
    sentence('s2', 'It is mild.', narrowing),
  )
  const second = section('second', sentence('s3', 'No bone is broken.', fracture))
  const script: Script = { sections: [first, second], leftOut: [] }
  const saved = await saveScript(actor, { ...input, script, base: null })
  if (!saved.ok) throw new Error(saved.code)
  return { actor, input, saved: saved.value, script }
}

/** A video of these of its script's sentences. */
async function videoOf(orderId: string, scriptId: string, { sections }: Script, said: readonly string[]) {
  const video = await createVideo(orderId)
  await db().video.update({ where: { id: video.id }, data: { scriptId } })
  const sentences = sections
    .flatMap((section) => section.sentences)
    .filter(({ id }) => said.includes(id))
    .map((sentence, index) => ({ ...sentence, startMs: index * 1_000, endMs: index * 1_000 + 900 }))
  const chapters = sections
    .filter((section) => section.sentences.some(({ id }) => said.includes(id)))
    .map(({ id, title }) => ({ id, title, startMs: 0, endMs: 1_000 }))
  const timing: VideoTiming = { durationMs: 95_000, chapters, sentences, sprite: null }
  await createVideoAsset(video.id, 'timing', Buffer.from(JSON.stringify(timing)), 'application/json')
  await createVideoAsset(video.id, 'captions', Buffer.from('WEBVTT'), 'text/vtt')
  return video.id
}

/** Says that a video was recorded section by section, not uploaded. */
async function asRecorded(orderId: string, userId: string, videoId: string) {
  const recording = await db().recording.create({ data: { orderId, userId } })
  const id = crypto.randomUUID()
  const segment = { id, recordingId: recording.id, sectionId: 'first', take: 0, part: 0 }
  await db().recordingSegment.create({ data: { ...segment, mediaType: 'video/webm' } })
  await db().videoSegment.create({ data: { videoId, position: 0, segmentId: id } })
}

describe('work that is handed in', () => {
  it('is refused while the recorded video says less than its script, and shows its reader what is said', async () => {
    const { actor, input, saved, script } = await setUp()
    await createPlainReport(input.orderId, fromScript(script, []))
    const videoId = await videoOf(input.orderId, saved.id, script, ['s1', 's2'])
    await asRecorded(input.orderId, actor.userId, videoId)
    expect(await submitForReview(actor, input)).toEqual({ ok: false, code: 'UNSAID' })
    const admin: StaffActor = { kind: 'admin', userId: (await createStaff({ role: 'admin' })).id }
    expect(await submitForReview(admin, input), 'whoever hands it in').toEqual({ ok: false, code: 'UNSAID' })
    const colleague: StaffActor = { kind: 'staff', userId: (await createStaff()).id }
    expect(await submitForReview(colleague, input)).toEqual({ ok: false, code: 'NOT_ALLOWED' })
    const whole = await videoOf(input.orderId, saved.id, script, ['s1', 's3'])
    const shown = async (id: string) => {
      const found = await getReviewedScript(actor, { ...input, videoId: id })
      return found.ok && found.value.script.sections.map((section) => section.id)
    }
    expect(await shown(videoId), 'also once there is a newer one').toEqual(['first'])
    expect(await shown(whole)).toEqual(['first', 'second'])
    expect(await submitForReview(actor, input)).toMatchObject({ ok: true })
  })

  it('is judged by the script of its video, not by one that was written since', async () => {
    const { actor, input, saved, script } = await setUp()
    await createPlainReport(input.orderId, fromScript(script, []))
    const [first] = script.sections
    const partly = await saveScript(actor, {
      ...input,
      script: { ...script, sections: first ? [first] : [] },
      base: saved,
    })
    if (!partly.ok) throw new Error(partly.code)
    await videoOf(input.orderId, partly.value.id, script, ['s1', 's2'])
    const whole = await saveScript(actor, { ...input, script, base: partly.value })
    expect(whole).toMatchObject({ value: { version: 2 } })
    expect(await submitForReview(actor, input)).toEqual({ ok: false, code: 'UNSAID' })
  })

  it('is refused while a blank is open in what the patient reads, and says where', async () => {
    const { actor, input, saved, script } = await setUp()
    const copy = fromScript(script, [])
    const blank: PlainReportDocument['content'][number] = {
      type: 'paragraph',
      content: [{ type: 'text', text: 'Well. It is on the [side] side.' }],
    }
    await videoOf(input.orderId, saved.id, script, ['s1', 's2', 's3'])
    await createPlainReport(input.orderId, { ...copy, content: [...copy.content, blank] })
    expect(await submitForReview(actor, input)).toEqual({ ok: false, code: 'BLANKS' })
    expect(await getOpenWork(actor, input)).toMatchObject({
      value: { blanks: [{ where: 'plain report', sentence: 'It is on the [side] side.' }] },
    })
    await createPlainReport(input.orderId, copy)
    const first = script.sections[0]?.sentences[0]
    if (first) first.text = 'The [side] side has less room.'
    await videoOf(input.orderId, saved.id, script, ['s1', 's2', 's3'])
    expect(await submitForReview(actor, input)).toEqual({ ok: false, code: 'BLANKS' })
    expect(await getOpenWork(actor, input)).toMatchObject({
      value: { blanks: [{ where: 'captions', sentence: 'The [side] side has less room.' }] },
    })
    const patient = { kind: 'patient' as const, userId: (await createUser()).id }
    expect(await getOpenWork(patient, input)).toEqual({ ok: false, code: 'NOT_FOUND' })
  })

  it('is refused while the plain report lacks a section that is said, and names it', async () => {
    const { actor, input, saved, script } = await setUp()
    const { content } = fromScript(script, [])
    await videoOf(input.orderId, saved.id, script, ['s1', 's2', 's3'])
    await createPlainReport(input.orderId, { type: 'doc', content: content.slice(0, 2) })
    expect(await submitForReview(actor, input)).toEqual({ ok: false, code: 'SECTIONS_MISSING' })
    expect(await getOpenWork(actor, input)).toMatchObject({ value: { missingSections: ['second'] } })
    const other: PlainReportDocument['content'][number] = {
      type: 'paragraph',
      content: [{ type: 'text', text: 'Your bones are whole.' }],
    }
    await createPlainReport(input.orderId, { type: 'doc', content: [...content.slice(0, 3), other] })
    expect(await submitForReview(actor, input), 'in other words').toMatchObject({ ok: true })
  })

  it('is the last version that could be made', async () => {
    const { actor, input, saved, script } = await setUp()
    await createPlainReport(input.orderId, fromScript(script, []))
    await videoOf(input.orderId, saved.id, script, ['s1', 's2', 's3'])
    const stopped = await createVideo(input.orderId)
    const change = (state: 'processing' | 'failed', failure: string | null) =>
      db().video.update({
        where: { id: stopped.id },
        data: { state, failure, approvedAt: null, approvedById: null },
      })
    await change('processing', null)
    expect(await submitForReview(actor, input)).toEqual({ ok: false, code: 'NOT_READY' })
    await change('failed', 'CANCELED')
    expect(await submitForReview(actor, input)).toMatchObject({ ok: true })
  })
})

describe('who made a work', () => {
  it('is everybody who wrote its script, corrected its captions or has its order', async () => {
    const { actor, input, saved, script } = await setUp()
    const { orderId } = input
    const next = await createStaff()
    await db().order.update({ where: { id: orderId }, data: { claimedById: next.id } })
    const going: StaffActor = { kind: 'staff', userId: next.id }
    const second = await saveScript(going, { ...input, script, base: saved })
    if (!second.ok) throw new Error(second.code)
    const videoId = await videoOf(orderId, second.value.id, script, ['s1'])
    const plainReport = await createPlainReport(orderId)
    const [corrector, claimant] = [await createStaff(), await createStaff()]
    const correction = { action: 'captions.saved', actorKind: 'staff', actorId: corrector.id }
    await db().auditEvent.create({ data: { ...correction, orderId, objectId: videoId } })
    await db().order.update({ where: { id: orderId }, data: { claimedById: claimant.id } })
    const video = await db().video.findUniqueOrThrow({ where: { id: videoId } })
    const [authors] = await authorsOf(db(), [{ orderId, videoId, plainReportId: plainReport.id }])
    expect(authors?.toSorted()).toEqual(
      [
        ...[actor.userId, next.id, video.authorId, plainReport.authorId],
        ...[corrector.id, claimant.id],
      ].toSorted(),
    )
  })
})
