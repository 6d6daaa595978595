import fs from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { withScratch } from '@/lib/platform/scratch'
import { askRetime } from '@/lib/videos/ask-retime'
import { getCaptions, saveCaptions } from '@/lib/videos/captions'
import { fromScript } from '@/lib/videos/plain-report-sections-schema'
import { retimeVideo } from '@/lib/videos/processing/retime-video'
import { replaceTiming } from '@/lib/videos/replace-timing'
import { saveScript } from '@/lib/videos/save-script'
import type { Script } from '@/lib/videos/script-schema'
import { submitForReview } from '@/lib/videos/submit-for-review'
import { readVideoTiming } from '@/lib/videos/video-timing'
import { readWorkVersion } from '@/lib/videos/work-version'
import { createPlainReport, createVideo, createVideoAsset } from '@/tests/factories/delivery'
import { createOrder } from '@/tests/factories/order'
import { createStaff } from '@/tests/factories/user'
import { makeMedia, voice } from '@/tests/support/media'

// Sound is made and decoded.
vi.setConfig({ testTimeout: 120_000 })

const now = new Date()
const idle = () => new AbortController().signal
const SCRIPT: Script = {
  sections: [
    {
      id: 'main',
      title: 'The main point',
      scene: null,
      sentences: [{ id: 's1', text: 'The disc is dry.', covers: ['impression-1'] }],
    },
    {
      id: 'next',
      title: 'What comes next',
      scene: null,
      sentences: [{ id: 's2', text: 'That is mild.', covers: [] }],
    },
  ],
  leftOut: [],
}

/** Speech of two seconds, a second of silence, and speech again. */
const twoSentences = () =>
  withScratch(async (dir) => {
    const heard = voice(5, [
      [0, 2],
      [3, 5],
    ])
    return fs.readFileSync(await makeMedia(dir, 'small.m4a', heard, ['-c:a', 'aac']))
  })

/** A finished file that came before a word was written, and the script that was written after it. */
async function filmedFirst() {
  const author = await createStaff()
  const order = await createOrder({ status: 'in_production', claimedById: author.id })
  const video = await createVideo(order.id)
  const timing = { durationMs: 5_000, chapters: [], sentences: [], sprite: null }
  await createVideoAsset(video.id, 'timing', Buffer.from(JSON.stringify(timing)), 'application/json')
  await createVideoAsset(video.id, 'audio', await twoSentences(), 'audio/mp4')
  await createPlainReport(order.id, fromScript(SCRIPT, []))
  const actor: StaffActor = { kind: 'staff', userId: author.id }
  const orderId = order.id
  const input = { orderId, videoId: video.id, now }
  const write = async () => {
    const saved = await saveScript(actor, { orderId, script: SCRIPT, base: null, now })
    if (!saved.ok) throw new Error(saved.code)
    return saved.value
  }
  return { actor, orderId, input, write }
}

describe('a script that was written after its video', () => {
  it('is laid over what is said, with captions, chapters and links to the report', async () => {
    const { actor, input, write } = await filmedFirst()
    expect(await askRetime(actor, input)).toEqual({ ok: false, code: 'NO_SCRIPT' })
    await write()
    const other: StaffActor = { kind: 'staff', userId: (await createStaff()).id }
    expect(await askRetime(other, input)).toEqual({ ok: false, code: 'NOT_YOURS' })
    const before = await readWorkVersion(input.orderId)
    expect(await askRetime(actor, input)).toMatchObject({ ok: true })
    expect(await askRetime(actor, input)).toMatchObject({ ok: true })
    expect(await readWorkVersion(input.orderId), 'open screens follow').not.toBe(before)
    const jobs = await db().$queryRaw`SELECT 1 FROM pgboss.job
      WHERE name = 'video.retime' AND data->>'videoId' = ${input.videoId}`
    expect(jobs, 'asked twice, done once').toHaveLength(1)
    await retimeVideo(input.videoId, idle())
    const found = await readVideoTiming(actor, input)
    const [first, second] = found?.timing.sentences ?? []
    expect(first).toMatchObject({ id: 's1', text: 'The disc is dry.', covers: ['impression-1'] })
    expect(Math.abs((first?.endMs ?? 0) - 2_000)).toBeLessThan(150)
    expect(Math.abs((second?.startMs ?? 0) - 3_000)).toBeLessThan(150)
    expect(found?.timing.chapters.map(({ title }) => title)).toEqual(['The main point', 'What comes next'])
    const kinds = await db().videoAsset.findMany({
      where: { videoId: input.videoId },
      select: { kind: true },
    })
    expect(kinds.map(({ kind }) => kind)).toContain('captions')
    // A second run finds nothing to do.
    await retimeVideo(input.videoId, idle())
    expect(await readVideoTiming(actor, input)).toMatchObject({ revision: 1 })
  })

  it('keeps its video back from review until its captions are there', async () => {
    const { actor, orderId, input, write } = await filmedFirst()
    await write()
    expect(await submitForReview(actor, { orderId, now })).toEqual({ ok: false, code: 'CAPTIONS_COMING' })
    expect(await submitForReview(actor, { orderId, now })).toEqual({ ok: false, code: 'CAPTIONS_COMING' })
    await retimeVideo(input.videoId, idle())
    expect(await submitForReview(actor, { orderId, now })).toMatchObject({ ok: true })
  })

  it('gets captions to correct even where nothing can be heard', async () => {
    const { actor, input, write } = await filmedFirst()
    await db().videoAsset.deleteMany({ where: { videoId: input.videoId, kind: 'audio' } })
    await write()
    await askRetime(actor, input)
    await retimeVideo(input.videoId, idle())
    expect(await getCaptions(actor, input)).toMatchObject({ value: { cues: [{ id: 's1' }, { id: 's2' }] } })
  })

  it('is not laid over it when another one was asked for meanwhile, which still is', async () => {
    const { actor, orderId, input, write } = await filmedFirst()
    const first = await write()
    await askRetime(actor, input)
    const found = await readVideoTiming(actor, input)
    if (!found) throw new Error('the video has no timing')
    const changed = { ...SCRIPT, sections: SCRIPT.sections.slice(0, 1) }
    const saved = await saveScript(actor, { orderId, script: changed, base: first, now })
    expect(saved).toMatchObject({ ok: true })
    await askRetime(actor, input)
    const late = { orderId, videoId: input.videoId, ...found, scriptId: first.id }
    expect(await replaceTiming(late)).toEqual({ ok: false, code: 'CONFLICT' })
    await retimeVideo(input.videoId, idle())
    expect(await getCaptions(actor, input)).toMatchObject({ value: { cues: [{ id: 's1' }] } })
  })

  it('does not replace captions that were corrected after it was asked for', async () => {
    const { actor, input, write } = await filmedFirst()
    await write()
    await askRetime(actor, input)
    const cues = [{ id: 'mine', text: 'By hand.', startMs: 0, endMs: 1_000 }]
    expect(await saveCaptions(actor, { ...input, revision: 0, cues })).toMatchObject({ ok: true })
    await retimeVideo(input.videoId, idle())
    expect(await getCaptions(actor, input)).toMatchObject({ value: { cues } })
  })
})
