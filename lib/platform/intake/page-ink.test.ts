import { expect, it } from 'vitest'
import { hasNoOtherWriting, saysWords } from './page-ink'
import type { Gray } from './pixels'

const [WIDTH, HEIGHT] = [400, 500]

type Mark = { x: number; y: number; w: number; h: number }

function page(marks: readonly Mark[], ink = 20): Gray {
  const data = new Uint8Array(WIDTH * HEIGHT).fill(255)
  for (const { x, y, w, h } of marks)
    for (let row = y; row < y + h; row += 1) data.fill(ink, row * WIDTH + x, row * WIDTH + x + w)
  return { data, width: WIDTH, height: HEIGHT }
}

/** Twenty letters in a line, each an E as it is at 200 dpi. */
function letters(y: number): Mark[] {
  return Array.from({ length: 20 }, (_, index) => 30 + index * 16).flatMap((x) => [
    { x, y, w: 3, h: 19 },
    ...[0, 8, 16].map((down) => ({ x, y: y + down, w: 11, h: 3 })),
  ])
}

const word = { text: 'Page', x: 40, y: 50, w: 60, h: 20 }

it('tells a page of few words from one with writing beside them', () => {
  // Its signs reach a little below their box.
  const ink = { x: 40, y: 50, w: 60, h: 24 }
  expect(hasNoOtherWriting(page([ink]), [word])).toBe(true)
  expect(hasNoOtherWriting(page([ink, ...letters(120)]), [word])).toBe(false)
  expect(hasNoOtherWriting(page(letters(120)), [])).toBe(false)
})

it('takes rules, frames and bars for no writing, and pale letters for some', () => {
  const frame = [
    { x: 20, y: 20, w: 360, h: 2 },
    { x: 20, y: 478, w: 360, h: 2 },
    { x: 20, y: 20, w: 2, h: 460 },
    { x: 378, y: 20, w: 2, h: 460 },
    { x: 60, y: 300, w: 200, h: 90 },
  ]
  expect(hasNoOtherWriting(page(frame), [])).toBe(true)
  const corner = { x: 0, y: 0, w: WIDTH, h: 2 }
  const words = [60, 120, 180].map((y) => ({ ...word, y }))
  expect(hasNoOtherWriting(page([corner, ...words]), words), 'paper is what most of a page is').toBe(true)
  expect(hasNoOtherWriting(page(letters(120), 225), [])).toBe(false)
})

it('believes no sign that covers the page, and none that lies outside of it', () => {
  expect(hasNoOtherWriting(page(letters(120)), [{ text: 'I', x: 0, y: 0, w: WIDTH, h: HEIGHT }])).toBe(false)
  expect(
    hasNoOtherWriting(page([]), [
      { ...word, x: -900 },
      { ...word, y: 9_000 },
    ]),
  ).toBe(true)
})

it('tells words from signs that mean nothing', () => {
  expect(saysWords('Page 2 of 3')).toBe(true)
  expect(saysWords('Größe 4,5 см')).toBe(true)
  expect(saysWords('Name ........................ Date ______________')).toBe(true)
  expect(saysWords('\u0001\u0002 !"# $%&')).toBe(false)
})
