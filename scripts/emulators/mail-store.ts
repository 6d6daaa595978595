import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
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

type SendRequest = z.output<typeof sendSchema>

const sentSchema = sendSchema.extend({
  object: z.literal('email'),
  id: z.string(),
  created_at: z.string(),
  last_event: z.literal('delivered'),
})

export type SentMail = z.output<typeof sentSchema>

const lineSchema = z.object({ mail: sentSchema, key: z.string().optional(), fingerprint: z.string() })

export type MailStore = {
  /** Oldest first. */
  readonly mails: readonly SentMail[]
  /**
   * Keeps one mail. The same key and request give the first mail's id again and send nothing;
   * the same key with another request is a conflict.
   */
  keep: (request: SendRequest, idempotencyKey: string | undefined) => { id: string } | 'conflict'
}

/** Opens the mails that were kept in `file`, one a line; a new one is a new line. */
export function openMailStore(file: string): MailStore {
  const mails: SentMail[] = []
  const sentByKey = new Map<string, { fingerprint: string; id: string }>()
  const add = ({ mail, key, fingerprint }: z.output<typeof lineSchema>) => {
    mails.push(mail)
    if (key !== undefined) sentByKey.set(key, { fingerprint, id: mail.id })
  }
  for (const line of wholeLines(file)) add(lineSchema.parse(JSON.parse(line)))
  fs.mkdirSync(path.dirname(file), { recursive: true })
  return {
    mails,
    keep(request, key) {
      const fingerprint = createHash('sha256').update(JSON.stringify(request)).digest('hex')
      const earlier = key === undefined ? undefined : sentByKey.get(key)
      if (earlier) return earlier.fingerprint === fingerprint ? { id: earlier.id } : 'conflict'
      const created_at = new Date().toISOString()
      const mail: SentMail = {
        object: 'email',
        id: randomUUID(),
        created_at,
        last_event: 'delivered',
        ...request,
      }
      const line = { mail, key, fingerprint }
      fs.appendFileSync(file, `${JSON.stringify(line)}\n`, { mode: 0o600 })
      add(line)
      return { id: mail.id }
    },
  }
}

/** The lines of a file; one that lacks its end, for the machine stopped while it was written, is cut off. */
function wholeLines(file: string): string[] {
  if (!fs.existsSync(file)) return []
  const bytes = fs.readFileSync(file)
  const end = bytes.lastIndexOf('\n') + 1
  if (end < bytes.length) fs.truncateSync(file, end)
  return bytes.toString('utf8', 0, end).split('\n').slice(0, -1)
}
