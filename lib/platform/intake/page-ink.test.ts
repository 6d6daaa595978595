import { expect, it } from 'vitest'
import { hasOnlyWords, saysWords } from './page-ink'
import type { Gray } from './pixels'

const [WIDTH, HEIGHT] = [400, 500]

function page(marks: readonly { x: number; y: number; w: number; h: number }[]): Gray {
  const data = new Uint8Array(WIDTH * HEIGHT).fill(255)
  for (const { x, y, w, h } of marks)
    for (let row = y; row < y + h; row += 1) data.fill(20, row * WIDTH + x, row * WIDTH + x + w)
  return { data, width: WIDTH, height: HEIGHT }
}

const word = { text: 'Page', x: 40, y: 50, w: 60, h: 20 }

it('tells a page of few words from one with something beside them', () => {
  // Its signs reach a little below their box.
  const ink = { x: 40, y: 50, w: 60, h: 24 }
  expect(hasOnlyWords(page([ink]), [word])).toBe(true)
  expect(hasOnlyWords(page([ink, { x: 40, y: 300, w: 60, h: 2 }]), [word])).toBe(false)
  expect(hasOnlyWords(page([ink]), [])).toBe(false)
})

it('believes no sign that covers the page, and none that lies outside of it', () => {
  const ink = { x: 40, y: 50, w: 300, h: 400 }
  expect(hasOnlyWords(page([ink]), [{ text: 'I', x: 0, y: 0, w: WIDTH, h: HEIGHT }])).toBe(false)
  expect(
    hasOnlyWords(page([]), [
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
