import { expect, it } from 'vitest'
import { boxAfterKey, boxBetween, hidingOf, withBox } from './hidden-part-list'

const page = { width: 1000, height: 1400 }

it('shows what is hidden as ticked suggestions and boxes of one’s own', () => {
  const taken = { x: 1, y: 2, w: 3, h: 4 }
  const drawn = { x: 5, y: 6, w: 7, h: 8 }
  const suggestions = [
    { kind: 'phone' as const, text: '1', box: { x: 9, y: 9, w: 9, h: 9 } },
    { kind: 'phone' as const, text: '2', box: taken },
  ]
  const state = hidingOf(suggestions, [taken, drawn])
  expect(state).toEqual({ ticked: [1], own: [{ id: 0, box: drawn }] })
  expect(withBox(state, taken).own.map(({ id }) => id)).toEqual([0, 1])
})

it('draws a box either way and keeps it on the page', () => {
  expect(boxBetween({ x: 200.4, y: 90 }, { x: 100, y: 50 }, page)).toEqual({ x: 100, y: 50, w: 100, h: 40 })
  expect(boxBetween({ x: 990, y: 1390 }, { x: 1200, y: 1500 }, page)).toEqual({
    x: 990,
    y: 1390,
    w: 10,
    h: 10,
  })
})

it('moves and sizes a box by keys', () => {
  const box = { x: 5, y: 100, w: 50, h: 20 }
  expect(boxAfterKey(box, { key: 'ArrowLeft', shiftKey: false }, page)).toEqual({ ...box, x: 0 })
  expect(boxAfterKey(box, { key: 'ArrowDown', shiftKey: true }, page)).toEqual({ ...box, h: 30 })
  expect(boxAfterKey(box, { key: 'ArrowUp', shiftKey: true }, page)).toEqual({ ...box, h: 10 })
  expect(boxAfterKey(box, { key: 'a', shiftKey: false }, page)).toBeNull()
})
