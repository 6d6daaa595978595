import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { closeDb } from '@/lib/platform/db'
import { applyEmbeddedDefaults } from '@/lib/platform/embedded-env'
import { closeQueue } from '@/lib/platform/queue'
import { approveClip } from '@/lib/videos/clips'
import { createClip } from '@/tests/factories/clip'
import { createOrder } from '@/tests/factories/order'
import { createReportFile } from '@/tests/factories/report-file'
import { createReportPage } from '@/tests/factories/report-page'
import { createStaff, createUser } from '@/tests/factories/user'
import { H264, makeMedia, voice } from '@/tests/support/media'
import { staffCookie } from './staff-cookie'

// Writes a paid order that nobody has claimed, with one page of a report that was read already and a picture that came with
// it, and an approved clip. Prints their ids and who may approve the video.

const REPORT =
  'HISTORY: Back pain.\nFINDINGS: No acute fracture.\nIMPRESSION: Mild degenerative change at L4-L5.'

async function main(): Promise<void> {
  await applyEmbeddedDefaults(process.env)
  const patient = await createUser()
  const order = await createOrder({ status: 'received', userId: patient.id })
  await createReportPage(await createReportFile(order.id), { text: { plain: REPORT } })
  const picture = { bytes: await darkPicture(), fileName: 'scan.png', mediaType: 'image/png', position: 1 }
  const file = await createReportFile(order.id, picture)
  await createReportPage(file, { picture: picture.bytes })
  const [author, reader] = [await createStaff(), await createStaff()]
  const clip = await createClip(author.id, { bytes: await blackClip() })
  const approver = { kind: 'staff', userId: reader.id } as const
  await approveClip(approver, { id: clip.id, revision: 0, now: new Date() })
  const ids = { orderId: order.id, pictureId: file.id, clipId: clip.id }
  process.stdout.write(JSON.stringify({ ...ids, reader: await staffCookie(reader) }))
}

async function darkPicture() {
  const background = { r: 70, g: 70, b: 70 }
  const create = { width: 640, height: 360, channels: 3, background } as const
  return Buffer.from(await sharp({ create }).png().toBuffer())
}

/** Two seconds, like any other clip. */
async function blackClip() {
  const dir = await fs.mkdtemp(path.join(os.tmpdir(), 'clip-'))
  try {
    const black = ['-f', 'lavfi', '-i', 'color=c=black:size=640x360:rate=30:duration=2']
    return Buffer.from(await fs.readFile(await makeMedia(dir, 'clip.mp4', black, voice(2, [[0, 2]]), H264)))
  } finally {
    await fs.rm(dir, { recursive: true })
  }
}

try {
  await main()
} finally {
  await closeQueue()
  await closeDb()
}
