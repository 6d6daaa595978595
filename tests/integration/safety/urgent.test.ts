import { describe, expect, it } from 'vitest'
import type { Actor, StaffActor } from '@/lib/auth/actor'
import { prepareOrderMail } from '@/lib/jobs/handlers/mail/prepare-order-mail'
import { db } from '@/lib/platform/db'
import { closeUrgent } from '@/lib/safety/close-urgent'
import { logUrgentCall } from '@/lib/safety/log-urgent-call'
import { raiseUrgent } from '@/lib/safety/raise-urgent'
import { getUrgentState } from '@/lib/safety/urgent-queries'
import { logCallSchema } from '@/lib/safety/urgent-schema'
import { getWorkVersion } from '@/lib/videos/work-version'
import { createOrder } from '@/tests/factories/order'
import { createStaff, createUser } from '@/tests/factories/user'

const now = new Date()
const staff = async (overrides = {}): Promise<StaffActor> => ({
  kind: 'staff',
  userId: (await createStaff(overrides)).id,
})

async function raised(overrides: Parameters<typeof createOrder>[0] = {}) {
  const actor = await staff()
  const order = await createOrder({ status: 'received', ...overrides })
  const flag = await raiseUrgent(actor, { orderId: order.id, level: 'hours', note: 'Large clot', now })
  if (!flag.ok) throw new Error(flag.code)
  return { actor, orderId: order.id, flagId: flag.value.flagId }
}
const mailsTo = async (orderId: string, kind: string) =>
  (await db().mail.findMany({ where: { orderId, kind } })).map((mail) => mail.userId)

describe('raising', () => {
  it.each(['draft', 'received', 'in_review', 'needs_info', 'delivered', 'canceled'] as const)(
    'is possible while an order is %s',
    async (status) => {
      const { orderId, actor } = await raised({ status })
      const flag = await db().urgentFlag.findFirstOrThrow({ where: { orderId } })
      expect(flag).toMatchObject({ level: 'hours', raisedById: actor.userId, closedAt: null })
      expect(flag.note).toMatch(/^v1\./)
      expect(await mailsTo(orderId, 'staff_urgent')).toContain(actor.userId)
      expect(await db().auditEvent.count({ where: { orderId, action: 'urgent.raised' } })).toBe(1)
    },
  )

  it('joins a finding to the open flag, at the more urgent level, even of two at once', async () => {
    const order = await createOrder({ status: 'received' })
    const actor = await staff()
    const results = await Promise.all(
      (['days', 'minutes'] as const).map((level) =>
        raiseUrgent(actor, { orderId: order.id, level, note: `Finding ${level}`, now }),
      ),
    )
    expect(results.every((result) => result.ok)).toBe(true)
    await raiseUrgent(actor, { orderId: order.id, level: 'days', note: 'Finding days', now })
    expect(await db().urgentFlag.count({ where: { orderId: order.id } })).toBe(1)
    const state = await getUrgentState(actor, { orderId: order.id, now })
    if (!state.ok) throw new Error(state.code)
    expect(state.value.open?.level).toBe('minutes')
    expect(state.value.open?.note.split('\n\n').sort()).toEqual(['Finding days', 'Finding minutes'])
  })

  it('tells staff of each new finding, also at the same level, and not of a second click', async () => {
    const { orderId, actor } = await raised()
    const raise = (note: string, level: 'hours' | 'days' | 'minutes' = 'hours') =>
      raiseUrgent(actor, { orderId, level, note, now })
    const told = async () =>
      (await mailsTo(orderId, 'staff_urgent')).filter((id) => id === actor.userId).length
    expect(await told()).toBe(1)
    await raise('Large clot')
    expect(await told()).toBe(1)
    await raise('A second clot')
    expect(await told()).toBe(2)
    await raise('A second clot', 'days')
    expect(await told()).toBe(2)
    await raise('A second clot', 'minutes')
    expect(await told()).toBe(3)
  })

  it('is for staff; a stranger or the patient is refused and written down', async () => {
    const patient = await createUser()
    const { id: orderId } = await createOrder({
      status: 'received',
      userId: patient.id,
      email: patient.email,
    })
    const actors: Actor[] = [{ kind: 'anonymous' }, { kind: 'patient', userId: patient.id }]
    for (const actor of actors) {
      const input = { orderId, level: 'hours' as const, note: 'x', now }
      expect(await raiseUrgent(actor, input)).toEqual({ ok: false, code: 'NOT_FOUND' })
      expect(await getUrgentState(actor, { orderId, now })).toEqual({ ok: false, code: 'NOT_FOUND' })
    }
    expect(await db().urgentFlag.count({ where: { orderId } })).toBe(0)
    expect(await db().auditEvent.count({ where: { orderId, wasAllowed: false } })).toBe(4)
  })
})

describe('calling', () => {
  it('without an answer writes to the patient and tells a second colleague, each time', async () => {
    const { orderId, flagId, actor } = await raised()
    const colleague = await staff()
    const call = {
      flagId,
      revision: 0,
      called: 'patient',
      outcome: 'no_answer',
      note: 'Voicemail',
      now,
    } as const
    const [first, second] = [await logUrgentCall(actor, call), await logUrgentCall(actor, call)]
    if (!first.ok || !second.ok) throw new Error('not logged')
    const mails = await db().mail.findMany({ where: { orderId, kind: 'urgent_call_us' } })
    expect(mails.map(({ subjectKey }) => subjectKey).sort()).toEqual(
      [first.value.callId, second.value.callId].sort(),
    )
    const alerts = await db().mail.findMany({
      where: { kind: 'staff_urgent', subjectKey: { startsWith: first.value.callId } },
    })
    expect(alerts.map(({ userId }) => userId)).toContain(colleague.userId)
    expect(alerts.map(({ userId }) => userId)).not.toContain(actor.userId)
  })

  it('tells those off duty when nobody else is on it', async () => {
    const { orderId, flagId, actor } = await raised()
    await db().user.updateMany({ where: { id: { not: actor.userId } }, data: { isOnDuty: false } })
    const { userId } = await staff({ isOnDuty: false })
    const call = { flagId, revision: 0, called: 'patient', outcome: 'wrong_number', note: '', now } as const
    expect(await logUrgentCall(actor, call)).toMatchObject({ ok: true })
    expect(await mailsTo(orderId, 'staff_urgent')).toContain(userId)
  })

  it('is writing instead for a patient without a phone, in words that say so', async () => {
    const { orderId, flagId, actor } = await raised({ hasNoPhone: true })
    const colleague = await staff()
    const call = { flagId, revision: 0, called: 'patient', outcome: 'mailed', note: '', now } as const
    expect(await logUrgentCall(actor, call)).toMatchObject({ ok: true })
    const mail = await db().mail.findFirstOrThrow({ where: { orderId, kind: 'urgent_call_us' } })
    expect(await mailsTo(orderId, 'staff_urgent')).toContain(colleague.userId)
    const prepared = await prepareOrderMail('urgent_call_us', mail, now)
    if (!prepared.ok) throw new Error(prepared.code)
    expect(prepared.value.text).toContain('no phone')
    expect(prepared.value.text).not.toContain('tried to reach you')
    expect(await closeUrgent(actor, { flagId, revision: 0, outcome: 'patient_informed', now })).toEqual({
      ok: false,
      code: 'NOBODY_TOLD',
    })
    expect(logCallSchema.safeParse({ ...call, called: 'doctor' }).success).toBe(false)
  })

  it('that reached the patient mails nobody, and is append-only', async () => {
    const { orderId, flagId, actor } = await raised()
    const call = {
      flagId,
      revision: 0,
      called: 'patient',
      outcome: 'reached',
      note: 'Will go to the ER',
      now,
    } as const
    const logged = await logUrgentCall(actor, call)
    expect(await mailsTo(orderId, 'urgent_call_us')).toEqual([])
    if (!logged.ok) throw new Error(logged.code)
    const change = db().urgentCall.update({
      where: { id: logged.value.callId },
      data: { outcome: 'no_answer' },
    })
    await expect(change).rejects.toThrow()
    expect(await getUrgentState(actor, { orderId, now })).toMatchObject({
      value: { open: { calls: [{ outcome: 'reached', note: 'Will go to the ER' }] } },
    })
  })

  it('the doctor needs the patient’s consent, the newest set of it', async () => {
    const { orderId, flagId, actor } = await raised()
    const call = { flagId, revision: 0, called: 'doctor', outcome: 'reached', note: '', now } as const
    const consent = (kind: string, at: Date) => ({
      orderId,
      kind,
      at,
      version: '1',
      textHash: 'h',
      locale: 'en',
    })
    expect(await logUrgentCall(actor, call)).toEqual({ ok: false, code: 'NO_CONSENT' })
    const earlier = new Date(now.getTime() - 1_000)
    await db().consent.createMany({
      data: [
        consent('service', earlier),
        consent('contact_my_doctor_urgent', earlier),
        consent('service', now),
      ],
    })
    expect(await logUrgentCall(actor, call)).toEqual({ ok: false, code: 'NO_CONSENT' })
    const later = new Date(now.getTime() + 1_000)
    await db().consent.createMany({
      data: [consent('service', later), consent('contact_my_doctor_urgent', later)],
    })
    expect(await logUrgentCall(actor, call)).toMatchObject({ ok: true })
  })
})

describe('closing', () => {
  it('needs a call that reached whom the outcome names, and happens once', async () => {
    const { orderId, flagId, actor } = await raised()
    const close = (outcome: 'patient_informed' | 'already_known') =>
      closeUrgent(actor, { flagId, revision: 0, outcome, now })
    expect(await close('patient_informed')).toEqual({ ok: false, code: 'NOBODY_TOLD' })
    await logUrgentCall(actor, { flagId, revision: 0, called: 'patient', outcome: 'reached', note: '', now })
    const results = await Promise.all([close('patient_informed'), close('already_known')])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results).toContainEqual({ ok: false, code: 'CLOSED' })
    expect(await db().auditEvent.count({ where: { orderId, action: 'urgent.closed' } })).toBe(1)
    const call = { flagId, revision: 0, called: 'patient', outcome: 'reached', note: '', now } as const
    expect(await logUrgentCall(actor, call)).toEqual({ ok: false, code: 'CLOSED' })
  })

  it('waits for a finding that joined meanwhile to be read and called about', async () => {
    const { orderId, flagId, actor } = await raised()
    const call = (revision: number) =>
      logUrgentCall(actor, { flagId, revision, called: 'patient', outcome: 'reached', note: '', now })
    const close = (revision: number) =>
      closeUrgent(actor, { flagId, revision, outcome: 'patient_informed', now })
    const version = async () => getWorkVersion(actor, { orderId, now })
    await call(0)
    const before = await version()
    await raiseUrgent(actor, { orderId, level: 'minutes', note: 'A second clot', now })
    expect(await version()).not.toEqual(before)
    // The page that was open shows the first finding only, whoever was told of it.
    expect(await close(0)).toEqual({ ok: false, code: 'NEW_FINDING' })
    expect(await close(1)).toEqual({ ok: false, code: 'NOBODY_TOLD' })
    // So does a call whose caller had that page before them.
    await call(0)
    expect(await close(1)).toEqual({ ok: false, code: 'NOBODY_TOLD' })
    await call(1)
    expect(await getUrgentState(actor, { orderId, now })).toMatchObject({
      value: {
        open: { revision: 1, calls: expect.arrayContaining([expect.objectContaining({ isOutdated: true })]) },
      },
    })
    expect(await close(1)).toMatchObject({ ok: true })
  })

  it('and a finding at the same moment never end in a finding on a closed flag', async () => {
    const { orderId, flagId, actor } = await raised()
    const [closed, joined] = await Promise.all([
      closeUrgent(actor, { flagId, revision: 0, outcome: 'raised_in_error', now }),
      raiseUrgent(actor, { orderId, level: 'minutes', note: 'A second clot', now }),
    ])
    if (!joined.ok) throw new Error(joined.code)
    const open = await db().urgentFlag.findFirst({ where: { orderId, closedAt: null } })
    expect(open?.id).toBe(joined.value.flagId)
    expect(closed.ok).toBe(open?.id !== flagId)
  })

  it('cannot happen without an outcome, whatever code asks', async () => {
    const { flagId } = await raised()
    await expect(db().urgentFlag.update({ where: { id: flagId }, data: { closedAt: now } })).rejects.toThrow()
  })

  it('and calling are for staff', async () => {
    const { flagId } = await raised()
    for (const actor of [
      { kind: 'anonymous' },
      { kind: 'patient', userId: (await createUser()).id },
    ] satisfies Actor[]) {
      expect(await closeUrgent(actor, { flagId, revision: 0, outcome: 'raised_in_error', now })).toEqual({
        ok: false,
        code: 'NOT_FOUND',
      })
      const call = { flagId, revision: 0, called: 'patient', outcome: 'reached', note: '', now } as const
      expect(await logUrgentCall(actor, call)).toEqual({ ok: false, code: 'NOT_FOUND' })
    }
  })
})
