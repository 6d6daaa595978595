import { describe, expect, it } from 'vitest'
import { termsByLetter } from './terms-by-letter'

const source = { id: 's', title: 'Title', publisher: 'Publisher', year: 2026, link: 'https://example.org' }
const entry = (term: string) => ({
  id: term.toLowerCase(),
  term,
  alsoCalled: [],
  definition: 'A word.',
  source,
})

describe('termsByLetter', () => {
  it('puts terms under their first letter, in alphabetical order, whatever their case', () => {
    const letters = termsByLetter([
      entry('X-ray'),
      entry('cyst'),
      entry('Benign'),
      entry('CT scan'),
      entry('BI-RADS'),
    ])
    expect(letters.map(({ letter, terms }) => [letter, ...terms.map(({ term }) => term)])).toEqual([
      ['B', 'Benign', 'BI-RADS'],
      ['C', 'CT scan', 'cyst'],
      ['X', 'X-ray'],
    ])
  })

  it('has no letter without terms', () => {
    expect(termsByLetter([])).toEqual([])
  })
})
