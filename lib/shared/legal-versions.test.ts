import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { CONSENTS_VERSION, TERMS_VERSION } from './legal-versions'
import { messagesFor } from './messages/messages'

const { order, terms } = messagesFor('en')

/** What patients agreed to under each version. A text that changes needs a new version, and its line here. */
const AGREED = [
  { name: 'terms', text: terms, version: TERMS_VERSION, known: { '2026-11-23': '59de279a1a504be3' } },
  {
    name: 'consents',
    text: order.consent,
    version: CONSENTS_VERSION,
    known: { '2026-11-23': '62bcad17d1a13295' },
  },
]

it.each(AGREED)('the $name say the same as long as their version is the same', ({ text, version, known }) => {
  const hash = createHash('sha256').update(JSON.stringify(text)).digest('hex').slice(0, 16)
  expect(known).toHaveProperty([version], hash)
})
