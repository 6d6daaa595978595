import fs from 'node:fs'
import { expect, it } from 'vitest'
import { HANDLED_EVENT_TYPES } from '@/lib/payments/record-stripe-event'

it('the guide names exactly the events of the payment provider that we act on', () => {
  const guide = fs.readFileSync('docs/operations.md', 'utf8')
  const [step = ''] = /^4\. At Stripe[\s\S]*?(?=^5\. )/m.exec(guide) ?? []
  const named = [...step.matchAll(/`([a-z_]+(?:\.[a-z_]+)+)`/g)].map(([, type = '']) => type)
  expect(named.sort()).toEqual([...HANDLED_EVENT_TYPES].sort())
})
