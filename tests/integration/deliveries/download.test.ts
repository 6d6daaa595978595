import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveVideo } from '@/app/api/orders/[id]/video/serve-video'
import type { Actor } from '@/lib/auth/actor'
import { runJob } from '@/lib/jobs/run-job'
import { db } from '@/lib/platform/db'
import { toWebVtt } from '@/lib/videos/web-vtt'
import { createDelivery, createVideoAsset } from '@/tests/factories/delivery'
import { createOrder } from '@/tests/factories/order'
import { createUser } from '@/tests/factories/user'
import { makeVideo } from '@/tests/support/make-video'

const isStillSignedIn = async () => true

const now = new Date('2026-11-23T12:00:00Z')
const SAID = [
  { id: 's1', text: 'Your disc & your nerve are fine.', startMs: 0, endMs: 900 },
  { id: 's2', text: 'Less than <one> thing changed.', startMs: 900, endMs: 2_000 },
]

let dir: string
let bytes: Buffer
beforeAll(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'mediphany-download-'))
  bytes = makeVideo({ seconds: 2 })
})
afterAll(() => fs.rmSync(dir, { recursive: true, force: true }))

async function delivered({ hasCaptions = true } = {}) {
  const order = await createOrder({ status: 'delivered' })
  const { id, videoId, deliveredById } = await createDelivery(order.id, { bytes })
  if (hasCaptions) await createVideoAsset(videoId, 'captions', Buffer.from(toWebVtt(SAID)), 'text/vtt')
  const actor: Actor = { kind: 'patient', userId: order.userId ?? '' }
  return { orderId: order.id, deliveryId: id, videoId, deliveredById, actor }
}

const make = (videoId: string) => runJob('video.caption', { videoId }, undefined, { now: () => now })
const copies = (videoId: string) => db().videoAsset.findMany({ where: { videoId, kind: 'download' } })

function save(actor: Actor, orderId: string, range?: string) {
  const request = new Request('http://localhost/', range ? { headers: { range } } : {})
  return serveVideo(actor, request, { orderId, videoId: null, part: 'download', isStillSignedIn, now })
}

/** What ffmpeg prints about a file. */
function ffmpeg(file: string, ...args: string[]): string {
  return execFileSync('ffmpeg', ['-v', 'error', '-i', file, ...args, '-']).toString()
}

describe('the copy of a video to save', () => {
  it('is the same picture and sound, with the captions inside', async () => {
    const { orderId, videoId, actor } = await delivered()
    await make(videoId)
    const answer = await save(actor, orderId)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('video/mp4')
    expect(answer.headers.get('content-disposition')).toContain('video.mp4')
    const [copy, original] = [path.join(dir, 'copy.mp4'), path.join(dir, 'original.mp4')]
    fs.writeFileSync(copy, Buffer.from(await answer.arrayBuffer()))
    fs.writeFileSync(original, bytes)
    const tracks = execFileSync('ffprobe', [
      ...[
        '-v',
        'error',
        '-show_entries',
        'stream=codec_name:stream_disposition=default:stream_tags=language',
      ],
      ...['-of', 'csv=p=0', copy],
    ])
    expect(tracks.toString().trim().split('\n')[2]).toBe('mov_text,1,eng')
    for (const track of ['v', 'a']) {
      const hash = ['-map', `0:${track}`, '-c', 'copy', '-f', 'md5']
      expect(ffmpeg(copy, ...hash)).toBe(ffmpeg(original, ...hash))
    }
    const text = ffmpeg(copy, '-map', '0:s', '-f', 'srt')
    for (const { text: said } of SAID) expect(text.replaceAll('\n', ' ')).toContain(said)
    // It plays while it loads: what describes it comes before the picture.
    const file = fs.readFileSync(copy)
    expect(file.indexOf('moov')).toBeLessThan(file.indexOf('mdat'))
  })

  it('is made once, and served by range to its patient alone', async () => {
    const { orderId, videoId, actor } = await delivered()
    await Promise.all([make(videoId), make(videoId)])
    const [copy, ...more] = await copies(videoId)
    expect(more).toEqual([])
    const range = await save(actor, orderId, 'bytes=-5')
    expect(range.status).toBe(206)
    expect(range.headers.get('content-range')).toContain(`/${copy?.byteCount}`)
    const stranger: Actor = { kind: 'patient', userId: (await createUser()).id }
    for (const part of [undefined, 'bytes=0-1', 'bytes=-1']) {
      expect((await save(stranger, orderId, part)).status).toBe(404)
      expect((await save({ kind: 'anonymous' }, orderId, part)).status).toBe(401)
    }
  })

  it('is the video itself while there is no other, and for a video without captions', async () => {
    const { orderId, videoId, actor } = await delivered({ hasCaptions: false })
    await make(videoId)
    expect(await copies(videoId)).toEqual([])
    const answer = await save(actor, orderId)
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
  })

  it('is not made of a delivery that was withdrawn', async () => {
    const { deliveryId, videoId, deliveredById } = await delivered()
    const withdrawn = { withdrawnAt: now, withdrawnById: deliveredById }
    await db().delivery.update({ where: { id: deliveryId }, data: withdrawn })
    await make(videoId)
    expect(await copies(videoId)).toEqual([])
  })
})
