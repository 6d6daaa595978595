import { createHash } from 'node:crypto'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { eraseOrder } from '@/lib/orders/erase-order'
import { db } from '@/lib/platform/db'
import { storage } from '@/lib/platform/storage'
import { finishRecording } from '@/lib/videos/finish-recording'
import { processVideo } from '@/lib/videos/processing/process-video'
import { receiveRecordingChunk } from '@/lib/videos/receive-recording-chunk'
import { chooseFullHd, recordsFullHd } from '@/lib/videos/recorded-picture'
import { discardRecording, getRecording, saveSegment, startRecording } from '@/lib/videos/recording'
import { markOf } from '@/lib/videos/said-words-schema'
import { saveScript } from '@/lib/videos/save-script'
import type { Script } from '@/lib/videos/script-schema'
import { timingSchema } from '@/lib/videos/timing-schema'
import { getWorkspace } from '@/lib/videos/workspace-queries'
import { createOrder } from '@/tests/factories/order'
import { createStaff } from '@/tests/factories/user'
import { makeMedia, picture, VP8, voice } from '@/tests/support/media'

// A video runs a dozen programs; on a busy machine they wait for each other.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 })

const now = new Date()
const script: Script = {
  sections: ['a', 'b'].map((id) => ({
    id,
    title: `Section ${id}`,
    scene: null,
    sentences: [{ id: `${id}1`, text: `This is said in ${id}.`, covers: [] }],
  })),
  leftOut: [],
}

let dir: string
let take: Buffer
beforeAll(async () => {
  dir = await fs.mkdtemp(path.join(os.tmpdir(), 'recording-'))
  take = await fs.readFile(await makeMedia(dir, 'take.webm', picture('320x240', 2), voice(2, [[0, 2]]), VP8))
})
afterAll(() => fs.rm(dir, { recursive: true, force: true }))

async function setUp() {
  const author = await createStaff()
  const order = await createOrder({ status: 'in_production', claimedById: author.id })
  const actor: StaffActor = { kind: 'staff', userId: author.id }
  await saveScript(actor, { orderId: order.id, script, base: null, now })
  const started = await startRecording(actor, { orderId: order.id, now })
  if (!started.ok) throw new Error(started.code)
  return { actor, orderId: order.id, recordingId: started.value.id }
}
type Recorder = Awaited<ReturnType<typeof setUp>>

const chunksOf = (bytes: Buffer) =>
  [0, 1, 2].map((index) => bytes.subarray(index * 9_000, index === 2 ? undefined : (index + 1) * 9_000))

function write(
  { actor, orderId }: Recorder,
  segmentId: string,
  sequence: number,
  bytes: Buffer,
  sha256 = hashOf(bytes),
) {
  const source = async function* () {
    yield bytes
  }
  return receiveRecordingChunk(actor, { orderId, segmentId, sequence, sha256, source: source() })
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function save(
  recorder: Recorder,
  segmentId: string,
  sectionId: string,
  chunkCount: number | null,
  number = 0,
) {
  const { actor, orderId, recordingId } = recorder
  const log = [{ sentenceId: `${sectionId}1`, atMs: 100, words: markOf(`This is said in ${sectionId}.`) }]
  const segment = { recordingId, sectionId, take: number, part: 0, mediaType: 'video/webm', chunkCount, log }
  return saveSegment(actor, { orderId, segmentId, segment, now })
}

async function record(recorder: Recorder, sectionId: string, number = 0, bytes = take): Promise<string> {
  const id = crypto.randomUUID()
  await save(recorder, id, sectionId, null, number)
  // In any order, as a line that comes and goes lets them through.
  for (const index of [1, 0, 2]) await write(recorder, id, index, chunksOf(bytes)[index] ?? Buffer.alloc(0))
  await save(recorder, id, sectionId, 3, number)
  return id
}

describe('recording', () => {
  it('becomes one video of the newest takes, and a retake only replaces its section', async () => {
    const recorder = await setUp()
    const { actor, orderId } = recorder
    const [second, first] = [await record(recorder, 'b'), await record(recorder, 'a')]
    const finished = await finishRecording(actor, { orderId, now })
    if (!finished.ok) throw new Error(finished.code)
    await processVideo(finished.value.videoId, new AbortController().signal)
    const video = await db().video.findUniqueOrThrow({
      where: { id: finished.value.videoId },
      include: { assets: true, segments: { orderBy: { position: 'asc' } } },
    })
    expect(video).toMatchObject({ state: 'ready', mediaType: 'video/mp4' })
    expect(video.segments.map(({ segmentId }) => segmentId)).toEqual([first, second])
    const asset = video.assets.find(({ kind }) => kind === 'timing')
    const stored = await storage().readAll(asset?.storageKey ?? '', {
      sha256: asset?.sha256 ?? '',
      maxBytes: 1e6,
    })
    const timing = timingSchema.parse(JSON.parse(stored?.toString() ?? ''))
    expect(timing.chapters.map(({ id }) => id)).toEqual(['a', 'b'])
    const [a1, b1] = timing.sentences
    expect(a1).toMatchObject({ id: 'a1', startMs: 100 })
    expect(b1?.startMs).toBe((timing.chapters[1]?.startMs ?? 0) + 100)
    const again = await record(recorder, 'b', 1)
    const next = await finishRecording(actor, { orderId, now })
    const chosen = await db().videoSegment.findMany({
      where: { videoId: next.ok ? next.value.videoId : '' },
      orderBy: { position: 'asc' },
    })
    expect(chosen.map(({ segmentId }) => segmentId)).toEqual([first, again])
  })

  it('names the section whose recording cannot be used', async () => {
    const recorder = await setUp()
    const { actor, orderId } = recorder
    await record(recorder, 'a')
    await record(recorder, 'b', 0, Buffer.alloc(30_000))
    const finished = await finishRecording(actor, { orderId, now })
    if (!finished.ok) throw new Error(finished.code)
    await processVideo(finished.value.videoId, new AbortController().signal)
    const seen = await getWorkspace(actor, { orderId, now })
    expect(seen).toMatchObject({
      value: { videos: [{ failure: 'EMPTY_SECTION', failedSection: { number: 2, title: 'Section b' } }] },
    })
  })

  it('knows what arrived, takes a chunk twice, and refuses another or a damaged one', async () => {
    const recorder = await setUp()
    const id = crypto.randomUUID()
    const bytes = Buffer.from('some of a recording')
    await save(recorder, id, 'a', null)
    expect(await Promise.all([write(recorder, id, 0, bytes), write(recorder, id, 0, bytes)])).toMatchObject([
      { ok: true },
      { ok: true },
    ])
    expect(await write(recorder, id, 0, Buffer.from('other'))).toEqual({ ok: false, code: 'CONFLICT' })
    expect(await write(recorder, id, 1, bytes, '0'.repeat(64))).toEqual({ ok: false, code: 'WRONG_HASH' })
    await write(recorder, id, 3, Buffer.from('later'))
    const { actor, orderId } = recorder
    expect(await getRecording(actor, orderId)).toMatchObject({
      segments: [{ id, received: [0, 3], chunkCount: null }],
    })
    await save(recorder, id, 'a', 4)
    expect(await finishRecording(actor, { orderId, now })).toEqual({
      ok: false,
      code: 'INCOMPLETE',
      sectionIds: ['a'],
    })
    const twin = await save(recorder, crypto.randomUUID(), 'a', null)
    expect(twin).toEqual({ ok: false, code: 'CONFLICT' })
  })

  it('asks before a section is left out, or has captions that nobody says', async () => {
    const recorder = await setUp()
    const { actor, orderId } = recorder
    await record(recorder, 'a')
    const [a, b] = script.sections
    if (!a || !b) throw new Error('two sections')
    const sentences = [{ id: 'a1', text: 'Something else is said in a.', covers: [] }]
    const latest = await db().script.findFirstOrThrow({
      where: { orderId },
      select: { id: true, revision: true },
    })
    await saveScript(actor, {
      orderId,
      script: { ...script, sections: [{ ...a, sentences }, b] },
      base: latest,
      now,
    })
    expect(await finishRecording(actor, { orderId, now })).toEqual({
      ok: false,
      code: 'DOUBTFUL',
      doubts: [
        { sectionId: 'a', doubt: 'changed' },
        { sectionId: 'b', doubt: 'missing' },
      ],
    })
    expect(await finishRecording(actor, { orderId, isSure: true, now })).toMatchObject({ ok: true })
  })

  it('is closed to everyone but the one who claimed the order', async () => {
    const recorder = await setUp()
    const id = crypto.randomUUID()
    await save(recorder, id, 'a', null)
    const other = { ...recorder, actor: { kind: 'staff' as const, userId: (await createStaff()).id } }
    const refused = { ok: false, code: 'NOT_YOURS' }
    expect(await write(other, id, 0, Buffer.from('x'))).toEqual(refused)
    expect(await save(other, id, 'a', 1)).toEqual(refused)
    expect(await startRecording(other.actor, { orderId: recorder.orderId, now })).toEqual(refused)
    expect(await finishRecording(other.actor, { orderId: recorder.orderId, now })).toEqual(refused)
    expect(await discardRecording(other.actor, { orderId: recorder.orderId, now })).toEqual(refused)
    expect(await getRecording(other.actor, recorder.orderId)).toBeNull()
  })

  it('leaves nothing behind when it is thrown away or its order is erased', async () => {
    const chunks = async () => {
      const objects = await Array.fromAsync(storage().list())
      return objects.filter(({ key }) => key.startsWith('chunk/')).length
    }
    const before = await chunks()
    const [thrown, erased] = [await setUp(), await setUp()]
    for (const recorder of [thrown, erased]) await record(recorder, 'a')
    expect(await chunks()).toBe(before + 6)
    expect(await discardRecording(thrown.actor, { orderId: thrown.orderId, now })).toMatchObject({ ok: true })
    await eraseOrder(erased.orderId, now)
    expect(await chunks()).toBe(before)
    expect(await db().recording.count({ where: { orderId: { in: [thrown.orderId, erased.orderId] } } })).toBe(
      0,
    )
  })
})

it('is made in 1280 × 720, or in the size that its author chose last', async () => {
  const [one, other] = [await createStaff(), await createStaff()].map(
    ({ id }): StaffActor => ({ kind: 'staff', userId: id }),
  )
  if (!one || !other) throw new Error('two people')
  expect(await recordsFullHd(one)).toBe(false)
  await chooseFullHd(one, true)
  expect([await recordsFullHd(one), await recordsFullHd(other)]).toEqual([true, false])
  await chooseFullHd(one, false)
  expect(await recordsFullHd(one)).toBe(false)
})
