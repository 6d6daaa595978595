import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { Upload } from '@tus/server'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import type { PatientActor, StaffActor } from '@/lib/auth/actor'
import { deliverOrder } from '@/lib/deliveries/deliver-order'
import { attachDraft } from '@/lib/orders/attach-draft'
import type { OrderStatus } from '@/lib/orders/order-status'
import { saveDraft } from '@/lib/orders/save-draft'
import { startDraft } from '@/lib/orders/start-draft'
import { startCheckout } from '@/lib/payments/start-checkout'
import { systemClock } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { receiveReportFile } from '@/lib/reports/receive-report-file'
import { outlineOf } from '@/lib/reports/report-outline'
import { reportTextOf } from '@/lib/reports/report-page-queries'
import type { Result } from '@/lib/shared/result'
import { claimOrder } from '@/lib/staff/claim-order'
import { saveCheckCards } from '@/lib/videos/check-cards'
import type { PlainReportDocument } from '@/lib/videos/plain-report-schema'
import { approveWork } from '@/lib/videos/review-order'
import { savePlainReport } from '@/lib/videos/save-plain-report'
import { saveScript } from '@/lib/videos/save-script'
import { submitForReview } from '@/lib/videos/submit-for-review'
import { VideoUploadStore } from '@/lib/videos/video-upload-store'
import { EXAMPLE_CARDS, exampleScript, exampleSpeech } from './example-script'

/** A busy machine converts a video at a tenth of its usual speed. */
const WAIT_MS = 5 * 60_000
const now = () => systemClock.now()

type Example = {
  firstName: string
  email: string
  questions: string
  upTo: 'received' | 'claimed' | 'in_review' | 'delivered'
}

const EXAMPLES: readonly Example[] = [
  {
    firstName: 'Maria',
    email: 'maria@patient.example',
    questions: 'Is it serious? What should I ask my doctor?',
    upTo: 'delivered',
  },
  {
    firstName: 'Sam',
    email: 'sam@patient.example',
    questions: 'What does “desiccation” mean?',
    upTo: 'in_review',
  },
  { firstName: 'Aoife', email: 'aoife@patient.example', questions: '', upTo: 'claimed' },
  {
    firstName: 'Tom',
    email: 'tom@patient.example',
    questions: 'Is this why my leg hurts?',
    upTo: 'received',
  },
]

/** A made-up report: what a portal's PDF looks like. */
const REPORT_LINES = [
  'EXAMPLE IMAGING CENTER - NOT A REAL REPORT',
  'MRI LUMBAR SPINE WITHOUT CONTRAST',
  '',
  'TECHNIQUE: Sagittal and axial T1 and T2 weighted images.',
  'COMPARISON: None.',
  '',
  'FINDINGS: Five lumbar type vertebral bodies in normal alignment. Mild disc desiccation',
  'at L4-L5 with a small broad based bulge. No significant spinal canal stenosis.',
  'The conus ends at L1. No acute fracture.',
  '',
  'IMPRESSION: Mild degenerative change at L4-L5 without nerve root compression.',
]

const PLAIN_REPORT = [
  'Your lower back has one small worn spot. It is at the soft cushion between the fourth and fifth bone.',
  'The cushion holds a bit less water than before. It bulges a little, and it does not press on a nerve.',
  'No bone is broken. Ask your doctor whether this fits what you feel.',
]

/**
 * Fills an empty demo with orders at each stage, made by the product's own use cases and paid at the payment
 * emulator, so that they are as real as what a visitor orders. Needs the running app (it hears of the payments)
 * and worker (it checks the videos). Leaves alone what a patient of the examples has ordered already.
 */
export async function addExampleOrders(): Promise<void> {
  // Only the emulator can be paid by a script.
  if (!process.env.STRIPE_API_BASE) return
  const missing = await withoutOrder(EXAMPLES)
  if (missing.length === 0) return
  const [author, reader] = [await staffActor('dr.lee@demo.example'), await staffActor('dr.shah@demo.example')]
  const video = makeVideo()
  for (const example of missing) {
    const orderId = await placeOrder(example)
    if (example.upTo === 'received') continue
    must(await claimOrder(author, { orderId, now: now() }))
    if (example.upTo === 'claimed') continue
    await makeVideoReport(author, orderId, video)
    if (example.upTo === 'in_review') continue
    must(await saveCheckCards(reader, { orderId, cards: EXAMPLE_CARDS, now: now() }))
    await approve(reader, orderId)
    must(await deliverOrder(reader, { orderId, now: now() }))
  }
}

async function withoutOrder(examples: readonly Example[]): Promise<Example[]> {
  const emails = examples.map(({ email }) => email)
  const orders = await db().order.findMany({ where: { email: { in: emails } }, select: { email: true } })
  return examples.filter(({ email }) => orders.every((order) => order.email !== email))
}

async function placeOrder({ firstName, email, questions }: Example): Promise<string> {
  const started = must(
    await startDraft(
      { kind: 'anonymous' },
      {
        orderId: null,
        orderedFor: 'mine',
        place: 'US-NY',
        locale: 'en',
        source: 'site',
        article: null,
        clientIp: '127.0.0.1',
        now: now(),
      },
    ),
  )
  const { orderId } = started
  const patient = await db().user.upsert({
    where: { email },
    create: { email, timeZone: 'America/New_York' },
    update: {},
    select: { id: true },
  })
  const actor: PatientActor = { kind: 'patient', userId: patient.id, draftOrderId: orderId }
  const source = Readable.from([await reportPdf()])
  must(await receiveReportFile(actor, { orderId, fileName: 'example-report.pdf', source, now: now() }))
  const changes = {
    questions,
    firstName,
    tellHow: 'main_point_first',
    phone: '+12125550100',
    timeZone: 'America/New_York',
  } as const
  must(await saveDraft(actor, { orderId, changes, now: now() }))
  must(await attachDraft(actor, { orderId, email, now: now() }))
  const consents = { service: 'on', contactMeUrgent: 'on', attestation: 'on', terms: 'on' } as const
  const { url } = must(await startCheckout(actor, { orderId, consents, now: now() }))
  await fetch(url, { method: 'POST', body: new URLSearchParams({ outcome: 'pay' }), redirect: 'manual' })
  await untilStatus(orderId, 'received')
  return orderId
}

async function makeVideoReport(author: StaffActor, orderId: string, video: Buffer): Promise<void> {
  await until(async () => (await reportTextOf(orderId)) !== '', 'the text of an example report')
  // Written before the video comes: its captions, chapters and sentences are timed from it.
  const script = exampleScript(outlineOf(await reportTextOf(orderId)))
  must(await saveScript(author, { orderId, script, base: null, now: now() }))
  const store = new VideoUploadStore(author, { orderId }, systemClock)
  const id = crypto.randomUUID()
  await store.create(new Upload({ id, size: video.length, offset: 0, metadata: { filename: 'example.mp4' } }))
  await store.write(Readable.from([video]), id, 0)
  const document: PlainReportDocument = {
    type: 'doc',
    content: PLAIN_REPORT.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  }
  must(await savePlainReport(author, { orderId, document, base: null, now: now() }))
  await until(
    async () => (await db().video.count({ where: { orderId, state: 'ready' } })) > 0,
    'an example video',
  )
  must(await submitForReview(author, { orderId, now: now() }))
}

async function approve(reader: StaffActor, orderId: string): Promise<void> {
  const [video, plainReport] = await Promise.all([
    db().video.findFirstOrThrow({ where: { orderId }, select: { id: true } }),
    db().plainReport.findFirstOrThrow({ where: { orderId }, select: { id: true } }),
  ])
  const work = { videoId: video.id, plainReportId: plainReport.id, needsNoCards: false }
  must(await approveWork(reader, { orderId, ...work, now: now() }))
}

async function staffActor(email: string): Promise<StaffActor> {
  const { id } = await db().user.findUniqueOrThrow({ where: { email }, select: { id: true } })
  return { kind: 'staff', userId: id }
}

function must<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(`the example orders could not be made: ${result.code}`)
  return result.value
}

function untilStatus(orderId: string, status: OrderStatus): Promise<void> {
  return until(
    async () => (await db().order.count({ where: { id: orderId, status } })) > 0,
    `an example order to be ${status}`,
  )
}

async function until(isSo: () => Promise<boolean>, what: string): Promise<void> {
  const giveUpAt = Date.now() + WAIT_MS
  while (!(await isSo())) {
    if (Date.now() > giveUpAt) throw new Error(`waited in vain for ${what}`)
    await sleep(100)
  }
}

async function reportPdf(): Promise<Buffer> {
  const document = await PDFDocument.create()
  const page = document.addPage([612, 792])
  const font = await document.embedFont(StandardFonts.Helvetica)
  for (const [index, line] of REPORT_LINES.entries())
    page.drawText(line, { x: 56, y: 720 - index * 22, size: 11, font })
  return Buffer.from(await document.save())
}

/** A quiet moving background with a soft tone where a sentence would be spoken: an example needs no face. */
function makeVideo(): Buffer {
  const speech = exampleSpeech()
  const seconds = Math.ceil(speech.at(-1)?.end ?? 1)
  const spoken = speech.map(({ start, end }) => `between(t,${start.toFixed(2)},${end.toFixed(2)})`).join('+')
  const file = path.join(os.tmpdir(), `mediphany-example-${process.pid}.mp4`)
  const picture = [
    '-f',
    'lavfi',
    '-i',
    `gradients=size=1280x720:rate=15:duration=${seconds}:speed=0.01:c0=0x0b4f4a:c1=0xfcf7ee`,
  ]
  const sound = ['-f', 'lavfi', '-i', `sine=frequency=220:duration=${seconds}`]
  const voice = ['-af', `volume='0.05*(${spoken})':eval=frame`, '-c:a', 'aac']
  const coding = ['-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p', '-movflags', '+faststart']
  try {
    execFileSync('ffmpeg', ['-v', 'error', '-y', ...picture, ...sound, ...voice, ...coding, file])
    return fs.readFileSync(file)
  } finally {
    fs.rmSync(file, { force: true })
  }
}
