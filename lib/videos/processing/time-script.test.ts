import { expect, it } from 'vitest'
import type { Script } from '../script-schema'
import type { Cut } from './source'
import { timeScript } from './time-script'

const script: Script = {
  sections: [
    {
      id: 'a',
      title: 'A',
      scene: null,
      sentences: ['a1', 'a2'].map((id) => ({ id, text: `This is ${id}.`, covers: [] })),
    },
  ],
  leftOut: [],
}

function cut(seconds: number, log: Cut['log']): Cut {
  const facts: Cut['facts'] = {
    seconds,
    picture: {
      codec: 'h264',
      pixelFormat: 'yuv420p',
      width: 1280,
      height: 720,
      rate: 30,
      bitsPerSecond: 1e6,
      keyframes: [0],
      endSeconds: seconds,
      needsTurning: false,
      isHdr: false,
      isInterlaced: false,
      parameters: '',
      timeBase: '',
    },
  }
  return {
    file: '',
    sectionId: 'a',
    log,
    facts,
    pcmFile: '',
    speech: null,
    inSeconds: 0,
    outSeconds: seconds,
  }
}

const spansOf = (cuts: readonly Cut[]) =>
  timeScript(script, cuts).sentences.map(({ id, startMs, endMs }) => [id, startMs, endMs])

it('a sentence that was gone on with after a break counts from where it was begun', () => {
  const before = cut(6, [{ sentenceId: 'a1', atMs: 0 }])
  const after = cut(5, [
    { sentenceId: 'a1', atMs: 0 },
    { sentenceId: 'a2', atMs: 2_000 },
  ])
  expect(spansOf([before, after])).toEqual([
    ['a1', 0, 8_000],
    ['a2', 8_000, 11_000],
  ])
})

it('a sentence that was gone back to counts where it was said last', () => {
  const log = [
    { sentenceId: 'a1', atMs: 0 },
    { sentenceId: 'a2', atMs: 2_000 },
    { sentenceId: 'a1', atMs: 3_000 },
    { sentenceId: 'a2', atMs: 5_000 },
  ]
  expect(spansOf([cut(8, log)])).toEqual([
    ['a1-before1', 0, 2_000],
    ['a1', 3_000, 5_000],
    ['a2', 5_000, 8_000],
  ])
})

it('all that was said has captions, and what explains the report is where it was said last', () => {
  const log = ['a1', 'a2', 'a1', 'a2'].map((sentenceId, index) => ({ sentenceId, atMs: index * 4_000 }))
  expect(spansOf([cut(16, log)])).toEqual([
    ['a1-before1', 0, 4_000],
    ['a2-before1', 4_000, 8_000],
    ['a1', 8_000, 12_000],
    ['a2', 12_000, 16_000],
  ])
  const covering = {
    ...script,
    sections: script.sections.map((section) => ({
      ...section,
      sentences: section.sentences.map((sentence) => ({ ...sentence, covers: ['r1'] })),
    })),
  }
  const { sentences } = timeScript(covering, [cut(16, log)])
  expect(sentences.map(({ covers }) => covers.length)).toEqual([0, 0, 1, 1])
})
