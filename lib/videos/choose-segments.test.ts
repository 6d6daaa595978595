import { describe, expect, it } from 'vitest'
import { chooseSegments, withClips } from './choose-segments'

const segment = (id: string, sectionId: string, take = 0, part = 0, received = [0, 1]) => ({
  id,
  sectionId,
  take,
  part,
  chunkCount: received.length,
  received,
})

describe('what a recorded video is joined of', () => {
  it('takes the sections in the order of the script, the newest take of each, its parts in order', () => {
    const segments = [
      segment('b0', 'b'),
      segment('a1-1', 'a', 1, 1),
      segment('a1-0', 'a', 1, 0),
      segment('a0', 'a', 0),
      segment('gone', 'no-longer-there'),
    ]
    expect(chooseSegments(segments, ['a', 'b', 'c'])).toEqual({ ok: true, value: ['a1-0', 'a1-1', 'b0'] })
  })

  it('goes back to the take before when the newest was thrown away', () => {
    const thrown = { ...segment('a1', 'a', 1), chunkCount: 0 }
    expect(chooseSegments([segment('a0', 'a'), thrown], ['a'])).toEqual({ ok: true, value: ['a0'] })
  })

  it('takes a part whose tab was killed as far as it arrived', () => {
    const killed = { ...segment('a0', 'a'), chunkCount: null }
    expect(chooseSegments([killed], null)).toEqual({ ok: true, value: ['a0'] })
  })

  it('waits for what is still on its way', () => {
    const late = { ...segment('a0', 'a'), chunkCount: 3 }
    const incomplete = { ok: false, code: 'INCOMPLETE', sectionIds: ['a'] }
    expect(chooseSegments([segment('b0', 'b'), late], ['a', 'b'])).toEqual(incomplete)
    const ended = { ...segment('a1', 'a', 1), received: [] }
    expect(chooseSegments([segment('a0', 'a'), ended], ['a'])).toEqual(incomplete)
    const part = { ...segment('a0-1', 'a', 0, 1), received: [] }
    expect(chooseSegments([segment('a0', 'a'), { ...part, chunkCount: 2 }], ['a'])).toEqual(incomplete)
    expect(chooseSegments([], ['a'])).toEqual({ ok: false, code: 'EMPTY' })
  })
})

it('does not wait for a take that a newer one replaced', () => {
  const dead = { ...segment('a0', 'a'), received: [], chunkCount: 4 }
  const holed = { ...segment('a1', 'a', 1), chunkCount: 5 }
  expect(chooseSegments([dead, holed, segment('a2', 'a', 2)], ['a'])).toEqual({ ok: true, value: ['a2'] })
})

describe('clips between recorded sections', () => {
  const clipId = '0190a2b4-0000-7000-8000-000000000001'
  const section = (id: string, isClip: boolean) => ({
    id,
    scene: isClip ? { kind: 'clip' as const, clipId, covers: [] } : null,
  })
  const chosen = [
    { id: 'a0', sectionId: 'a' },
    { id: 'a1', sectionId: 'a' },
    { id: 'b0', sectionId: 'b' },
  ]

  it('come where their section is', () => {
    const sections = [section('start', true), section('a', false), section('mid', true), section('b', false)]
    expect(withClips(chosen, sections)).toEqual([
      { clipId, sectionId: 'start' },
      { segmentId: 'a0' },
      { segmentId: 'a1' },
      { clipId, sectionId: 'mid' },
      { segmentId: 'b0' },
    ])
  })

  it('are none without a script', () => {
    expect(withClips(chosen, null)).toEqual([{ segmentId: 'a0' }, { segmentId: 'a1' }, { segmentId: 'b0' }])
  })
})
