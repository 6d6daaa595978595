import { describe, expect, it } from 'vitest'
import { wordFinder } from './word-finder'

const words = 'Disc bulge at L4-L5. No bulge at L5-S1, no DISC herniation'
  .split(' ')
  .map((text) => ({ text }))
const said = (query: string) =>
  wordFinder(words)(query).map(({ from, to }) =>
    words
      .slice(from, to + 1)
      .map(({ text }) => text)
      .join(' '),
  )

describe('finding words on a page', () => {
  it('finds them in any case, within words and over several', () => {
    expect(said('disc')).toEqual(['Disc', 'DISC'])
    expect(said('  BULGE   at l')).toEqual(['bulge at L4-L5.', 'bulge at L5-S1,'])
    expect(said('herniation')).toEqual(['herniation'])
    expect(said('4-l')).toEqual(['L4-L5.'])
  })

  it('finds nothing of nothing, and nothing that is not there', () => {
    expect(said(' ')).toEqual([])
    expect(said('stenosis')).toEqual([])
    expect(wordFinder([])('disc')).toEqual([])
  })
})
