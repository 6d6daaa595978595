import { expect, it } from 'vitest'
import { choicesIn, wantsLowData, withChoices } from './watch-choices'

it('keeps each choice while another is made', () => {
  const low = withChoices(null, { data: 'low' })
  const both = withChoices(low, { first: 'text' })
  expect(choicesIn(both)).toEqual({ first: 'text', data: 'low' })
  expect(choicesIn(withChoices(both, { first: 'video' }))).toEqual({ first: 'video', data: 'low' })
})

it.each([null, '', 'first=sound&data=none', '%%%', 'data=low&data=none'])(
  'takes what it does not know for no choice: %s',
  (cookie) => expect(choicesIn(cookie)).toEqual({ first: 'video', data: 'as_asked' }),
)

it('keeps nothing else that a form sends', () => {
  expect(withChoices(null, { data: 'low', order: 'MP-7K3F-9QXD' })).toBe('first=video&data=low')
})

it('saves data where the browser asks for it, unless the reader chose otherwise', () => {
  const [asked, silent] = [new Headers({ 'save-data': 'on' }), new Headers()]
  expect(wantsLowData(choicesIn(null), asked)).toBe(true)
  expect(wantsLowData(choicesIn(null), silent)).toBe(false)
  expect(wantsLowData(choicesIn('data=full'), asked)).toBe(false)
  expect(wantsLowData(choicesIn('data=low'), silent)).toBe(true)
})
