import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { Door } from './door'

const door = (tellHow: string | null, isSerious = false) =>
  renderToStaticMarkup(
    <Door orderId="order" page={{ locale: 'en', tellHow, isSerious }} phone="+1 555 010 0000" />,
  )

it.each([
  ['main_point_first', 'You asked for the main point first.', 'Watch now'],
  ['in_order', 'You asked to hear everything in order.', 'Watch now'],
  ['with_someone', 'You wanted to watch with someone beside you.', 'We are ready. Watch now'],
])('says that the patient chose %s, and starts nothing before a press', (tellHow, words, press) => {
  expect(door(tellHow)).toContain(words)
  expect(door(tellHow)).toMatch(new RegExp(`type="submit"[^>]*>(<[^>]*>)*${press}`))
  expect(door(null)).not.toContain(words)
  expect(door(tellHow)).not.toContain('<video')
})

it('suggests company and a number to call when the news is serious, and only then', () => {
  expect(door('in_order', true)).toContain('Please do not watch this alone')
  expect(door('in_order', true)).toContain('href="tel:+15550100000"')
  expect(door('in_order')).not.toContain('tel:')
})
