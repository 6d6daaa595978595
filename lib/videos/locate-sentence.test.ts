import { describe, expect, it } from 'vitest'
import { locateSentence, turned } from './locate-sentence'

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

describe('an area of a turned page', () => {
  it('is where the reader sees it, and back after four quarters', () => {
    const area = { x: 0.1, y: 0.2, w: 0.3, h: 0.05 }
    expect(turned(area, 90)).toEqual({ x: 0.75, y: 0.1, w: 0.05, h: 0.3 })
    const twice = turned(turned(area, 90), 90)
    for (const side of ['x', 'y', 'w', 'h'] as const) {
      expect(twice[side]).toBeCloseTo(turned(area, 180)[side])
      expect(turned(twice, 180)[side]).toBeCloseTo(area[side])
      expect(turned(turned(area, 270), 90)[side]).toBeCloseTo(area[side])
    }
  })
})
