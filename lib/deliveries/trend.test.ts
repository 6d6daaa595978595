import { describe, expect, it } from 'vitest'
import { type TrendSums, trendOf } from './trend'
import { trendsCsv } from './trends-csv'

const sums = (patients: number): TrendSums => ({
  delivered: patients,
  watched: 4,
  understoodPairs: patients,
  understoodBefore: 1.5,
  understoodAfter: 4.25,
  anxiousPairs: patients,
  anxiousBefore: 4,
  anxiousAfter: 2,
  cardPatients: patients,
  cards: 10,
  rightCards: 9,
})

describe('a trend', () => {
  it('is told from five patients on', () => {
    expect(trendOf(sums(5))).toEqual({
      delivered: 5,
      watchedShare: 0.8,
      understood: { before: 1.5, after: 4.25, patients: 5 },
      anxious: { before: 4, after: 2, patients: 5 },
      cardsRight: { share: 0.9, patients: 5 },
    })
    expect(trendOf(sums(4))).toEqual({
      delivered: 4,
      watchedShare: null,
      understood: null,
      anxious: null,
      cardsRight: null,
    })
  })

  it('is a table whose fields cannot be run as a formula', () => {
    const [head, first, second, ...more] = trendsCsv('Author', [
      ['=cmd|"x"!A1', trendOf(sums(5))],
      ['Dr. Ada', trendOf(sums(4))],
    ]).split('\r\n')
    expect(head).toMatch(/^"Author","Delivered","Watched %",/)
    expect(first).toBe(`"'=cmd|""x""!A1","5","80","1.5","4.3","5","4.0","2.0","5","90","5"`)
    expect(second).toMatch(/^"Dr. Ada","4","fewer than 5","fewer than 5",/)
    expect(more).toEqual([''])
  })
})
