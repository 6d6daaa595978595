import { describe, expect, it } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { openVideo } from '@/lib/deliveries/open-video'
import { db } from '@/lib/platform/db'
import { storage } from '@/lib/platform/storage'
import { getCaptions, saveCaptions } from '@/lib/videos/captions'
import { cuesSchema } from '@/lib/videos/captions-schema'
import { getClipCaptions, saveClipCaptions } from '@/lib/videos/clip-captions'
import { createClip } from '@/tests/factories/clip'
import { createVideo, createVideoAsset } from '@/tests/factories/delivery'
import { createOrder } from '@/tests/factories/order'
import { createStaff, createUser } from '@/tests/factories/user'

const isStillSignedIn = async () => true

const now = new Date()
const TIMING = {
  durationMs: 10_000,
  chapters: [{ id: 'main', title: 'Main', startMs: 0, endMs: 10_000 }],
  sentences: [{ id: 's1', text: 'One.', startMs: 0, endMs: 4_000, covers: ['impression-1'] }],
  sprite: null,
}

async function setUp() {
  const author = await createStaff()
  const order = await createOrder({ status: 'in_production', claimedById: author.id })
  const video = await createVideo(order.id)
  await createVideoAsset(video.id, 'timing', Buffer.from(JSON.stringify(TIMING)), 'application/json')
  const actor: StaffActor = { kind: 'staff', userId: author.id }
  return { actor, input: { orderId: order.id, videoId: video.id, now } }
}

async function captionsFile(actor: StaffActor, { orderId, videoId }: { orderId: string; videoId: string }) {
  const opened = await openVideo(actor, { orderId, videoId, part: 'captions', isStillSignedIn, now })
  if (!opened.ok) throw new Error(opened.code)
  const parts: Uint8Array[] = []
  for await (const part of opened.value.stream(0, opened.value.byteCount - 1)) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

describe('captions corrected by hand', () => {
  it('replace the file, the transcript and what is said when; chapters and links stay', async () => {
    const { actor, input } = await setUp()
    expect(await getCaptions(actor, input)).toMatchObject({
      value: { revision: 0, cues: [{ text: 'One.' }] },
    })
    const copy = await createVideoAsset(input.videoId, 'download', Buffer.from('One.'), 'video/mp4')
    const cues = [
      { id: 's1', text: 'Number one.', startMs: 500, endMs: 4_000 },
      { id: 'cue-2', text: 'And <two>.', startMs: 4_000, endMs: 9_000 },
    ]
    expect(await saveCaptions(actor, { ...input, revision: 0, cues })).toEqual({
      ok: true,
      value: { revision: 1 },
    })
    expect(await captionsFile(actor, input)).toContain('00:00:04.000 --> 00:00:09.000\nAnd &lt;two&gt;.')
    expect(await getCaptions(actor, input)).toMatchObject({ value: { revision: 1, cues } })
    const late = await saveCaptions(actor, { ...input, revision: 0, cues: [] })
    expect(late).toEqual({ ok: false, code: 'CONFLICT' })
    const assets = await db().videoAsset.findMany({ where: { videoId: input.videoId } })
    expect(assets.map(({ kind }) => kind).sort()).toEqual(['captions', 'timing'])
    // The copy to save had the words as they were.
    expect(await storage().open(copy.storageKey)).toBeNull()
    const saves = { orderId: input.orderId, action: 'captions.saved' }
    expect(await db().auditEvent.count({ where: saves })).toBe(1)
  })

  it('are refused beyond the video, from a stranger, and once the work is handed in', async () => {
    const { actor, input } = await setUp()
    const cues = [{ id: 's1', text: 'One.', startMs: 0, endMs: 10_001 }]
    expect(await saveCaptions(actor, { ...input, revision: 0, cues })).toEqual({
      ok: false,
      code: 'OUT_OF_RANGE',
    })
    const other: StaffActor = { kind: 'staff', userId: (await createStaff()).id }
    expect(await saveCaptions(other, { ...input, revision: 0, cues: [] })).toEqual({
      ok: false,
      code: 'NOT_YOURS',
    })
    const patient = { kind: 'patient' as const, userId: (await createUser()).id }
    expect(await getCaptions(patient, input)).toEqual({ ok: false, code: 'NOT_FOUND' })
    await db().order.update({ where: { id: input.orderId }, data: { status: 'in_review' } })
    expect(await saveCaptions(actor, { ...input, revision: 0, cues: [] })).toEqual({
      ok: false,
      code: 'NOT_YOURS',
    })
  })

  it('come one after the other, each with words', () => {
    const cue = (startMs: number, endMs: number, id = `c${startMs}`, text = 'x') => ({
      id,
      text,
      startMs,
      endMs,
    })
    expect(cuesSchema.safeParse([cue(0, 5), cue(5, 9)]).success).toBe(true)
    for (const wrong of [
      [cue(0, 5), cue(4, 9)],
      [cue(5, 5)],
      [cue(0, 5, 'a', ' ')],
      [cue(0, 5, 'a'), cue(5, 9, 'a')],
    ])
      expect(cuesSchema.safeParse(wrong).success).toBe(false)
  })
})

describe('the captions of a clip', () => {
  it('are corrected by one of two who save at the same time, and the other is told', async () => {
    const author: StaffActor = { kind: 'staff', userId: (await createStaff()).id }
    const { id } = await createClip(author.userId)
    const save = (text: string) => {
      const cues = [{ id: 'c1', text, startMs: 0, endMs: 900 }]
      return saveClipCaptions(author, { id, revision: 0, cues, now })
    }
    const both = await Promise.all([save('One.'), save('Two.')])
    expect(both).toContainEqual({ ok: true, value: { revision: 1 } })
    expect(both).toContainEqual({ ok: false, code: 'CONFLICT' })
    const text = both[0].ok ? 'One.' : 'Two.'
    expect(await getClipCaptions(author, { id, now })).toMatchObject({ value: { cues: [{ text }] } })
  })
})
