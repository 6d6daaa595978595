import { describe, expect, it } from 'vitest'
import { pageWarningsOf } from './page-warnings'

const scanned = (confidence: number, chars: number, number = 1) =>
  pageWarningsOf({
    number,
    source: 'ocr',
    confidence,
    plain: 'x'.repeat(chars),
    metrics: { sharpness: null, brightness: null, lines: 3, edgeLines: 0 },
  })

describe('pageWarningsOf', () => {
  it('finds a short page fine that was read surely', () => {
    expect(scanned(92, 30)).toEqual([])
    expect(scanned(70, 300)).toEqual([])
  })

  it('asks about a page of which little can be made', () => {
    expect(scanned(70, 30)).toEqual(['hard_to_read'])
    expect(scanned(50, 300)).toEqual(['hard_to_read'])
    expect(scanned(0, 0, 30)).toEqual(['hard_to_read'])
  })

  it('does not blame a page that comes after those that a machine reads', () => {
    expect(scanned(0, 0, 31)).toEqual(['not_read'])
  })
})
