import { randomUUID } from 'node:crypto'
import { z } from 'zod'

const addresses = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat())

/** What `POST /emails` takes, as the vendor's SDK sends it. */
export const sendSchema = z.object({
  from: z.string().min(1),
  to: addresses,
  subject: z.string().min(1),
  html: z.string().nullish().default(null),
  text: z.string().nullish().default(null),
  cc: addresses.optional().default([]),
  bcc: addresses.optional().default([]),
  reply_to: addresses.optional().default([]),
  headers: z.record(z.string(), z.string()).optional().default({}),
  tags: z
    .array(z.object({ name: z.string(), value: z.string() }))
    .optional()
    .default([]),
})

export type SentMail = z.output<typeof sendSchema> & {
  object: 'email'
  id: string
  created_at: string
  last_event: 'delivered'
}

export type MailState = {
  /** Oldest first. */
  mails: SentMail[]
  /** By idempotency key: the request's fingerprint and the mail it made. */
  sentByKey: Record<string, { fingerprint: string; mailId: string }>
}

export function emptyMailState(): MailState {
  return { mails: [], sentByKey: {} }
}

/**
 * Keeps one mail. The same key and request give the first mail's id again and send nothing;
 * the same key with another request is a conflict.
 */
export function keepMail(
  state: MailState,
  request: z.output<typeof sendSchema>,
  idempotencyKey: string | undefined,
): { id: string } | 'conflict' {
  const fingerprint = JSON.stringify(request)
  const earlier = idempotencyKey === undefined ? undefined : state.sentByKey[idempotencyKey]
  if (earlier) return earlier.fingerprint === fingerprint ? { id: earlier.mailId } : 'conflict'
  const id = randomUUID()
  const created_at = new Date().toISOString()
  state.mails.push({ object: 'email', id, created_at, last_event: 'delivered', ...request })
  if (idempotencyKey !== undefined) state.sentByKey[idempotencyKey] = { fingerprint, mailId: id }
  return { id }
}
