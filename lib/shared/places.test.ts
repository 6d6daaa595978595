import { describe, expect, it } from 'vitest'
import { placeSchema } from '@/lib/orders/order-schema'
import { ELSEWHERE, listPlaces, placeName } from './places'

describe('places', () => {
  it('are all accepted by the form and the database', () => {
    const { states, countries } = listPlaces()
    for (const { code } of [...states, ...countries, { code: ELSEWHERE }])
      expect(placeSchema.parse(code)).toBe(code)
    expect(states).toHaveLength(52)
  })

  it('have names', () => {
    expect(placeName('US-NY')).toBe('New York')
    expect(placeName('IE')).toBe('Ireland')
  })
})
