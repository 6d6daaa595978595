import { describe, expect, it } from 'vitest'
import { gradeText, readingGrade } from './reading-grade'

describe('readingGrade', () => {
  it('follows the published formula', () => {
    // 1 sentence, 6 words, 6 syllables: 0.39 × 6 + 11.8 × 1 − 15.59 = −1.45, shown as 0.
    expect(readingGrade('The cat sat on the mat.')).toEqual({
      grade: 0,
      sentences: 1,
      words: 6,
      syllables: 6,
      hardSentences: [],
    })
    // 1 sentence, 7 words, 12 syllables: 2.73 + 20.23 − 15.59 = 7.37.
    expect(readingGrade('The doctor put a tiny camera inside.').grade).toBe(7.4)
  })

  it('reads an empty text as grade 0', () => {
    expect(readingGrade(' \n ')).toMatchObject({ grade: 0, sentences: 0, words: 0 })
  })

  it('does not end a sentence at a title or an abbreviation', () => {
    expect(readingGrade('Ask Dr. Lee today. She can help.').sentences).toBe(2)
    expect(readingGrade('Eat soft food, e.g. Toast or rice.').sentences).toBe(1)
  })

  it('ends a sentence at a line break, as in lists', () => {
    expect(readingGrade('You have a fever\nYour leg is weak').sentences).toBe(2)
  })

  it('names a sentence of more than 20 words', () => {
    const long = `You ${'can go '.repeat(10)}home.`
    expect(readingGrade(`${long} Rest well.`).hardSentences).toMatchObject([{ text: long, words: 22 }])
  })

  it('names a hard sentence of ordinary length but not a very short one', () => {
    const hard = 'Fluoroscopic visualisation facilitates interlaminar epidural administration.'
    const { hardSentences } = readingGrade(`Rest at home. Ask your radiologist. ${hard}`)
    expect(hardSentences.map((sentence) => sentence.text)).toEqual([hard])
    expect(hardSentences[0]?.grade).toBeGreaterThan(9)
  })

  it('counts a number as a word', () => {
    expect(readingGrade('It takes 45 minutes.').words).toBe(4)
  })
})

describe('the grade as people read it', () => {
  const shown = (text: string) => gradeText(readingGrade(text))

  it('is nothing for a text that is too short to have one', () => {
    expect([shown(''), shown('Hello.'), shown('It is common. You can walk and rest as you like.')]).toEqual([
      null,
      null,
      null,
    ])
  })

  it("is never '0.0'", () => {
    expect(shown('The cat sat on the mat. '.repeat(6))).toBe('below 1')
    expect(shown('Your doctor can help you understand what comes next. '.repeat(6))).toMatch(/^[1-9]\d*\.\d$/)
  })
})
