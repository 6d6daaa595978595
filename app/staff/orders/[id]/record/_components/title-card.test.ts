import { expect, it } from 'vitest'
import { TITLE_AREA, titleLines } from './title-card'

/** Letters half as wide as their type is high. */
const paper = () => ({
  font: '',
  measureText(text: string) {
    return { width: (text.length * Number(/(\d+(?:\.\d+)?)px/.exec(this.font)?.[1])) / 2 }
  },
})
const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' ')

it.each([
  ['a short title', { title: 'Hello', text: '' }],
  ['a title with a text', { title: 'What to ask your doctor', text: words(12) }],
  ['the longest of both', { title: words(33).slice(0, 200).trim(), text: words(63).slice(0, 400).trim() }],
])('%s stands above captions and camera, with every word', (_, card) => {
  const lines = titleLines(paper(), card)
  const [first, last] = [lines[0], lines.at(-1)]
  expect(first?.y).toBeGreaterThan(TITLE_AREA.top)
  expect(last?.y).toBeLessThan(TITLE_AREA.bottom)
  expect(lines.map(({ text }) => text).join(' ')).toBe(`${card.title} ${card.text}`.trim())
})

it('is as large as it fits', () => {
  expect(titleLines(paper(), { title: 'Hello', text: '' })[0]?.font).toContain('64px')
})
