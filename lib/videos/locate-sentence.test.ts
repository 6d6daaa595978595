import { describe, expect, it } from 'vitest'
import { locateSentence } from './locate-sentence'

const word = (text: string, x: number, y: number) => ({ text, x, y, w: 80, h: 20 })
const page = {
  width: 1000,
  height: 1000,
  text: {
    words: [
      word('IMPRESSION:', 100, 100),
      word('1.', 100, 130),
      word('Mild', 120, 130),
      word('stenosis', 220, 131),
      word('at', 320, 130),
      word('L4-L5.', 120, 160),
      word('Mild', 120, 190),
    ],
  },
}

describe('locateSentence', () => {
  it('marks each line of the sentence, in fractions of the page', () => {
    const [first, second, ...more] = locateSentence(page, 'Mild stenosis  at L4-L5')
    expect(more).toEqual([])
    expect(first).toEqual({
      x: expect.closeTo(0.116),
      y: expect.closeTo(0.126),
      w: expect.closeTo(0.288),
      h: expect.closeTo(0.029),
    })
    expect(second?.y).toBeCloseTo(0.156)
  })

  it('finds nothing where the words do not stand one after the other', () => {
    expect(locateSentence(page, 'Severe stenosis at L4-L5.')).toEqual([])
    expect(locateSentence(page, 'Mild at L4-L5')).toEqual([])
    expect(locateSentence(page, '…')).toEqual([])
  })
})
