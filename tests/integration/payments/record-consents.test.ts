import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { recordConsents } from '@/lib/payments/record-consents'
import { db } from '@/lib/platform/db'
import { CONSENTS_VERSION, TERMS_VERSION } from '@/lib/shared/legal-versions'
import { messagesFor } from '@/lib/shared/messages/messages'
import { createOrder } from '@/tests/factories/order'

const now = new Date('2026-11-23T12:00:00Z')
const consents = { service: 'on', contactMeUrgent: 'on', attestation: 'on', terms: 'on' } as const
const { order: words } = messagesFor('en')
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

it('a consent says which words were agreed to, in which version and language, and when', async () => {
  const order = await createOrder({ status: 'draft' })
  await db().$transaction((tx) => recordConsents(tx, { orderId: order.id, consents, locale: 'en', now }))
  const rows = await db().consent.findMany({ where: { orderId: order.id }, orderBy: { kind: 'asc' } })
  expect(rows.map(({ kind }) => kind)).toEqual(['attestation', 'contact_me_urgent', 'service', 'terms'])
  expect(rows[0]).toMatchObject({
    version: CONSENTS_VERSION,
    textHash: hashOf(words.consent.attestation),
    locale: 'en',
    at: now,
  })
  const terms = rows.at(-1)
  expect(terms).toMatchObject({ version: TERMS_VERSION, textHash: expect.stringMatching(/^[0-9a-f]{64}$/) })
  // Of the terms themselves: the line beside the box says nothing of them.
  expect(terms?.textHash).not.toBe(hashOf(words.consent.terms))
})
