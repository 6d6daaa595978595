import { describe, expect, it } from 'vitest'
import { markTerms } from './mark-terms'

const terms = ['disc', 'disc bulge', 'nerve root'].map((term) => ({ id: term.replaceAll(' ', '-'), term }))

const termsIn = (text: string) => markTerms(text, terms).flatMap(({ termId }) => termId ?? [])

describe('markTerms', () => {
  it('keeps every letter of the text', () => {
    const text = 'Small Disc bulge at L4, near the nerve roots.'
    expect(
      markTerms(text, terms)
        .map((part) => part.text)
        .join(''),
    ).toBe(text)
  })

  it('prefers the longer term, and takes plurals and capitals', () => {
    expect(termsIn('Disc Bulge beside both nerve roots')).toEqual(['disc-bulge', 'nerve-root'])
  })

  it('marks no part of another word, and each term once', () => {
    expect(termsIn('A discussion. One disc, another disc.')).toEqual(['disc'])
  })
})
