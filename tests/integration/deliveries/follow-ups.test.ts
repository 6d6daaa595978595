import { afterAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { answerFollowUp, claimFollowUp, releaseFollowUp } from '@/lib/deliveries/answer-follow-up'
import { askFollowUp } from '@/lib/deliveries/ask-follow-up'
import { getAskPage, getAskSummary } from '@/lib/deliveries/follow-up-queries'
import { ASK_DAYS, MAX_ANSWER_CHARS, MAX_FOLLOW_UP_CHARS } from '@/lib/deliveries/follow-up-schema'
import { listFollowUps, openFollowUps, readFollowUp } from '@/lib/deliveries/staff-follow-ups'
import { warnOfDueFollowUps } from '@/lib/deliveries/watch-follow-ups'
import { runJob } from '@/lib/jobs/run-job'
import { eraseOrder } from '@/lib/orders/erase-order'
import { db } from '@/lib/platform/db'
import { flagAlarmingText, screenPatientTexts } from '@/lib/safety/flag-alarming-text'
import { setAccess } from '@/lib/staff/change-access'
import { createDelivery } from '@/tests/factories/delivery'
import { createOrder } from '@/tests/factories/order'
import { createStaff, createUser } from '@/tests/factories/user'
import { startFakeResend } from '@/tests/integration/mails/fake-resend'

const resend = await startFakeResend()
process.env.RESEND_BASE_URL = resend.url
afterAll(() => resend.stop())

const now = new Date()
const HOUR_MS = 3_600_000
const later = (hours: number) => new Date(now.getTime() + hours * HOUR_MS)
const WORDS = 'CANARY: is the cyst new?'

async function delivered(): Promise<{ orderId: string; actor: Actor }> {
  const patient = await createUser()
  const order = await createOrder({
    status: 'delivered',
    userId: patient.id,
    email: patient.email,
    deliveredAt: now,
  })
  await createDelivery(order.id)
  const actor: Actor = { kind: 'patient', userId: patient.id }
  return { orderId: order.id, actor }
}

async function asked(question = WORDS) {
  const order = await delivered()
  const made = await askFollowUp(order.actor, { orderId: order.orderId, question, now })
  if (!made.ok) throw new Error(made.code)
  return { ...order, questionId: made.value.questionId }
}

const staff = async (licensedIn = ['US-NY']): Promise<Extract<Actor, { kind: 'staff' }>> => ({
  kind: 'staff',
  userId: (await createStaff({ licensedIn })).id,
})

const auditOf = async (orderId: string) =>
  (await db().auditEvent.findMany({ where: { orderId }, orderBy: { at: 'asc' } })).map(({ action }) => action)

describe('a follow-up question', () => {
  it('is stored encrypted, due in 24 hours, and told to staff on duty without its words', async () => {
    const { orderId, actor, questionId } = await asked()
    const row = await db().followUpQuestion.findUniqueOrThrow({ where: { id: questionId } })
    expect(row.question).toMatch(/^v1\./)
    expect(row.dueAt).toEqual(later(24))
    const mails = await db().mail.findMany({ where: { orderId, kind: 'staff_follow_up' } })
    expect(mails.length).toBeGreaterThan(0)
    expect(await getAskPage(actor, { orderId, now })).toMatchObject({
      ok: true,
      value: { standing: 'open', left: 1, questions: [{ question: WORDS, answer: null }] },
    })
    expect(await auditOf(orderId)).toEqual(['question.asked', 'question.viewed'])
  })

  it('can be asked twice, however many are sent at once', async () => {
    const { orderId, actor } = await delivered()
    const all = await Promise.all(
      [1, 2, 3, 4].map((nth) => askFollowUp(actor, { orderId, question: `Question ${nth}`, now })),
    )
    expect(all.filter((result) => result.ok)).toHaveLength(2)
    expect(all.filter((result) => !result.ok)).toEqual([
      { ok: false, code: 'NONE_LEFT' },
      { ok: false, code: 'NONE_LEFT' },
    ])
    expect(await db().followUpQuestion.count({ where: { orderId } })).toBe(2)
  })

  it('is refused by name: empty, endless, too late, nothing delivered, not theirs', async () => {
    const { orderId, actor } = await delivered()
    const ask = (question: string, at = now, who: Actor = actor, id = orderId) =>
      askFollowUp(who, { orderId: id, question, now: at })
    expect(await ask('  ')).toEqual({ ok: false, code: 'EMPTY' })
    expect(await ask('x'.repeat(MAX_FOLLOW_UP_CHARS + 1))).toEqual({ ok: false, code: 'TOO_LONG' })
    expect(await ask('Why?', later(ASK_DAYS * 24))).toEqual({ ok: false, code: 'OVER' })
    const working = await createOrder({ status: 'in_production' })
    const owner: Actor = { kind: 'patient', userId: working.userId ?? '' }
    expect(await ask('Why?', now, owner, working.id)).toEqual({ ok: false, code: 'NOT_DELIVERED' })
    expect(await ask('Why?', now, owner)).toEqual({ ok: false, code: 'NOT_FOUND' })
    expect(await ask('Why?', now, await staff())).toEqual({ ok: false, code: 'NOT_FOUND' })
    expect(await getAskPage(owner, { orderId, now })).toEqual({ ok: false, code: 'NOT_FOUND' })
    expect(await getAskSummary(owner, { orderId, now })).toBeNull()
    expect(await auditOf(orderId)).toEqual(['order.denied', 'order.denied', 'order.denied'])
    expect(await ask('Why?', later(ASK_DAYS * 24 - 1))).toMatchObject({ ok: true })
  })

  it('that tells of an emergency raises the urgent flag once', async () => {
    const { orderId } = await asked('Since today I cannot feel my legs and lost control of my bladder')
    await screenPatientTexts(now)
    await flagAlarmingText(orderId, later(1))
    const flags = await db().urgentFlag.findMany({ where: { orderId } })
    expect(flags).toMatchObject([{ level: 'minutes' }])
  })
})

describe('answering', () => {
  it('belongs to one licensed claimant, and the patient gets a mail that says nothing of it', async () => {
    const { orderId, actor, questionId } = await asked()
    const [first, second] = [await staff(), await staff()]
    const input = { questionId, now }
    expect(await claimFollowUp(await staff(['IE']), input)).toEqual({ ok: false, code: 'NOT_LICENSED' })
    const claims = await Promise.all([claimFollowUp(first, input), claimFollowUp(second, input)])
    expect(claims.filter((result) => result.ok)).toHaveLength(1)
    expect(claims).toContainEqual({ ok: false, code: 'CONFLICT' })
    const [winner, loser] = claims[0]?.ok ? [first, second] : [second, first]
    const answer = { ...input, answer: ' CANARY-ANSWER: it was there before. ' }
    expect(await answerFollowUp(loser, answer)).toEqual({ ok: false, code: 'NOT_YOURS' })
    expect(await answerFollowUp(winner, { ...answer, answer: ' ' })).toEqual({ ok: false, code: 'EMPTY' })
    const endless = { ...answer, answer: 'x'.repeat(MAX_ANSWER_CHARS + 1) }
    expect(await answerFollowUp(winner, endless)).toEqual({ ok: false, code: 'TOO_LONG' })
    expect(await answerFollowUp(winner, answer)).toEqual({ ok: true, value: undefined })
    expect(await answerFollowUp(winner, answer)).toEqual({ ok: false, code: 'CONFLICT' })
    expect(await getAskPage(actor, { orderId, now })).toMatchObject({
      value: {
        questions: [
          { answer: 'CANARY-ANSWER: it was there before.', answeredBy: { name: 'Dr. Test Person' } },
        ],
      },
    })
    const mails = await db().mail.findMany({ where: { orderId, kind: 'follow_up_answered' } })
    expect(mails).toHaveLength(1)
    await runJob('mail.send', { mailId: mails[0]?.id })
    const sent = JSON.stringify(resend.inbox)
    expect(sent).toContain(`/orders/${orderId}/ask`)
    expect(sent).not.toContain('CANARY')
  })

  it('gives a question back, also when its claimant works here no more', async () => {
    const { questionId } = await asked()
    const person = await staff()
    const input = { questionId, now }
    await claimFollowUp(person, input)
    expect(await releaseFollowUp(await staff(), input)).toEqual({ ok: false, code: 'CONFLICT' })
    expect(await releaseFollowUp(person, input)).toMatchObject({ ok: true })
    await claimFollowUp(person, input)
    const admin: Actor = { kind: 'admin', userId: (await createStaff({ role: 'admin' })).id }
    await setAccess(admin, { userId: person.userId, isOn: false, now })
    expect(await db().followUpQuestion.findUniqueOrThrow({ where: { id: questionId } })).toMatchObject({
      claimedById: null,
      claimedAt: null,
    })
  })

  it('is listed by promise for staff, opened with an audit row, and warned of once', async () => {
    const { orderId, actor, questionId } = await asked()
    const person = await staff()
    expect(await listFollowUps(actor, now)).toEqual({ ok: false, code: 'NOT_ALLOWED' })
    expect(await readFollowUp(actor, { questionId, now })).toEqual({ ok: false, code: 'NOT_FOUND' })
    expect(await openFollowUps(actor, now)).toBeNull()
    const list = await listFollowUps(person, later(20))
    expect(list).toMatchObject({ ok: true })
    if (!list.ok) throw new Error(list.code)
    const row = list.value.find(({ id }) => id === questionId)
    expect(row).toMatchObject({ msLeft: 4 * HOUR_MS, claimantName: null })
    expect(JSON.stringify(list.value)).not.toContain('CANARY')
    expect(await readFollowUp(person, { questionId, now })).toMatchObject({
      value: { thread: [{ question: WORDS }], firstName: 'Ada' },
    })
    expect(await auditOf(orderId)).toContain('question.viewed')
    const warned = () => db().mail.count({ where: { orderId, kind: 'staff_follow_up_due' } })
    await warnOfDueFollowUps(later(17))
    expect(await warned()).toBe(0)
    await warnOfDueFollowUps(later(18))
    const once = await warned()
    expect(once).toBeGreaterThan(0)
    await warnOfDueFollowUps(later(25))
    expect(await warned()).toBe(once)
  })

  it('ends with the order’s data', async () => {
    const { orderId, actor, questionId } = await asked()
    const person = await staff()
    await eraseOrder(orderId, now)
    expect(await db().followUpQuestion.count({ where: { orderId } })).toBe(0)
    expect(await getAskPage(actor, { orderId, now })).toEqual({ ok: false, code: 'NOT_FOUND' })
    expect(await readFollowUp(person, { questionId, now })).toEqual({ ok: false, code: 'NOT_FOUND' })
  })
})
