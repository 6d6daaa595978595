import { describe, expect, it } from 'vitest'
import { zoneOfPlace } from './place-zones'
import { ELSEWHERE, listPlaces } from './places'
import { isTimeZone } from './time-zones'

describe('the zone of a place', () => {
  it('is known for every place that can be chosen', () => {
    const { states, countries } = listPlaces()
    const zones = [...states, ...countries].map(({ code }) => zoneOfPlace(code))
    expect(zones).not.toContain('UTC')
    expect(zones.filter((zone) => !isTimeZone(zone))).toEqual([])
    expect(zoneOfPlace(ELSEWHERE)).toBe('UTC')
  })
})
