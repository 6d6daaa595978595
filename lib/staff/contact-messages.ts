import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { canonicalAddress } from '@/lib/auth/mail-address'
import { queueMailToStaffOnDuty } from '@/lib/jobs/queue-mail'
import { db } from '@/lib/platform/db'
import {
  decryptInstallationSecret,
  encryptInstallationSecret,
  renewInstallationSecret,
} from '@/lib/platform/installation-secret'
import { consume } from '@/lib/platform/rate-limit'
import { err, ok, type Result } from '@/lib/shared/result'
import { CONTACT_TOPICS, type ContactTopic } from './contact-choices-schema'
import { type ContactForm, contactWordsSchema } from './contact-schema'
import { staffOnly } from './staff-only'

/** How long an answered message is kept; the privacy page says the same. */
const KEPT_DAYS = 90
const MOST_SHOWN = 200

/**
 * Takes a message from the contact page and tells staff on duty that there is one. `BAD_ADDRESS` when nobody could be
 * answered there, `TOO_MANY` when this network, or everyone together, has sent enough for now.
 */
export async function receiveContactMessage(
  form: ContactForm,
  from: { clientIp: string; now: Date },
): Promise<Result<{ messageId: string }, 'BAD_ADDRESS' | 'TOO_MANY'>> {
  const { topic, ...words } = form
  const email = canonicalAddress(words.email)
  if (!email.ok) return email
  if (!(await consume('contact_ip', from.clientIp))) return err('TOO_MANY')
  if (!(await consume('contact_global', 'all'))) return err('TOO_MANY')
  const id = randomUUID()
  const sealed = encryptInstallationSecret(
    boundTo(id),
    JSON.stringify(contactWordsSchema.parse({ ...words, email: email.value })),
  )
  await db().$transaction(async (tx) => {
    await tx.contactMessage.create({ data: { id, topic, sealed, createdAt: from.now }, select: { id: true } })
    await queueMailToStaffOnDuty(tx, { kind: 'staff_contact', subjectKey: id })
  })
  return ok({ messageId: id })
}

export type ContactRow = { id: string; topic: ContactTopic; createdAt: Date; answeredAt: Date | null }

/** The messages, open ones first, oldest open first. Only what is needed to pick one: not who wrote or what. */
export async function listContactMessages(
  actor: Actor,
  now: Date,
): Promise<Result<ContactRow[], 'NOT_ALLOWED'>> {
  if (!(await staffOnly(actor, { now }))) return err('NOT_ALLOWED')
  const select = { id: true, topic: true, createdAt: true, answeredAt: true }
  const [open, answered] = await Promise.all([
    db().contactMessage.findMany({
      where: { answeredAt: null },
      orderBy: { createdAt: 'asc' },
      take: MOST_SHOWN,
      select,
    }),
    db().contactMessage.findMany({
      where: { answeredAt: { not: null } },
      orderBy: { answeredAt: 'desc' },
      take: MOST_SHOWN,
      select,
    }),
  ])
  return ok([...open, ...answered].map((row) => ({ ...row, topic: topicOf(row.topic) })))
}

export type ContactMessageDto = ContactRow &
  z.output<typeof contactWordsSchema> & { answeredBy: string | null }

/** One message, opened; each look is written down. `NOT_FOUND` for anyone but staff, too. */
export async function readContactMessage(
  actor: Actor,
  { id, now }: { id: string; now: Date },
): Promise<Result<ContactMessageDto, 'NOT_FOUND'>> {
  if (!(await staffOnly(actor, { now }))) return err('NOT_FOUND')
  const row = await db().contactMessage.findUnique({
    where: { id },
    select: {
      id: true,
      topic: true,
      sealed: true,
      createdAt: true,
      answeredAt: true,
      answeredBy: { select: { displayName: true } },
    },
  })
  if (!row) return err('NOT_FOUND')
  await recordAudit({ actor, action: 'contact.viewed', objectId: id, at: now })
  const { sealed, answeredBy, topic, ...facts } = row
  const words = contactWordsSchema.parse(JSON.parse(decryptInstallationSecret(boundTo(id), sealed)))
  return ok({ ...facts, ...words, topic: topicOf(topic), answeredBy: answeredBy?.displayName ?? null })
}

/** Notes that a message was answered, once. `NOT_FOUND` covers one that is answered already. */
export async function markContactAnswered(
  actor: Actor,
  { id, now }: { id: string; now: Date },
): Promise<Result<undefined, 'NOT_FOUND'>> {
  const staff = await staffOnly(actor, { now })
  if (!staff) return err('NOT_FOUND')
  return db().$transaction(async (tx) => {
    const { count } = await tx.contactMessage.updateMany({
      where: { id, answeredAt: null },
      data: { answeredAt: now, answeredById: staff.userId },
    })
    if (count === 0) return err('NOT_FOUND')
    await recordAudit({ actor, action: 'contact.answered', objectId: id, at: now }, tx)
    return ok()
  })
}

export type OwnContactMessage = z.output<typeof contactWordsSchema> & {
  id: string
  topic: ContactTopic
  createdAt: Date
}

/** What came from one address until a moment, oldest first. Every message is opened: no column says who wrote it. */
export async function contactMessagesFrom(email: string, until: Date): Promise<OwnContactMessage[]> {
  const rows = await db().contactMessage.findMany({
    where: { createdAt: { lte: until } },
    orderBy: { createdAt: 'asc' },
    select: { id: true, topic: true, sealed: true, createdAt: true },
  })
  return rows.flatMap(({ id, topic, sealed, createdAt }) => {
    const words = contactWordsSchema.parse(JSON.parse(decryptInstallationSecret(boundTo(id), sealed)))
    return words.email === email ? [{ id, topic: topicOf(topic), createdAt, ...words }] : []
  })
}

/** Deletes what came from one address until a moment, answered or not: its writer wants to be forgotten. */
export async function removeContactMessagesFrom(email: string, until: Date): Promise<void> {
  const theirs = await contactMessagesFrom(email, until)
  await db().contactMessage.deleteMany({ where: { id: { in: theirs.map(({ id }) => id) } } })
}

/** Deletes messages whose time is over. */
export async function removeAnsweredMessages(now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000)
  await db().contactMessage.deleteMany({ where: { answeredAt: { lt: before } } })
}

/** Seals messages of older identities under the newest; returns how many. Those that are current already stay. */
export async function renewContactMessages(): Promise<number> {
  const rows = await db().contactMessage.findMany({ select: { id: true, sealed: true } })
  let renewed = 0
  for (const { id, sealed } of rows) {
    const fresh = renewInstallationSecret(boundTo(id), sealed)
    if (fresh === null) continue
    // Compared with what was read: a message that is gone stays gone.
    renewed += (await db().contactMessage.updateMany({ where: { id, sealed }, data: { sealed: fresh } }))
      .count
  }
  return renewed
}

function topicOf(stored: string): ContactTopic {
  return CONTACT_TOPICS.find((topic) => topic === stored) ?? 'other'
}

function boundTo(id: string): string {
  return `ContactMessage|sealed|${id}`
}
