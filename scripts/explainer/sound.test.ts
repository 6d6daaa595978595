import { describe, expect, it } from 'vitest'
import { writeCaptions } from './captions'
import { alignToPauses } from './silences'
import { lengthMs, placeSounds, readWav, type Sound, trimSilence, writeWav } from './sound'

const RATE = 8000

/** Tones of these lengths with pauses of these lengths between them, in milliseconds. */
function tones(...pattern: { tone: number; pause: number }[]): Sound {
  const samples = pattern.flatMap(({ tone, pause }) => [
    ...Array.from({ length: (tone * RATE) / 1000 }, (_, index) => Math.round(9000 * Math.sin(index / 3))),
    ...Array.from({ length: (pause * RATE) / 1000 }, () => 0),
  ])
  return { sampleRate: RATE, samples: Int16Array.from(samples) }
}

describe('sound', () => {
  it('comes back from a WAV file as it went in', () => {
    const sound = tones({ tone: 100, pause: 50 })
    expect(readWav(writeWav(sound))).toEqual(sound)
  })

  it('refuses a WAV file with two channels', () => {
    const file = writeWav(tones({ tone: 100, pause: 0 }))
    file.writeUInt16LE(2, 22)
    expect(() => readWav(file)).toThrow('must be mono')
  })

  it('is trimmed of the silence around it and put at its time', () => {
    const trimmed = trimSilence(tones({ tone: 100, pause: 400 }))
    expect(lengthMs(trimmed)).toBeLessThan(140)
    const placed = placeSounds([{ sound: trimmed, startMs: 500 }], 1000)
    expect(lengthMs(placed)).toBe(1000)
    expect(Math.max(...placed.samples.subarray(0, RATE / 2))).toBe(0)
    expect(Math.max(...placed.samples)).toBeGreaterThan(8000)
  })
})

describe('a recording', () => {
  it('is cut into sentences at its longest pauses, not at a breath', () => {
    const sound = tones(
      { tone: 600, pause: 200 },
      { tone: 400, pause: 500 },
      { tone: 800, pause: 600 },
      { tone: 300, pause: 300 },
    )
    expect(alignToPauses(sound, 3)).toEqual([
      { startMs: 0, endMs: 1200 },
      { startMs: 1700, endMs: 2500 },
      { startMs: 3100, endMs: 3400 },
    ])
  })

  it('with too few pauses is refused', () => {
    const sound = tones({ tone: 600, pause: 400 }, { tone: 600, pause: 0 })
    expect(() => alignToPauses(sound, 3)).toThrow('The recording has 2 parts, the script 3 sentences')
  })
})

it('captions follow the sentences, in two even lines, and never overlap', () => {
  const base = { lit: [], bring: [] }
  const sentences = [
    { ...base, text: 'A short one & more.', startMs: 700, endMs: 2000 },
    {
      ...base,
      text: 'You lie still, on your side or on your stomach, for a while.',
      startMs: 2100,
      endMs: 61_500,
    },
  ]
  const scene = { title: 'One', drawing: 'spine-biopsy' as const, labels: [], without: [] }
  const timeline = { durationMs: 63_000, scenes: [{ ...scene, startMs: 0, endMs: 63_000, sentences }] }
  expect(writeCaptions(timeline)).toBe(
    [
      'WEBVTT\n',
      '1\n00:00:00.700 --> 00:00:02.100\nA short one &amp; more.\n',
      '2\n00:00:02.100 --> 00:01:01.750\nYou lie still, on your side or\non your stomach, for a while.\n',
    ].join('\n'),
  )
})
