import { fleschKincaid } from 'flesch-kincaid'
import { syllable } from 'syllable'

/** Plain text for patients stays at or below this grade. */
export const PLAIN_GRADE_LIMIT = 6
const HARD_SENTENCE_WORDS = 20
const HARD_SENTENCE_GRADE = 9
/** The formula means nothing for two or three words: 'Ask your radiologist.' would read as grade 13. */
const FEWEST_WORDS_OF_A_SENTENCE = 6
/** Of a text it says little before there are some sentences: 'It is common. You can walk.' would read as grade 0. */
const FEWEST_WORDS_OF_A_TEXT = 25

export type HardSentence = { text: string; words: number; grade: number }

export type ReadingGrade = {
  /** Flesch-Kincaid grade to one decimal; 0 for a text without words. */
  grade: number
  sentences: number
  words: number
  syllables: number
  /** Sentences of more than 20 words or above grade 9, in order. */
  hardSentences: HardSentence[]
}

const sentenceSegmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
const wordSegmenter = new Intl.Segmenter('en', { granularity: 'word' })
const HAS_WORD = /[\p{L}\p{N}]/u
/** The segmenter breaks after these when a capital follows. */
const ABBREVIATION_AT_END = /(?:^|[\s(])(?:Dr|Mr|Mrs|Ms|Prof|St|vs|e\.g|i\.e|approx|No)\.\s*$/

/** Sentences of an English text as Unicode segments them, without those that have no word. */
export function splitSentences(text: string): string[] {
  const sentences: string[] = []
  let pending = ''
  for (const { segment } of sentenceSegmenter.segment(text)) {
    pending += segment
    if (ABBREVIATION_AT_END.test(pending)) continue
    sentences.push(pending.trim())
    pending = ''
  }
  return [...sentences, pending.trim()].filter((sentence) => HAS_WORD.test(sentence))
}

function splitWords(text: string): string[] {
  return [...wordSegmenter.segment(text)].filter((part) => part.isWordLike).map((part) => part.segment)
}

const MOST_KNOWN = 20_000
const known = new Map<string, number>()

/** Counting takes longer than all else here, and most words of a text have been in it before. */
function syllablesOf(word: string): number {
  const counted = known.get(word)
  if (counted !== undefined) return counted
  if (known.size >= MOST_KNOWN) known.clear()
  const count = Math.max(1, syllable(word))
  known.set(word, count)
  return count
}

function countSyllables(words: string[]): number {
  return words.reduce((sum, word) => sum + syllablesOf(word), 0)
}

function gradeOf(sentence: number, word: number, syllables: number): number {
  return Math.max(0, Math.round(fleschKincaid({ sentence, word, syllable: syllables }) * 10) / 10)
}

/**
 * Flesch-Kincaid grade of an English text (Kincaid et al. 1975), with sentences and words as Unicode segments
 * them. Line breaks end a sentence, so headings and list items count as sentences of their own.
 */
export function readingGrade(text: string): ReadingGrade {
  const total = { sentences: 0, words: 0, syllables: 0 }
  const hardSentences: HardSentence[] = []
  for (const sentence of splitSentences(text)) {
    const words = splitWords(sentence)
    const syllables = countSyllables(words)
    total.sentences += 1
    total.words += words.length
    total.syllables += syllables
    const grade = gradeOf(1, words.length, syllables)
    const isHard = words.length >= FEWEST_WORDS_OF_A_SENTENCE && grade > HARD_SENTENCE_GRADE
    if (isHard || words.length > HARD_SENTENCE_WORDS) {
      hardSentences.push({ text: sentence, words: words.length, grade })
    }
  }
  const grade = total.words === 0 ? 0 : gradeOf(total.sentences, total.words, total.syllables)
  return { grade, ...total, hardSentences }
}

/** A grade as people read it, 'below 1' for the plainest; null while the text is too short to have one. */
export function gradeText({ grade, words }: Pick<ReadingGrade, 'grade' | 'words'>): string | null {
  if (words < FEWEST_WORDS_OF_A_TEXT) return null
  return grade < 1 ? 'below 1' : grade.toFixed(1)
}
