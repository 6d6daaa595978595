import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { handlePlayerKey } from './player-keys'

/** As much of an element as the keys look at. */
class FakeElement extends EventTarget {
  readonly tag: string
  constructor(tag: string) {
    super()
    this.tag = tag
  }
  matches(selector: string): boolean {
    return selector.split(', ').some((each) => each.startsWith(this.tag))
  }
}

beforeAll(() => {
  vi.stubGlobal('HTMLElement', FakeElement)
})
afterAll(() => {
  vi.unstubAllGlobals()
})

/** What a key asked for, as `name(argument)`; nothing when it was left to the browser. */
function pressed(key: string, { on = 'div', ctrlKey = false } = {}): string[] {
  const asked: string[] = []
  const plain = (name: string) => () => void asked.push(name)
  const told = (name: string) => (value: number) => void asked.push(`${name}(${value})`)
  let isTaken = false
  const press = {
    key,
    ctrlKey,
    metaKey: false,
    altKey: false,
    target: new FakeElement(on),
    preventDefault: () => {
      isTaken = true
    },
  }
  handlePlayerKey(press, {
    toggle: plain('toggle'),
    skip: told('skip'),
    jump: told('jump'),
    louder: told('louder'),
    mute: plain('mute'),
    captions: plain('captions'),
    fullscreen: plain('fullscreen'),
    pictureInPicture: plain('pictureInPicture'),
    faster: told('faster'),
    chapter: told('chapter'),
  })
  expect(isTaken).toBe(asked.length > 0)
  return asked
}

it.each([
  [' ', 'toggle'],
  ['k', 'toggle'],
  ['K', 'toggle'],
  ['j', 'skip(-10)'],
  ['l', 'skip(10)'],
  ['ArrowLeft', 'skip(-5)'],
  ['ArrowRight', 'skip(5)'],
  ['ArrowUp', 'louder(0.1)'],
  ['ArrowDown', 'louder(-0.1)'],
  ['Home', 'jump(0)'],
  ['End', 'jump(1)'],
  ['5', 'jump(0.5)'],
  ['m', 'mute'],
  ['c', 'captions'],
  ['f', 'fullscreen'],
  ['i', 'pictureInPicture'],
  ['>', 'faster(1)'],
  ['<', 'faster(-1)'],
  ['n', 'chapter(1)'],
  ['p', 'chapter(-1)'],
])('%s asks for %s', (key, expected) => {
  expect(pressed(key)).toEqual([expected])
})

it('leaves keys to fields, presses to buttons, and shortcuts to the browser', () => {
  expect(pressed('k', { on: 'select' })).toEqual([])
  expect(pressed(' ', { on: 'button' })).toEqual([])
  expect(pressed('k', { on: 'button' })).toEqual(['toggle'])
  expect(pressed('f', { ctrlKey: true })).toEqual([])
  expect(pressed('z')).toEqual([])
})
