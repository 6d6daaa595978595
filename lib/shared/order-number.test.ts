import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderNumberFrom, parseOrderNumber } from './order-number'

const bytes = fc.uint8Array({ minLength: 7, maxLength: 7 })

describe('order number', () => {
  it('reads as MP-XXXX-XXXX without look-alike letters', () => {
    fc.assert(
      fc.property(bytes, (b) => {
        expect(orderNumberFrom(b)).toMatch(/^MP-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
      }),
    )
  })

  it('is read back however it was typed', () => {
    fc.assert(
      fc.property(bytes, (b) => {
        const number = orderNumberFrom(b)
        expect(parseOrderNumber(number.toLowerCase().replaceAll('-', ' '))).toBe(number)
        expect(parseOrderNumber(number.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(number)
      }),
    )
  })

  it('refuses two neighbours swapped', () => {
    const number = orderNumberFrom(Uint8Array.from([7, 19, 3, 15, 9, 22, 28]))
    const swapped = `${number.slice(0, 3)}${number.charAt(4)}${number.charAt(3)}${number.slice(5)}`
    expect(swapped).not.toBe(number)
    expect(parseOrderNumber(swapped)).toBeNull()
  })

  it.each(['', 'MP-7K3F', 'hello', 'MP-7K3F-9QX!'])('refuses %j', (typed) => {
    expect(parseOrderNumber(typed)).toBeNull()
  })
})
