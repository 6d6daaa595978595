import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import JSZip from 'jszip'
import { afterAll, describe, expect, it } from 'vitest'
import { serveExport } from '@/app/api/account/exports/[id]/serve-export'
import { dropEndedExports, EXPORT_DAYS, latestExport, requestExport } from '@/lib/account/data-export'
import { giveUpExport } from '@/lib/account/make-export'
import type { Actor, PatientActor } from '@/lib/auth/actor'
import { answerFollowUp, claimFollowUp } from '@/lib/deliveries/answer-follow-up'
import { askFollowUp } from '@/lib/deliveries/ask-follow-up'
import { createShare } from '@/lib/deliveries/create-share'
import { saveTakeAway } from '@/lib/deliveries/take-away'
import { saveAfter } from '@/lib/deliveries/understanding'
import { runJob } from '@/lib/jobs/run-job'
import { db } from '@/lib/platform/db'
import { storage } from '@/lib/platform/storage'
import { receiveContactMessage } from '@/lib/staff/contact-messages'
import { toWebVtt } from '@/lib/videos/web-vtt'
import { createDelivery, createVideoAsset } from '@/tests/factories/delivery'
import { createOrder } from '@/tests/factories/order'
import { createPayment } from '@/tests/factories/payment'
import { createReportFile } from '@/tests/factories/report-file'
import { newShare } from '@/tests/factories/share'
import { createStaff, createUser } from '@/tests/factories/user'
import { startFakeResend } from '@/tests/integration/mails/fake-resend'
import { makeVideo } from '@/tests/support/make-video'

const resend = await startFakeResend()
process.env.RESEND_BASE_URL = resend.url
afterAll(() => resend.stop())

const now = new Date()
const DAY_MS = 86_400_000
const later = (days: number) => new Date(now.getTime() + days * DAY_MS)
const REPORT = Buffer.from('%PDF-1.4 the findings'.repeat(500))
const VIDEO = Buffer.from(Array.from({ length: 300_000 }, (_, nth) => (nth * 7) % 251))

async function person(): Promise<PatientActor> {
  return { kind: 'patient', userId: (await createUser()).id }
}

/** A patient with a delivered order that has one of everything. */
async function patientWithOrder() {
  const me = await person()
  const order = await createOrder({
    status: 'delivered',
    userId: me.userId,
    deliveredAt: now,
    text: {
      firstName: 'Ada <b>',
      typedEmail: 'ada@patient.exa',
      questions: 'Is it serious & new?',
      pastedText: 'IMPRESSION: none.',
    },
  })
  await createPayment(order, { status: 'paid' })
  await createReportFile(order.id, { bytes: REPORT, fileName: '../My "MRI" #1.pdf' })
  const { videoId } = await createDelivery(order.id, { bytes: VIDEO })
  await createVideoAsset(videoId, 'captions', Buffer.from('WEBVTT\n'), 'text/vtt')
  await askFollowUp(me, { orderId: order.id, question: 'Why <script>alert(1)</script>?', now })
  const { id: questionId } = await db().followUpQuestion.findFirstOrThrow({ where: { orderId: order.id } })
  const staff: Actor = { kind: 'staff', userId: (await createStaff()).id }
  await claimFollowUp(staff, { questionId, now })
  await answerFollowUp(staff, { questionId, answer: 'Because it is old.', now })
  const orderId = order.id
  await saveAfter(me, { orderId, answers: { understood: 4, anxious: 2 }, comment: 'Clear & kind.', now })
  await saveTakeAway(me, { orderId, changes: { own: ['May I swim?'] }, now })
  await createShare(me, { orderId, share: newShare(), now })
  return { me, order }
}

async function made(me: PatientActor, at = now): Promise<string> {
  const asked = await requestExport(me, at)
  if (!asked.ok) throw new Error(asked.code)
  await runJob('account.export', { exportId: asked.value.exportId })
  return asked.value.exportId
}

function ask(actor: Actor, exportId: string, at = now, range?: string) {
  const request = new Request('http://localhost/', range ? { headers: { range } } : {})
  return serveExport(actor, request, { exportId, now: at })
}

/** Read by another library than wrote it, with every checksum looked at. */
async function unzipped(answer: Response): Promise<Map<string, Buffer>> {
  const zip = await JSZip.loadAsync(await answer.arrayBuffer(), { checkCRC32: true })
  const files = Object.values(zip.files).filter((file) => !file.dir)
  return new Map(
    await Promise.all(files.map(async (file) => [file.name, await file.async('nodebuffer')] as const)),
  )
}

describe('a copy of my data', () => {
  it('holds every file byte for byte, all facts, and a page to read', async () => {
    const { me, order } = await patientWithOrder()
    await createOrder({ status: 'received', text: { firstName: 'Somebody else' } })
    const { email } = await db().user.findUniqueOrThrow({ where: { id: me.userId } })
    const wrote = { topic: 'site', name: 'Ada', orderNumber: null } as const
    const from = (nth: number) => ({ clientIp: `192.0.2.${nth}`, now })
    await receiveContactMessage({ ...wrote, email: email ?? '', message: 'Is there <i>a</i> lift?' }, from(1))
    await receiveContactMessage({ ...wrote, email: 'other@x.example', message: 'Somebody else' }, from(2))
    const answer = await ask(me, await made(me))
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-disposition')).toContain('attachment')
    const files = await unzipped(answer)
    const read = (name: string) => files.get(name) ?? Buffer.from('no such file')
    const own = `orders/${order.number}`
    expect([...files.keys()]).toEqual([
      'index.html',
      'account.json',
      `${own}/order.json`,
      `${own}/report/1-My _MRI_ #1.pdf`,
      `${own}/video.mp4`,
      `${own}/captions.vtt`,
    ])
    expect(read(`${own}/report/1-My _MRI_ #1.pdf`).equals(REPORT)).toBe(true)
    expect(read(`${own}/video.mp4`).equals(VIDEO)).toBe(true)
    expect(JSON.parse(read(`${own}/order.json`).toString())).toMatchObject({
      number: order.number,
      about: {
        firstName: 'Ada <b>',
        typedEmail: 'ada@patient.exa',
        questions: 'Is it serious & new?',
        pastedReport: 'IMPRESSION: none.',
      },
      followUpQuestions: [{ question: 'Why <script>alert(1)</script>?', answer: 'Because it is old.' }],
      forTheDoctor: { own: ['May I swim?'] },
      deliveries: [
        {
          links: [{ typed: { name: 'my son' } }],
          said: expect.arrayContaining([
            expect.objectContaining({ kind: 'understood_after', value: 4 }),
            expect.objectContaining({ kind: 'comment', text: 'Clear & kind.' }),
          ]),
        },
      ],
      payments: [{ status: 'paid' }],
      plainReport: { type: 'doc' },
    })
    expect(JSON.parse(read('account.json').toString()).contactMessages).toEqual([
      {
        topic: 'site',
        at: now.toISOString(),
        name: 'Ada',
        orderNumber: null,
        text: 'Is there <i>a</i> lift?',
      },
    ])
    const page = read('index.html').toString()
    expect(page).toContain('Is there &lt;i&gt;a&lt;/i&gt; lift?')
    expect(page).toContain('Ada &lt;b&gt;')
    expect(page).not.toMatch(/<script|Somebody else/)
    expect(page).toContain(`href="orders/${order.number}/report/1-My%20_MRI_%20%231.pdf"`)
    expect(page).toContain('This is what your report says.')
    expect(page).toContain('Because it is old.')
  })

  it('holds the video with its captions inside, as the copy to save has them', async () => {
    const me = await person()
    const order = await createOrder({ status: 'delivered', userId: me.userId })
    const { videoId } = await createDelivery(order.id, { bytes: makeVideo({ seconds: 1 }) })
    const said = { id: 's1', text: 'Your back shows its age.', startMs: 0, endMs: 1_000 }
    await createVideoAsset(videoId, 'captions', Buffer.from(toWebVtt([said])), 'text/vtt')
    const files = await unzipped(await ask(me, await made(me)))
    const video = files.get(`orders/${order.number}/video.mp4`) ?? Buffer.alloc(0)
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'mediphany-export-'))
    try {
      const file = path.join(dir, 'video.mp4')
      fs.writeFileSync(file, video)
      const text = ['-v', 'error', '-i', file, '-map', '0:s:0', '-f', 'srt', '-']
      expect(execFileSync('ffmpeg', text).toString()).toContain(said.text)
    } finally {
      fs.rmSync(dir, { recursive: true })
    }
    const copy = await db().videoAsset.findFirstOrThrow({ where: { videoId, kind: 'download' } })
    expect(Number(copy.byteCount)).toBe(video.length)
  })

  it('is stored encrypted, opens for its patient only, by ranges too, and is gone after seven days', async () => {
    const { me } = await patientWithOrder()
    const id = await made(me)
    const row = await db().dataExport.findUniqueOrThrow({ where: { id } })
    expect((await ask(me, id, now, 'bytes=0-1')).status).toBe(206)
    for (const actor of [await person(), { kind: 'staff', userId: (await createStaff()).id } as const])
      expect((await ask(actor, id)).status).toBe(404)
    expect((await ask({ kind: 'anonymous' }, id)).status).toBe(401)
    const denied = await db().auditEvent.count({ where: { objectId: id, action: 'account.denied' } })
    expect(denied).toBe(2)
    expect(await db().auditEvent.count({ where: { objectId: id, action: 'account.downloaded' } })).toBe(1)
    await dropEndedExports(later(EXPORT_DAYS - 1))
    expect(await latestExport(me, later(EXPORT_DAYS - 1))).toMatchObject({ state: 'ready' })
    expect((await ask(me, id, later(EXPORT_DAYS))).status).toBe(404)
    await dropEndedExports(later(EXPORT_DAYS))
    expect(await db().dataExport.count({ where: { id } })).toBe(0)
    expect(await storage().open(row.storageKey ?? '')).toBeNull()
  })

  it('is told by one mail that leads behind sign-in, however often the job runs', async () => {
    const { me } = await patientWithOrder()
    const id = await made(me)
    await runJob('account.export', { exportId: id })
    const [mail, ...more] = await db().mail.findMany({ where: { kind: 'export_ready', userId: me.userId } })
    expect(more).toEqual([])
    await runJob('mail.send', { mailId: mail?.id })
    expect(resend.inbox.at(-1)?.text).toContain('/account/download')
    expect(JSON.stringify(resend.inbox)).not.toMatch(/serious|IMPRESSION/)
  })

  it('is made one at a time and three times a day; one that failed can be asked for again', async () => {
    const me = await person()
    const all = await Promise.all([requestExport(me, now), requestExport(me, now)])
    expect(all.filter((result) => result.ok)).toHaveLength(1)
    expect(all).toContainEqual({ ok: false, code: 'BUSY' })
    const first = await latestExport(me, now)
    await giveUpExport(first?.id ?? '')
    expect(await latestExport(me, now)).toMatchObject({ state: 'failed' })
    await made(me)
    await made(me)
    expect(await requestExport(me, now)).toEqual({ ok: false, code: 'TOO_MANY' })
    expect(await requestExport(me, later(1.01))).toMatchObject({ ok: true })
    expect(await requestExport({ kind: 'anonymous' }, now)).toEqual({ ok: false, code: 'NOT_ALLOWED' })
  })

  it('fails rather than hold a damaged file, and names one that is missing', async () => {
    const { me, order } = await patientWithOrder()
    const { id, storageKeys } = await db().reportFile.findFirstOrThrow({ where: { orderId: order.id } })
    await db().reportFile.update({ where: { id }, data: { sha256: '0'.repeat(64) } })
    const asked = await requestExport(me, now)
    if (!asked.ok) throw new Error(asked.code)
    const { exportId } = asked.value
    await expect(runJob('account.export', { exportId })).rejects.toThrow('CORRUPT')
    for (const key of storageKeys) await storage().remove(key)
    await runJob('account.export', { exportId })
    const page = (await unzipped(await ask(me, exportId))).get('index.html')
    expect(page?.toString()).toContain('We could not find these files')
  })
})
