import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { cookiePolicy } from '@/lib/auth/cookie-policy'
import type { Role } from '@/lib/auth/role'
import { signed } from '@/lib/auth/secret-token'
import { raiseSession, startSession } from '@/lib/auth/sessions'
import { askFollowUp } from '@/lib/deliveries/ask-follow-up'
import { saveTakeAway } from '@/lib/deliveries/take-away'
import { openDelivery } from '@/lib/deliveries/understanding'
import { openOrderKey } from '@/lib/orders/order-key'
import type { OrderStatus } from '@/lib/orders/order-status'
import { closeDb, db } from '@/lib/platform/db'
import { applyEmbeddedDefaults } from '@/lib/platform/embedded-env'
import { newStorageKey } from '@/lib/platform/object-store'
import { closeQueue } from '@/lib/platform/queue'
import { storage } from '@/lib/platform/storage'
import { factsOf } from '@/lib/reports/report-facts'
import { receiveContactMessage } from '@/lib/staff/contact-messages'
import { createClip } from '@/tests/factories/clip'
import { createDelivery, createPlainReport, createVideo, createVideoAsset } from '@/tests/factories/delivery'
import { createOrder } from '@/tests/factories/order'
import { createPayment } from '@/tests/factories/payment'
import { createReportFile } from '@/tests/factories/report-file'
import { createReportPage } from '@/tests/factories/report-page'
import { createStaff, createUser } from '@/tests/factories/user'
import { CANARY } from './canary-words'

// Writes people, their sessions and orders straight into the database of the product under test, and prints them as
// JSON: the specs that speak plain HTTP need no browser to become someone.

const TEXT = { firstName: CANARY.firstName, questions: `Is the ${CANARY.question} new?` }

async function main(): Promise<void> {
  await applyEmbeddedDefaults(process.env)
  const people = {
    stranger: await createUser(),
    owner: await createUser(),
    firstFactor: await createStaff(),
    staff: await createStaff(),
    admin: await createStaff({ role: 'admin' }),
  }
  const make = orderMaker(people.owner.id, people.staff.id)
  const cookies = await cookiesOf(people)
  const main = await make('in_production')
  const file = await createReportFile(main, { fileName: CANARY.fileName })
  const text = await createReportFile(main, {
    bytes: Buffer.from('<script>alert(1)</script>'),
    fileName: 'notes.txt',
    mediaType: 'text/plain',
    position: 1,
  })
  const video = await createVideo(main, { bytes: Buffer.from(`a video about ${CANARY.finding}`) })
  // These orders count as paid today; the journeys that follow need room under the cap.
  await db().siteSettings.update({ where: { id: 1 }, data: { dailyOrderCap: 10_000 } })
  const draft = await make('draft')
  const delivered = await deliveredOrder(make)
  const drafts = await createReportFile(draft)
  const policy = cookiePolicy(process.env.APP_URL ?? '', 'draft')
  const targets = await actionTargets(make, people.staff.id)
  await takeOthersOffDuty(people)
  const fixtures = {
    databaseUrl: process.env.DATABASE_URL,
    cookies,
    users: Object.fromEntries(Object.entries(people).map(([name, { id }]) => [name, id])),
    victim: (await createStaff({ licensedIn: ['US-NY', 'US-NJ'] })).id,
    order: main,
    file: file.id,
    page: (await createReportPage(file)).id,
    textFile: text.id,
    video: video.id,
    otherOrder: await make('in_production', (await createUser()).id),
    delivered,
    unwatched: await deliveredOrder(make),
    opened: await openedOrder(make, people.owner.id),
    question: await question(delivered, people.owner.id),
    dataExport: await dataExport(people.owner.id),
    clip: (await createClip(people.staff.id)).id,
    message: await contactMessage(),
    draft: {
      order: draft,
      file: drafts.id,
      page: await readPage(draft),
      cookie: `${policy.name}=${signed('draft', draft)}`,
      forged: [draft, `${draft}.${'A'.repeat(43)}`].map((value) => `${policy.name}=${value}`),
    },
    targets,
    infoPage: await readPage(targets.needsInfo),
  }
  process.stdout.write(JSON.stringify(fixtures))
}

/**
 * Each order here has staff of its own, and each question is mailed to everybody on duty: without this the worker sends
 * thousands of mails beside the tests.
 */
async function takeOthersOffDuty(people: { staff: { id: string }; admin: { id: string } }): Promise<void> {
  await db().user.updateMany({
    where: { email: { endsWith: '@staff.example' }, id: { notIn: [people.staff.id, people.admin.id] } },
    data: { isOnDuty: false },
  })
}

type Make = (status: OrderStatus, userId?: string) => Promise<string>

/** Orders of the owner; whatever is being worked on is claimed by the member of staff who signs in here. */
function orderMaker(ownerId: string, staffId: string): Make {
  return async (status, userId = ownerId) => {
    const isWorked = ['in_production', 'in_review', 'delivered'].includes(status)
    const claim = isWorked ? { claimedById: staffId } : {}
    // A draft has no patient yet: it is the browser's with its cookie.
    if (status === 'draft') return (await createOrder({ status, text: TEXT })).id
    const email = `${randomUUID()}@patient.example`
    // Looked through already: with hundreds of these the worker would be busy for a good part of each minute.
    const alarmScreenedAt = new Date()
    const order = await createOrder({ status, userId, email, alarmScreenedAt, text: TEXT, ...claim })
    await createPayment(order, { status: 'paid', stripePaymentIntentId: `pi_${randomUUID()}` })
    return order.id
  }
}

async function cookiesOf(
  people: Record<string, { id: string; role: Role }>,
): Promise<Record<string, string>> {
  const { name } = cookiePolicy(process.env.APP_URL ?? '', 'session')
  const entries = Object.entries(people).map(async ([person, user]) => {
    const now = new Date()
    const token = await db().$transaction(async (tx) => {
      const first = await startSession(tx, user, now)
      if (!['staff', 'admin'].includes(person)) return first
      const session = await tx.session.findFirstOrThrow({ where: { userId: user.id } })
      return raiseSession(tx, session.id, now)
    })
    return [person, `${name}=${token}`] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}

/** A page of a file that is read, of which parts could be hidden. */
async function readPage(orderId: string): Promise<string> {
  const plain = 'FINDINGS: The scan is fine.'
  const file = await createReportFile(orderId, { fileName: 'read.pdf', position: 5 })
  const page = await createReportPage(file, { text: { plain } })
  const cipher = await openOrderKey(db(), orderId)
  const facts = JSON.stringify(factsOf({ pages: [plain] }))
  await db().reportFile.update({
    where: { id: file.id },
    data: {
      process: 'ready',
      pageCount: 1,
      processedAt: new Date(),
      facts: cipher?.encrypt({ table: 'ReportFile', column: 'facts', id: file.id }, facts) ?? null,
    },
  })
  return page.id
}

async function contactMessage(): Promise<string> {
  const received = await receiveContactMessage(
    {
      topic: 'other',
      name: 'A. Writer',
      email: 'writer@patient.example',
      orderNumber: null,
      message: 'Hello there.',
    },
    // A network of its own: each of these counts against its limit.
    { clientIp: randomUUID(), now: new Date() },
  )
  if (!received.ok) throw new Error(received.code)
  return received.value.messageId
}

/** A file to fetch; what is in it does not matter here. */
async function dataExport(userId: string): Promise<string> {
  const storageKey = newStorageKey('export')
  const stored = await storage().put(storageKey, Readable.from([Buffer.from('PK')]), { maxBytes: 2 })
  if (!stored.ok) throw new Error(stored.code)
  const { byteCount, sha256 } = stored.value
  const now = new Date()
  const expiresAt = new Date(now.getTime() + 86_400_000)
  const data = { userId, state: 'ready', storageKey, byteCount, sha256, createdAt: now, expiresAt } as const
  return (await db().dataExport.create({ data, select: { id: true } })).id
}

async function question(orderId: string, userId: string): Promise<string> {
  const input = { orderId, question: `Is the ${CANARY.question} new?`, now: new Date() }
  const asked = await askFollowUp({ kind: 'patient', userId }, input)
  if (!asked.ok) throw new Error(asked.code)
  return asked.value.questionId
}

async function deliveredOrder(make: Make): Promise<string> {
  const order = await make('delivered')
  const { videoId } = await createDelivery(order)
  await createVideoAsset(videoId, 'captions', Buffer.from('WEBVTT\n'), 'text/vtt')
  return order
}

async function openedOrder(make: Make, userId: string): Promise<string> {
  const [orderId, now] = [await deliveredOrder(make), new Date()]
  const actor = { kind: 'patient', userId } as const
  await openDelivery(actor, { orderId, answers: { understood: null, anxious: null }, now })
  const visit = { day: '2099-01-31', time: null, what: 'See my doctor' }
  await saveTakeAway(actor, { orderId, changes: { visit }, now })
  return orderId
}

/** For each kind of action an order in the state in which the action would work, were it allowed. */
async function actionTargets(make: Make, staffId: string) {
  const targets = {
    received: await make('received'),
    received2: await make('received'),
    // Its patient is signed out when their address is mended.
    received3: await make('received', (await createUser()).id),
    claimed: await make('in_production'),
    claimed2: await make('in_production'),
    claimed3: await make('in_production'),
    asked: await make('in_production'),
    refunded: await make('in_production'),
    unexplained: await make('in_production'),
    ended: await make('received'),
    needsInfo: await make('needs_info'),
    needsInfo2: await make('needs_info'),
    canceled: await make('received'),
    readdressed: await make('received'),
    withdrawn: await deliveredOrder(make),
    raised: await make('in_production'),
    carded: await make('in_production'),
  }
  const flags = [await raiseFlag(targets.raised), await raiseFlag(await make('in_production'))]
  const submitted = await workOf(make, 'in_production', staffId)
  const sentBack = await workOf(make, 'in_review', (await createStaff()).id)
  const approvable = await workOf(make, 'in_review', (await createStaff()).id)
  const deliverable = await workOf(make, 'in_review', (await createStaff()).id, { isSelfRelease: false })
  const released = [
    await workOf(make, 'delivered', (await createStaff()).id, { isSelfRelease: true }),
    await workOf(make, 'delivered', (await createStaff()).id, { isSelfRelease: true }),
  ]
  const invite = await openInvite(staffId)
  return { ...targets, invite, flags, submitted, sentBack, approvable, deliverable, released }
}

async function openInvite(invitedById: string): Promise<string> {
  const data = {
    email: `${randomUUID()}@staff.example`,
    role: 'staff' as const,
    tokenHash: randomUUID(),
    invitedById,
    expiresAt: new Date(Date.now() + 3_600_000),
  }
  return (await db().staffInvite.create({ data, select: { id: true } })).id
}

async function raiseFlag(orderId: string): Promise<string> {
  const cipher = await openOrderKey(db(), orderId)
  if (!cipher) throw new Error('the order has no key')
  const id = randomUUID()
  const note = cipher.encrypt({ table: 'UrgentFlag', column: 'note', id }, 'Call today.')
  return (await db().urgentFlag.create({ data: { id, orderId, level: 'hours', note } })).id
}

/** An order with a video and a plain report by one author, approved by another or released alone. */
async function workOf(
  make: Make,
  status: OrderStatus,
  authorId: string,
  approval?: { isSelfRelease: boolean },
) {
  const order = await make(status)
  // Whoever claimed it counts as an author too.
  await db().order.update({ where: { id: order }, data: { claimedById: authorId } })
  const [video, plainReport] = [await createVideo(order), await createPlainReport(order)]
  const approverId = approval?.isSelfRelease ? authorId : (await createStaff()).id
  const state = approval
    ? { approvedById: approverId, approvedAt: new Date() }
    : { approvedById: null, approvedAt: null }
  await db().video.update({ where: { id: video.id }, data: { authorId, ...state } })
  await db().plainReport.update({
    where: { id: plainReport.id },
    data: { authorId, approvedAt: state.approvedAt },
  })
  const work = { order, video: video.id, plainReport: plainReport.id }
  if (!approval) return { ...work, approval: null }
  if (approval.isSelfRelease) {
    const ids = { orderId: order, videoId: video.id, plainReportId: plainReport.id }
    await db().delivery.create({ data: { ...ids, deliveredById: authorId } })
  }
  const { id } = await db().approval.create({
    data: {
      orderId: order,
      videoId: video.id,
      plainReportId: plainReport.id,
      approvedById: approverId,
      checklist: {},
      ...(approval.isSelfRelease
        ? { isSelfRelease: true, reviewDueAt: new Date(Date.now() + 86_400_000) }
        : {}),
    },
  })
  return { ...work, approval: id }
}

try {
  await main()
} finally {
  await closeQueue()
  await closeDb()
}
