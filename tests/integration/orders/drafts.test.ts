import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { attachDraft } from '@/lib/orders/attach-draft'
import { getDraft, opensAfterSignIn } from '@/lib/orders/draft-queries'
import { eraseOrder } from '@/lib/orders/erase-order'
import { expireDrafts } from '@/lib/orders/expire-drafts'
import { saveDraft, saveTyped } from '@/lib/orders/save-draft'
import { startDraft } from '@/lib/orders/start-draft'
import { db, pool } from '@/lib/platform/db'
import { getOrderFacts } from '@/lib/staff/order-facts'
import { createOrder } from '@/tests/factories/order'
import { createPayment } from '@/tests/factories/payment'
import { createStaff, createUser } from '@/tests/factories/user'

const now = new Date('2026-11-23T12:00:00Z')
const input = {
  orderId: null,
  orderedFor: 'mine',
  place: 'US-NY',
  locale: 'en',
  source: 'site',
  article: null,
  clientIp: '192.0.2.1',
  now,
} as const

/** Uses up a whole limit, as so many requests would. */
async function spend(limit: string, key: string) {
  const hash = createHash('sha256').update(key).digest('base64url')
  await pool().query(`UPDATE rate_limit SET points = 1000000 WHERE key = $1`, [`${limit}:${hash}`])
}

async function startedDraft() {
  await createStaff()
  const started = await startDraft({ kind: 'anonymous' }, input)
  if (!started.ok) throw new Error(started.code)
  const { orderId } = started.value
  const actor: Actor = { kind: 'draft', orderId }
  return { orderId, actor }
}

describe('a draft', () => {
  it('is refused where nobody licensed is available, before anything is uploaded', async () => {
    expect(await startDraft({ kind: 'anonymous' }, { ...input, place: 'ZZ' })).toEqual({
      ok: false,
      code: 'NOT_SERVED',
    })
  })

  it('remembers the first article that led to it, encrypted, and shows it to staff', async () => {
    const staff = await createStaff()
    const article = 'spine-procedures/lumbar-puncture'
    const started = await startDraft({ kind: 'anonymous' }, { ...input, article })
    if (!started.ok) throw new Error(started.code)
    const { orderId } = started.value
    const again = { ...input, orderId, article: 'spine-procedures/myelography' }
    expect(await startDraft({ kind: 'draft', orderId }, again)).toMatchObject({
      ok: true,
      value: { orderId },
    })
    expect(JSON.stringify(await db().order.findUniqueOrThrow({ where: { id: orderId } }))).not.toMatch(
      /lumbar|myelo/,
    )
    const facts = await getOrderFacts({ kind: 'staff', userId: staff.id }, { orderId, now })
    expect(facts).toMatchObject({ ok: true, value: { leadArticle: 'Lumbar puncture' } })
    await eraseOrder(orderId, now)
    expect(await db().order.findUniqueOrThrow({ where: { id: orderId } })).toMatchObject({
      leadArticle: null,
    })
  })

  it('takes an article later, and none that there is not', async () => {
    const { orderId, actor } = await startedDraft()
    const lead = async (article: string) => {
      await startDraft(actor, { ...input, orderId, article })
      return (await db().order.findUniqueOrThrow({ where: { id: orderId } })).leadArticle
    }
    expect(await lead('spine-procedures/no-such-article')).toBeNull()
    expect(await lead('spine-procedures/myelography')).toMatch(/^v1\./)
  })

  it('keeps what was typed, encrypted in the column', async () => {
    const { orderId, actor } = await startedDraft()
    const changes = {
      questions: 'Is the Zanzibar nodule new?',
      tellHow: 'in_order',
      firstName: 'Ada',
    } as const
    expect(await saveDraft(actor, { orderId, changes, now })).toMatchObject({ ok: true })
    expect(await getDraft(actor, orderId)).toMatchObject(changes)
    const row = await db().order.findUniqueOrThrow({ where: { id: orderId } })
    expect(row.questions).toMatch(/^v1\./)
    expect(JSON.stringify(row)).not.toContain('Zanzibar')
  })

  it('keeps an address as it was typed: shown again, encrypted, and worth nothing', async () => {
    const { orderId, actor } = await startedDraft()
    const save = (typedEmail: string) => saveTyped(actor, { orderId, changes: { typedEmail }, now })
    const shown = async () => (await getDraft(actor, orderId))?.typedEmail
    const patient = await createUser()
    await save(' Ada@Patient')
    expect(await shown()).toBe('Ada@Patient')
    await save(patient.email ?? '')
    expect(await shown()).toBe(patient.email)
    const row = await db().order.findUniqueOrThrow({ where: { id: orderId } })
    expect(row).toMatchObject({ userId: null, email: null, typedEmail: expect.stringMatching(/^v1\./) })
    expect(await getDraft({ kind: 'patient', userId: patient.id }, orderId)).toBeNull()
    expect(await db().mail.count({ where: { orderId } })).toBe(0)
    await save('')
    expect(await shown()).toBe('')
  })

  it('forgets the typed address once one is confirmed, also when it is typed once more', async () => {
    const { orderId, actor } = await startedDraft()
    await saveTyped(actor, { orderId, changes: { typedEmail: 'ada@patient.exa' }, now })
    const { id: userId, email } = await createUser()
    const patient: Actor = { kind: 'patient', userId, draftOrderId: orderId }
    await attachDraft(patient, { orderId, email: email ?? '', now })
    const confirmed = { typedEmail: '', confirmedEmail: email }
    expect(await getDraft(patient, orderId)).toMatchObject(confirmed)
    await saveTyped(patient, { orderId, changes: { typedEmail: ` ${email?.toUpperCase()}` }, now })
    expect(await getDraft(patient, orderId)).toMatchObject(confirmed)
    await saveTyped(patient, { orderId, changes: { typedEmail: 'other@patient.example' }, now })
    expect(await getDraft(patient, orderId)).toMatchObject({
      ...confirmed,
      typedEmail: 'other@patient.example',
    })
  })

  it('keeps a phone number in one form, however late what was typed arrives', async () => {
    const { orderId, actor } = await startedDraft()
    const save = (phone: string) => saveDraft(actor, { orderId, changes: { phone }, now })
    const stored = async () => (await getDraft(actor, orderId))?.phone
    await save('(212) 55')
    expect(await stored()).toBe('(212) 55')
    await save('+12125550123')
    await save('(212) 555-0123 ')
    expect(await stored()).toBe('+12125550123')
    await save('')
    expect(await stored()).toBe('')
  })

  it('belongs to the browser with its cookie and to nobody else', async () => {
    const { orderId, actor } = await startedDraft()
    const other = await startedDraft()
    const strangers: Actor[] = [
      { kind: 'anonymous' },
      other.actor,
      { kind: 'patient', userId: crypto.randomUUID() },
    ]
    for (const stranger of strangers) {
      expect(await getDraft(stranger, orderId)).toBeNull()
      expect(await saveDraft(stranger, { orderId, changes: { questions: 'x' }, now })).toEqual({
        ok: false,
        code: 'GONE',
      })
    }
    expect(await getDraft(actor, orderId)).not.toBeNull()
  })

  it('that has a patient opens with their session, not with the cookie alone', async () => {
    const { orderId, actor } = await startedDraft()
    const patient = await createUser()
    await db().order.update({ where: { id: orderId }, data: { userId: patient.id, email: patient.email } })
    expect(await getDraft(actor, orderId)).toBeNull()
    expect(await opensAfterSignIn(actor)).toBe(true)
    expect(await opensAfterSignIn({ kind: 'draft', orderId: crypto.randomUUID() })).toBe(false)
    // On any device, with or without the cookie.
    expect(await getDraft({ kind: 'patient', userId: patient.id }, orderId)).not.toBeNull()
    expect(
      await getDraft({ kind: 'patient', userId: patient.id, draftOrderId: orderId }, orderId),
    ).not.toBeNull()
  })

  it('starts once: going back to the first step changes it', async () => {
    const { orderId, actor } = await startedDraft()
    const again = await startDraft(actor, { ...input, orderId, orderedFor: 'my_child' })
    expect(again).toEqual({ ok: true, value: { orderId } })
    expect((await getDraft(actor, orderId))?.orderedFor).toBe('my_child')
  })

  it('begins in the time zone of its place, and keeps the one that its patient chose', async () => {
    const { orderId, actor } = await startedDraft()
    const zone = async () => (await getDraft(actor, orderId))?.timeZone
    expect(await zone()).toBe('America/New_York')
    const staff = await createStaff()
    await db().staffPlace.create({
      data: { userId: staff.id, place: 'US-HI', expiresAt: new Date('2099-01-01') },
    })
    const moved = { ...input, orderId, place: 'US-HI' }
    await startDraft(actor, moved)
    expect(await zone()).toBe('Pacific/Honolulu')
    await saveDraft(actor, { orderId, changes: { firstName: 'Ada', timeZone: 'Europe/Dublin' }, now })
    await startDraft(actor, moved)
    expect(await zone()).toBe('Europe/Dublin')
  })

  it('is not started, nor saved, without an end', async () => {
    const { orderId, actor } = await startedDraft()
    const start = () => startDraft({ kind: 'anonymous' }, { ...input, clientIp: '192.0.2.77' })
    for (let n = 0; n < 60; n += 1) expect((await start()).ok).toBe(true)
    const orders = await db().order.count()
    expect(await start()).toEqual({ ok: false, code: 'TOO_MANY' })
    expect(await db().order.count()).toBe(orders)
    // Going back to the first step starts nothing.
    expect(await startDraft(actor, { ...input, orderId, clientIp: '192.0.2.77' })).toMatchObject({ ok: true })

    const save = () => saveTyped(actor, { orderId, changes: { firstName: 'Ada' }, now })
    expect(await save()).toMatchObject({ ok: true })
    await spend('draft_save', orderId)
    expect(await save()).toEqual({ ok: false, code: 'TOO_MANY' })
  })

  it('that is being paid says whether a bank is still working on it', async () => {
    const order = await createOrder({ status: 'awaiting_payment' })
    const actor: Actor = { kind: 'patient', userId: order.userId ?? '', draftOrderId: order.id }
    const payment = await createPayment(order, { status: 'open' })
    expect(await getDraft(actor, order.id)).toMatchObject({
      isAwaitingPayment: true,
      isPaymentPending: false,
    })
    await db().payment.update({ where: { id: payment.id }, data: { status: 'pending' } })
    expect(await getDraft(actor, order.id)).toMatchObject({ isPaymentPending: true })
  })

  it('expires after seven days, but never while a bank debit is pending', async () => {
    const past = new Date('2026-11-01T00:00:00Z')
    const left = await createOrder({ status: 'draft', draftExpiresAt: past })
    const pending = await createOrder({ status: 'awaiting_payment', draftExpiresAt: past })
    await createPayment(pending, { status: 'pending' })
    await expireDrafts(now)
    const statusOf = async (id: string) => (await db().order.findUniqueOrThrow({ where: { id } })).status
    expect(await statusOf(left.id)).toBe('expired')
    expect(await statusOf(pending.id)).toBe('awaiting_payment')
  })
})
