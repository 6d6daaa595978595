import { describe, expect, it } from 'vitest'
import { isLit, partsOf, stepPart, togglePart } from './illustration-parts-schema'

const NAME = 'facet-joint-injection'

describe('lighting up parts of a drawing', () => {
  it('a name stands for all that begin with it', () => {
    expect(isLit('vertebra-L4', ['vertebra'])).toBe(true)
    expect(isLit('vertebra-L4', ['vertebra-L4'])).toBe(true)
    expect(isLit('vertebra-L4', ['vertebra-L5', 'sac'])).toBe(false)
    expect(isLit('sacrum', ['sac'])).toBe(false)
  })

  it('goes on and off, in the order of the drawing', () => {
    expect(togglePart(NAME, ['sore'], 'vertebra-L4')).toEqual(['vertebra-L4', 'sore'])
    expect(togglePart(NAME, ['vertebra-L4', 'sore'], 'vertebra-L4')).toEqual(['sore'])
    expect(togglePart(NAME, ['vertebra-L4'], 'vertebra')).toHaveLength(4)
    expect(togglePart(NAME, ['vertebra', 'sore'], 'vertebra')).toEqual(['sore'])
    expect(togglePart(NAME, ['sore'], 'not-there')).toEqual(['sore'])
  })

  it('steps through the parts one by one, with all of it between the last and the first', () => {
    const ids = partsOf(NAME).map(({ id }) => id)
    let parts: string[] = []
    const seen = ids.map(() => {
      parts = stepPart(NAME, parts, 1)
      return parts[0]
    })
    expect(seen).toEqual(ids)
    expect(stepPart(NAME, parts, 1)).toEqual([])
    expect(stepPart(NAME, [], -1)).toEqual([ids.at(-1)])
    expect(stepPart(NAME, ids.slice(0, 1), -1)).toEqual([])
  })
})
