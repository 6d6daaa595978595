import { describe, expect, it } from 'vitest'
import { compareLines } from './compare-lines'

const written = (old: string, now: string) =>
  compareLines(old.split(' ').filter(Boolean), now.split(' ').filter(Boolean))
    .map(({ text, where }) => `${{ both: '', old: '-', new: '+' }[where]}${text}`)
    .join(' ')

describe('comparing two texts line by line', () => {
  it('tells what both have, and whose the rest is', () => {
    expect(written('a b c', 'a b c')).toBe('a b c')
    expect(written('a b c', 'a x c')).toBe('a -b +x c')
    expect(written('a b c d', 'b d e')).toBe('-a b -c d +e')
    expect(written('', 'a')).toBe('+a')
    expect(written('a', '')).toBe('-a')
    expect(written('a b', 'b a')).toBe('-a b +a')
  })
})
