import { expect, it } from 'vitest'
import { choicesIn, wantsLowData, watchAddress } from './watch-address'

it.each(['', '?first=text', '?data=low', '?first=text&data=full'])(
  'keeps the choices of an address: %s',
  (query) => {
    const address = `/orders/1/watch${query}`
    const choices = choicesIn(Object.fromEntries(new URL(address, 'http://localhost').searchParams))
    expect(watchAddress('1', choices)).toBe(address)
  },
)

it('saves data where the browser asks for it, unless the reader chose otherwise', () => {
  const [asked, silent] = [new Headers({ 'save-data': 'on' }), new Headers()]
  expect(wantsLowData(choicesIn({}), asked)).toBe(true)
  expect(wantsLowData(choicesIn({}), silent)).toBe(false)
  expect(wantsLowData(choicesIn({ data: 'full' }), asked)).toBe(false)
  expect(wantsLowData(choicesIn({ data: 'low' }), silent)).toBe(true)
})
