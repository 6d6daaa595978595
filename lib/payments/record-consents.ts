import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { consentSchema } from '@/lib/orders/order-schema'
import type { Tx } from '@/lib/platform/db'
import { CONSENTS_VERSION, TERMS_VERSION } from '@/lib/shared/legal-versions'
import { messagesFor } from '@/lib/shared/messages/messages'

export type GivenConsents = z.output<typeof consentSchema>

const KINDS = {
  service: 'service',
  contactMeUrgent: 'contact_me_urgent',
  contactMyDoctorUrgent: 'contact_my_doctor_urgent',
  attestation: 'attestation',
  terms: 'terms',
} as const satisfies Record<keyof GivenConsents, string>

/**
 * Appends what the patient ticked now, all with one time: kind, version, and the hash of the exact words shown.
 * The newest set is what counts; the same set given again (a double click, a second tab) adds nothing.
 */
export async function recordConsents(
  tx: Tx,
  input: { orderId: string; consents: GivenConsents; locale: string; now: Date },
): Promise<void> {
  const { orderId, consents, locale, now } = input
  const given = fields()
    .filter((field) => consents[field] === 'on')
    .map((field) => ({
      orderId,
      kind: KINDS[field],
      version: field === 'terms' ? TERMS_VERSION : CONSENTS_VERSION,
      textHash: createHash('sha256').update(wordsOf(field, locale)).digest('hex'),
      locale,
      at: now,
    }))
  const before = await currentConsents(tx, orderId)
  const isSame =
    before.length === given.length &&
    given.every((row) => before.some((old) => old.kind === row.kind && old.textHash === row.textHash))
  if (!isSame) await tx.consent.createMany({ data: given })
}

/** The set of consents that counts for an order: those ticked when it was last sent to payment. */
export async function currentConsents(
  tx: Pick<Tx, 'consent'>,
  orderId: string,
): Promise<{ kind: string; textHash: string }[]> {
  const rows = await tx.consent.findMany({
    where: { orderId, kind: { in: Object.values(KINDS) } },
    orderBy: { at: 'desc' },
    select: { kind: true, textHash: true, at: true },
  })
  const newest = rows[0]?.at.getTime()
  return rows.filter((row) => row.at.getTime() === newest).map(({ kind, textHash }) => ({ kind, textHash }))
}

/** The words beside the box; of the terms also the whole text that is agreed to. */
function wordsOf(field: keyof GivenConsents, locale: string): string {
  const { order, terms } = messagesFor(locale)
  return field === 'terms' ? `${order.consent.terms}\n${JSON.stringify(terms)}` : order.consent[field]
}

function fields(): (keyof GivenConsents)[] {
  return Object.keys(KINDS) as (keyof GivenConsents)[]
}
