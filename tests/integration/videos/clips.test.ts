import { createHash } from 'node:crypto'
import type { StatsFs } from 'node:fs'
import fs from 'node:fs/promises'
import { describe, expect, it, vi } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { deliverOrder } from '@/lib/deliveries/deliver-order'
import { sweepStorage } from '@/lib/jobs/handlers/sweep-storage'
import { db } from '@/lib/platform/db'
import { storage } from '@/lib/platform/storage'
import { makeClipAgain, stopClip } from '@/lib/videos/change-processing'
import { getClipCaptions, saveClipCaptions } from '@/lib/videos/clip-captions'
import { getClip, listClips, listOfferedClips } from '@/lib/videos/clip-queries'
import { approveClip, createClip as beginClip, removeClip, withdrawClip } from '@/lib/videos/clips'
import { finishRecording } from '@/lib/videos/finish-recording'
import { openClip } from '@/lib/videos/open-clip'
import type { PlainReportDocument } from '@/lib/videos/plain-report-schema'
import { processClip } from '@/lib/videos/processing/process-clip'
import { watchProcessing } from '@/lib/videos/processing/report-progress'
import { findSource } from '@/lib/videos/processing/video-source'
import { receiveRecordingChunk } from '@/lib/videos/receive-recording-chunk'
import { saveSegment, startRecording } from '@/lib/videos/recording'
import { approveWork } from '@/lib/videos/review-order'
import { saveScript } from '@/lib/videos/save-script'
import type { Script } from '@/lib/videos/script-schema'
import { submitForReview } from '@/lib/videos/submit-for-review'
import { readWorkVersion } from '@/lib/videos/work-version'
import { getWorkspace } from '@/lib/videos/workspace-queries'
import { createClip } from '@/tests/factories/clip'
import { sendClip } from '@/tests/factories/clip-upload'
import { createPlainReport, createVideoAsset } from '@/tests/factories/delivery'
import { createOrder } from '@/tests/factories/order'
import { createStaff, createUser } from '@/tests/factories/user'
import { makeVideo } from '@/tests/support/make-video'

vi.setConfig({ testTimeout: 90_000 })

const now = new Date()
const { signal } = new AbortController()
/** A file came meanwhile: a client does not try again. */
const TAKEN = { status_code: 422, body: 'CONFLICT' }
/** What of clips and of uploads is in the store. */
const keptKeys = async () =>
  (await Array.fromAsync(storage().list())).map(({ key }) => key).filter((key) => /^(clip|chunk)\//.test(key))
const staff = async (): Promise<StaffActor> => ({ kind: 'staff', userId: (await createStaff()).id })
const bytesOf = async function* (bytes: Buffer) {
  yield bytes
}

/** A clip whose file came, and is to be made. */
async function sentClip(author: StaffActor) {
  const begun = await beginClip(author, { title: 'A disc', words: 'A disc is soft.', now })
  if (!begun.ok) throw new Error(begun.code)
  await sendClip(author, begun.value.id, makeVideo())
  return begun.value
}

async function dtoOf(actor: StaffActor, id: string) {
  const found = await getClip(actor, { id, now })
  return found.ok ? found.value.clip : null
}

async function approvedClip() {
  const [author, reader] = [await staff(), await staff()]
  const { id } = await createClip(author.userId)
  expect(await approveClip(reader, { id, revision: 0, now })).toMatchObject({ ok: true })
  return { id, author, reader }
}

const scriptWith = (clipId: string): Script => ({
  sections: [
    { id: 'a', title: 'Before', scene: null, sentences: [{ id: 'a1', text: 'Before.', covers: [] }] },
    { id: 'disc', title: 'A disc', scene: { kind: 'clip', clipId, covers: [] }, sentences: [] },
    { id: 'b', title: 'After', scene: null, sentences: [{ id: 'b1', text: 'After.', covers: [] }] },
  ],
  leftOut: [],
})

/** An order whose script has a clip between two recorded sections. */
async function recordedAround(clipId: string) {
  const author = await staff()
  const { id: orderId } = await createOrder({ status: 'in_production', claimedById: author.userId })
  await saveScript(author, { orderId, script: scriptWith(clipId), base: null, now })
  const started = await startRecording(author, { orderId, now })
  if (!started.ok) throw new Error(started.code)
  const chunk = Buffer.from('two seconds')
  const sha256 = createHash('sha256').update(chunk).digest('hex')
  for (const sectionId of ['a', 'b']) {
    const segmentId = crypto.randomUUID()
    const facts = { recordingId: started.value.id, sectionId, take: 0, part: 0, mediaType: 'video/webm' }
    await saveSegment(author, { orderId, segmentId, segment: { ...facts, chunkCount: 1, log: [] }, now })
    await receiveRecordingChunk(author, { orderId, segmentId, sequence: 0, sha256, source: bytesOf(chunk) })
  }
  return { author, orderId }
}

describe('a clip', () => {
  it('is made of the file that is sent for it, with captions of its words', async () => {
    const author = await staff()
    const begun = await beginClip(author, { title: 'A disc', words: 'A disc is soft. It lasts.', now })
    if (!begun.ok) throw new Error(begun.code)
    const { id } = begun.value
    await expect(sendClip(await staff(), id, makeVideo())).rejects.toMatchObject({ status_code: 404 })
    await expect(sendClip(author, id, Buffer.alloc(0))).rejects.toMatchObject({ status_code: 400 })
    await sendClip(author, id, Buffer.from('no video'))
    await processClip(id, signal)
    expect(await db().clip.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: 'failed',
      failure: 'NOT_A_VIDEO',
    })
    await sendClip(author, id, makeVideo({ hasSound: false }))
    await processClip(id, signal)
    expect(await db().clip.findUniqueOrThrow({ where: { id } })).toMatchObject({ failure: 'NO_SOUND' })
    expect(await keptKeys(), 'what could not be used is not kept').toEqual([])
    await sendClip(author, id, makeVideo())
    await expect(sendClip(author, id, makeVideo()), 'while one is being made').rejects.toMatchObject(TAKEN)
    await Promise.all([processClip(id, signal), processClip(id, signal)])
    const clip = await db().clip.findUniqueOrThrow({ where: { id } })
    expect(clip).toMatchObject({ state: 'ready', failure: null, sourceId: null, width: 320 })
    expect(await keptKeys()).toEqual([clip.storageKey])
    const captions = await getClipCaptions(author, { id, now })
    expect(captions.ok && captions.value.cues.map(({ text }) => text)).toEqual([
      'A disc is soft.',
      'It lasts.',
    ])
    await sweepStorage({}, { now: new Date(now.getTime() + 3 * 86_400_000), signal })
    expect(await openClip(author, { id, now }), 'a sweep leaves it').toMatchObject({ ok: true })
  })

  it('is stopped by its author, kept for a day, and made when asked again', async () => {
    const [author, other] = [await staff(), await staff()]
    const { id } = await sentClip(author)
    const running = processClip(id, signal)
    expect(await stopClip(other, { clipId: id, now })).toEqual({ ok: false, code: 'NOT_YOURS' })
    expect(await stopClip(author, { clipId: id, now })).toMatchObject({ ok: true })
    await running
    expect(await dtoOf(author, id)).toMatchObject({ stage: 'failed', failure: 'CANCELED', mayRetry: true })
    expect(await stopClip(author, { clipId: id, now })).toEqual({ ok: false, code: 'CONFLICT' })
    await sweepStorage({}, { now, signal })
    expect(await makeClipAgain(other, { clipId: id, now })).toEqual({ ok: false, code: 'NOT_YOURS' })
    expect(await makeClipAgain(author, { clipId: id, now })).toMatchObject({ ok: true })
    expect(await makeClipAgain(author, { clipId: id, now })).toEqual({ ok: false, code: 'CONFLICT' })
    await processClip(id, signal)
    expect(await dtoOf(author, id)).toMatchObject({ stage: 'ready', progress: 100, mayRetry: false })
    expect(await db().videoUpload.count({ where: { clipId: id } })).toBe(0)

    const stale = await sentClip(author)
    await stopClip(author, { clipId: stale.id, now })
    await sweepStorage({}, { now: new Date(now.getTime() + 3 * 86_400_000), signal })
    expect(await dtoOf(author, stale.id), 'after a day').toMatchObject({ mayRetry: false })
    expect(await makeClipAgain(author, { clipId: stale.id, now })).toEqual({ ok: false, code: 'CONFLICT' })
  })

  it('says so when the disk is full or its workers die, keeps what was sent, and writes down how far it is', async () => {
    const author = await staff()
    const { id } = await sentClip(author)
    const full = Object.assign(new Error('full'), { code: 'ENOSPC' })
    const put = vi.spyOn(storage(), 'put').mockRejectedValue(full)
    await processClip(id, signal)
    put.mockRestore()
    expect(await dtoOf(author, id)).toMatchObject({ stage: 'failed', failure: 'NO_SPACE', mayRetry: true })
    const statfs = vi.spyOn(fs, 'statfs').mockResolvedValue({ bavail: 1, bsize: 4_096 } as StatsFs)
    expect(await makeClipAgain(author, { clipId: id, now })).toMatchObject({ ok: true })
    await processClip(id, signal)
    statfs.mockRestore()
    expect(await dtoOf(author, id), 'before it is begun').toMatchObject({ failure: 'NO_SPACE' })

    expect(await makeClipAgain(author, { clipId: id, now })).toMatchObject({ ok: true })
    const watch = watchProcessing({ clipId: id })
    watch.onProgress(0.427)
    await vi.waitFor(async () => expect(await dtoOf(author, id)).toMatchObject({ progress: 42 }), 20_000)
    await watch.stop()
    await db().clip.update({ where: { id }, data: { attempts: 20 } })
    await processClip(id, signal)
    expect(await dtoOf(author, id)).toMatchObject({ failure: 'GAVE_UP', mayRetry: true })
    expect(await makeClipAgain(author, { clipId: id, now })).toMatchObject({ ok: true })
    await processClip(id, signal)
    expect(await dtoOf(author, id)).toMatchObject({ stage: 'ready', failure: null })
  })

  it('is approved by another, as it was looked at, and never changed again', async () => {
    const [author, reader] = [await staff(), await staff()]
    const { id } = await createClip(author.userId)
    expect(await listOfferedClips()).not.toContainEqual(expect.objectContaining({ id }))
    expect(await approveClip(author, { id, revision: 0, now })).toEqual({ ok: false, code: 'OWN_WORK' })
    const cues = [{ id: 'c1', text: 'Corrected.', startMs: 0, endMs: 900 }]
    const late = [{ id: 'c1', text: 'Late.', startMs: 0, endMs: 9_000 }]
    expect(await saveClipCaptions(author, { id, revision: 0, cues: late, now })).toEqual({
      ok: false,
      code: 'OUT_OF_RANGE',
    })
    expect(await saveClipCaptions(author, { id, revision: 0, cues, now })).toMatchObject({ ok: true })
    expect(await approveClip(reader, { id, revision: 0, now })).toEqual({ ok: false, code: 'CHANGED' })
    expect(await approveClip(reader, { id, revision: 1, now })).toMatchObject({ ok: true })
    expect(await saveClipCaptions(author, { id, revision: 1, cues, now })).toEqual({
      ok: false,
      code: 'CONFLICT',
    })
    expect(await removeClip(author, { id, now })).toEqual({ ok: false, code: 'CONFLICT' })
    const words = cues.map(({ text }) => text).join(' ')
    expect(await listOfferedClips(), 'with what its captions say').toContainEqual(
      expect.objectContaining({ id, words }),
    )
    await expect(
      db().clip.update({ where: { id }, data: { approvedById: author.userId } }),
      'the database too',
    ).rejects.toThrow(/clip_is_approved_by_another/)
  })

  it('is removed by its author while nobody approved it', async () => {
    const author = await staff()
    const { id, storageKey } = await createClip(author.userId)
    expect(await removeClip(await staff(), { id, now })).toEqual({ ok: false, code: 'NOT_YOURS' })
    expect(await removeClip(author, { id, now })).toMatchObject({ ok: true })
    expect(await storage().open(storageKey ?? '')).toBeNull()
  })

  it('is for staff alone, and a patient who asks is put on record', async () => {
    const { id } = await approvedClip()
    const patient = { kind: 'patient' as const, userId: (await createUser()).id }
    for (const look of [
      listClips(patient, now),
      getClip(patient, { id, now }),
      openClip(patient, { id, now }),
      getClipCaptions(patient, { id, now }),
    ])
      expect(await look).toEqual({ ok: false, code: 'NOT_FOUND' })
    expect(await db().auditEvent.count({ where: { actorId: patient.userId, action: 'staff.denied' } })).toBe(
      4,
    )
    expect(await withdrawClip(patient, { id, reason: 'x', now })).toEqual({ ok: false, code: 'NOT_ALLOWED' })
  })
})

const section = (title: string): PlainReportDocument['content'] => [
  { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: title }] },
  { type: 'paragraph', content: [{ type: 'text', text: 'Words.' }] },
]

describe('a clip in a video', () => {
  it('plays in the place of its section, and knows where it is used', async () => {
    const { id, reader } = await approvedClip()
    const { author, orderId } = await recordedAround(id)
    const finished = await finishRecording(author, { orderId, now })
    if (!finished.ok) throw new Error(finished.code)
    const sources = await findSource(finished.value.videoId)
    expect(sources.map(({ sectionId, clip }) => [sectionId, clip?.map(({ text }) => text)])).toEqual([
      ['a', undefined],
      ['disc', ['A disc is a cushion.']],
      ['b', undefined],
    ])
    const found = await getClip(reader, { id, now })
    expect(found.ok && found.value.uses).toMatchObject([{ orderId, videoVersion: 1, isDelivered: false }])
  })

  it('flags its video when it is withdrawn: it is neither approved nor delivered nor made again', async () => {
    const { id, reader } = await approvedClip()
    const { author, orderId } = await recordedAround(id)
    const finished = await finishRecording(author, { orderId, now })
    if (!finished.ok) throw new Error(finished.code)
    const { videoId } = finished.value
    const ready = { storageKey: `video/${videoId}`, sha256: '0'.repeat(64), byteCount: 1n, durationMs: 1 }
    await db().video.update({ where: { id: videoId }, data: { state: 'ready', ...ready } })
    await createVideoAsset(videoId, 'captions', Buffer.from('WEBVTT'), 'text/vtt')
    const plainReport = await createPlainReport(orderId, {
      type: 'doc',
      content: ['Before', 'A disc', 'After'].flatMap(section),
    })
    expect(await submitForReview(author, { orderId, now })).toMatchObject({ ok: true })
    const work = { orderId, videoId, plainReportId: plainReport.id, needsNoCards: true, now }
    const before = await readWorkVersion(orderId)
    expect(await withdrawClip(reader, { id, reason: ' ', now })).toEqual({ ok: false, code: 'EMPTY' })
    expect(await withdrawClip(reader, { id, reason: 'It is out of date.', now })).toMatchObject({ ok: true })
    expect(await readWorkVersion(orderId), 'open screens load again').not.toBe(before)
    const seen = await getWorkspace(reader, { orderId, now })
    expect(seen.ok && seen.value.videos[0]?.withdrawnClips).toEqual([
      { id, title: 'What a disc is', reason: 'It is out of date.' },
    ])
    expect(await approveWork(reader, work)).toEqual({ ok: false, code: 'CLIP_WITHDRAWN' })
    await db().approval.create({
      data: {
        orderId,
        videoId,
        plainReportId: plainReport.id,
        approvedById: reader.userId,
        checklist: [],
        at: now,
      },
    })
    expect(await deliverOrder(reader, { orderId, now })).toEqual({ ok: false, code: 'CLIP_WITHDRAWN' })
    await db().order.update({ where: { id: orderId }, data: { status: 'in_production' } })
    expect(await finishRecording(author, { orderId, now })).toEqual({ ok: false, code: 'CLIP_GONE' })
  })
})
