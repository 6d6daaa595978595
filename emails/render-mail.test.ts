import { describe, expect, it } from 'vitest'
import { MAIL_KINDS, type MailKind } from '@/lib/jobs/mail-kinds'
import { type MailFacts, renderMail } from './render-mail'

const basics = { locale: 'en', supportEmail: 'help@mediphany.example', supportPhone: '+1 555 0100' }
const patient = {
  ...basics,
  orderNumber: 'MP-7K3F-9QXD',
  orderUrl: 'https://mediphany.example/orders/0193a5c0-0000-7000-8000-000000000001',
  timeZone: 'America/New_York',
}
const staff = {
  ...basics,
  orderNumber: 'MP-7K3F-9QXD',
  workUrl: 'https://mediphany.example/staff/orders/0193a5c0-0000-7000-8000-000000000001',
  timeZone: 'Europe/Dublin',
}
const when = new Date('2026-11-24T20:15:00Z')
const confirm = 'https://mediphany.example/sign-in/confirm?token=abc.def'

const SAMPLES: { [Kind in MailKind]: MailFacts[Kind] } = {
  sign_in_code: { ...basics, code: '123456', link: confirm },
  order_code: { ...basics, code: '123456', link: confirm },
  continue_draft: { ...basics, link: confirm, keptUntil: when, timeZone: 'America/New_York' },
  order_received: { ...patient, dueAt: when },
  needs_info: { ...patient, closesAt: when },
  needs_info_reminder: { ...patient, closesAt: when },
  order_delivered: { ...patient, watchUrl: `${patient.orderUrl}/watch` },
  video_waiting: {
    ...patient,
    watchUrl: `${patient.orderUrl}/watch`,
    offUrl: 'https://mediphany.example/reminders/abc.def',
  },
  order_canceled: { ...patient, why: 'byPatient', money: 'paid' },
  order_refunded: patient,
  payment_failed: { ...patient, keptUntil: when },
  promise_missed: patient,
  video_withdrawn: patient,
  follow_up_answered: { ...patient, askUrl: `${patient.orderUrl}/ask` },
  export_ready: {
    ...basics,
    link: 'https://mediphany.example/account/download',
    expiresAt: when,
    timeZone: 'America/New_York',
  },
  erase_code: { ...basics, code: '123456', link: 'https://mediphany.example/account/delete' },
  address_mended: patient,
  address_moved_away: { ...basics, link: 'https://mediphany.example/contact' },
  address_code_new: { ...basics, code: '123456', link: 'https://mediphany.example/account/address' },
  address_code_old: { ...basics, code: '123456', link: 'https://mediphany.example/account/address' },
  data_erased: { ...basics, link: 'https://mediphany.example/privacy' },
  share_code: { ...basics, code: '123456', link: 'https://mediphany.example/' },
  share_ending: { ...patient, shareUrl: `${patient.orderUrl}/share` },
  urgent_call_us: { ...patient, hasNoPhone: false },
  staff_invite: {
    ...basics,
    link: 'https://mediphany.example/invite/abc',
    isAdmin: false,
    expiresAt: when,
    timeZone: 'America/New_York',
  },
  staff_new_order: { ...staff, dueAt: when },
  staff_reply: staff,
  staff_follow_up: { ...staff, dueAt: when },
  staff_follow_up_due: { ...staff, dueAt: when },
  staff_due_6h: { ...staff, dueAt: when },
  staff_due_2h: { ...staff, dueAt: when },
  staff_call_patient: staff,
  staff_urgent: staff,
  staff_bounced: staff,
  staff_contact: { ...basics, workUrl: 'https://mediphany.example/staff/messages/0193a5c0' },
  staff_alarm: {
    ...basics,
    code: 'DUPLICATE_PAYMENT',
    orderNumber: staff.orderNumber,
    workUrl: staff.workUrl,
  },
}

/** A link would serve whoever reads a mistyped address, or a mail that was not meant for them. */
const CODE_ONLY: ReadonlySet<MailKind> = new Set([
  'order_code',
  'share_code',
  'erase_code',
  'address_code_new',
  'address_code_old',
])

/** Words that would tell the mail provider, or whoever looks over a shoulder, something about health. */
const HEALTH_WORDS =
  /radiolog|\bmri\b|\bct\b|\bscans?\b|x-?ray|ultrasound|imaging|biops|spin(e|al)|lumbar|puncture|injection|steroid|diagnos|findings?\b|disease|cancer|tumou?r|symptom|\bpain|chest|bladder|procedure|medical|hospital|clinic\b/i

async function rendered<Kind extends MailKind>(kind: Kind) {
  const facts: MailFacts[Kind] = SAMPLES[kind]
  return renderMail(kind, facts)
}

describe.each(MAIL_KINDS)('mail %s', (kind) => {
  it('says the same in HTML and text, with its link', async () => {
    const { subject, html, text } = await rendered(kind)
    const sample = SAMPLES[kind]
    const link = 'link' in sample ? sample.link : linkOf(kind, sample)
    // Only its code confirms an order's address: a link would serve whoever reads a mistyped one.
    const isCodeOnly = CODE_ONLY.has(kind)
    expect(html.includes(`href="${link}"`)).toBe(!isCodeOnly)
    expect(text.includes(link)).toBe(!isCodeOnly)
    expect(subject.length).toBeGreaterThan(5)
    expect(subject.length).toBeLessThan(60)
    expect(text).not.toMatch(/undefined|null|\[object|NaN/)
    expect(html).toMatch(/^<!DOCTYPE html/)
    expect(html).toContain('<html dir="ltr" lang="en">')
  })

  it('holds no word about health', async () => {
    const { subject, html, text } = await rendered(kind)
    const visible = html.replace(/<style>.*?<\/style>/gs, '').replace(/\sstyle="[^"]*"/g, '')
    for (const part of [subject, visible, text]) expect(part.match(HEALTH_WORDS)?.[0]).toBeUndefined()
    if (!kind.startsWith('staff_')) expect(`${subject}${text}`).not.toMatch(/\bpatient/i)
  })

  it('is the same bytes at every attempt, loads nothing and is one column', async () => {
    const [first, second] = [await rendered(kind), await rendered(kind)]
    expect(second).toEqual(first)
    expect(first.html).not.toMatch(/<(img|link|script|iframe|table)\b|url\(|@import/i)
    expect(first.html).toContain('prefers-color-scheme: dark')
  })
})

function linkOf(kind: MailKind, sample: (typeof SAMPLES)[MailKind]): string {
  if (kind === 'order_delivered' || kind === 'video_waiting') return `${patient.orderUrl}/watch`
  if (kind === 'follow_up_answered') return `${patient.orderUrl}/ask`
  if (kind === 'share_ending') return `${patient.orderUrl}/share`
  return 'workUrl' in sample ? sample.workUrl : patient.orderUrl
}

describe('what mails say', () => {
  it('offers to end reminders', async () => {
    const { html, text } = await rendered('video_waiting')
    expect(html).toContain('href="https://mediphany.example/reminders/abc.def"')
    expect(text).toContain('https://mediphany.example/reminders/abc.def')
  })

  it('puts the code into the subject', async () => {
    expect((await rendered('sign_in_code')).subject).toBe('Your Mediphany code: 123456')
    expect((await rendered('order_code')).subject).toBe('Your Mediphany code: 123456')
  })

  it("gives times in the reader's own zone", async () => {
    const { html, text } = await rendered('order_received')
    expect(text).toContain('Tue, Nov 24, 3:15 pm your time')
    expect(html).toContain('Tue, Nov 24, <span style="white-space:nowrap">3:15 pm</span> your time')
    expect((await rendered('staff_due_2h')).text).toContain('Tue, Nov 24, 8:15 pm')
  })

  it.each(['needs_info', 'needs_info_reminder'] as const)(
    '%s says until when, and what then',
    async (kind) => {
      const text = (await rendered(kind)).text.replaceAll(/\s+/g, ' ')
      expect(text).toContain('Tue, Nov 24, 3:15 pm')
      expect(text).toContain('we close the order and give you all your money back')
    },
  )

  it.each([
    ['byPatient', 'paid', 'You canceled your order.'],
    ['noAnswer', 'paid', 'for 7 days'],
    ['cannotBeExplained', 'paid', 'could not make this video'],
    ['byUs', 'unpaid', 'You paid nothing'],
    ['byUs', 'pending', 'Your bank is still working on your payment.'],
  ] as const)('explains a canceled order: %s', async (why, money, words) => {
    const { text } = await renderMail('order_canceled', { ...patient, why, money })
    expect(text.replaceAll('\n', ' ')).toContain(words)
  })

  it('names what an alarm is about, and stays useful for one it does not know', async () => {
    expect((await rendered('staff_alarm')).text).toContain('paid twice')
    const unknown = await renderMail('staff_alarm', {
      ...SAMPLES.staff_alarm,
      code: 'NEW_THING',
      orderNumber: null,
    })
    expect(unknown.subject).toBe('Please check Mediphany')
    expect(unknown.text).toContain('Open the queue')
  })
})
