import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { AfterWatching } from './after-watching'

const card = (question: string) => ({ question, options: ['Yes', 'No'], right: 1, why: `Why: ${question}` })
const CARDS = ['Is a bone broken?', 'Is it new?', 'Is it rare?'].map(card)

const page = (given: (number | null)[], hasAnsweredAfter = false) =>
  renderToStaticMarkup(
    <AfterWatching
      orderId="order"
      locale="en"
      understanding={{ hasAnsweredAfter, comment: null, cards: given }}
      cards={CARDS}
    />,
  )

it('offers to ask us after a wrong answer, and only then', () => {
  const wrong = page([0, null, null])
  expect(wrong).toContain('Not quite.')
  expect(wrong).toContain('Why: Is a bone broken?')
  expect(wrong).toMatch(/href="\/orders\/order\/ask"[^>]*>(<[^>]*>)*Still unsure\? Ask us/)
  const right = page([1, null, null])
  expect(right).toContain('Yes, that is right.')
  expect(right).not.toContain('/orders/order/ask')
})

it('asks each card until it is answered, and says nothing of the answer before', () => {
  const fresh = page([null, null, null])
  for (const { question, why } of CARDS) {
    expect(fresh).toContain(question)
    expect(fresh).not.toContain(why)
  }
  expect(fresh.match(/type="submit"[^>]*>(<[^>]*>)*Answer/g)).toHaveLength(3)
})

it('is skipped by one press, and asks once', () => {
  expect(page([])).toMatch(/name="skip" value="yes"|value="yes"[^>]*name="skip"/)
  const done = page([], true)
  expect(done).toContain('Thank you.')
  expect(done).not.toContain('name="skip"')
})
