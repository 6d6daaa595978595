import { describe, expect, it } from 'vitest'
import { PLAIN_GRADE_LIMIT, readingGrade } from '@/lib/shared/reading-grade'
import { messagesFor } from './messages'

/** Labels and headings are too short for the formula to say anything about. */
const FEWEST_WORDS = 6

function sentencesOf(value: unknown): string[] {
  if (typeof value === 'string') {
    if (value.split(/\s+/).length < FEWEST_WORDS) return []
    return [/[.?!]$/.test(value) ? value : `${value}.`]
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(sentencesOf)
}

describe('the words on the screens', () => {
  it.each(Object.entries(messagesFor('en')))('of %s can be read with six years of school', (_area, words) => {
    expect(readingGrade(sentencesOf(words).join('\n')).grade).toBeLessThanOrEqual(PLAIN_GRADE_LIMIT)
  })
})
