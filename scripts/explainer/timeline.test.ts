import { describe, expect, it } from 'vitest'
import { wideLook } from './draw-frame'
import { frameStateAt } from './frame-state'
import { type Scene, videoScriptSchema } from './script-schema'
import { buildTimeline, PAUSES_MS, paceSentences } from './timeline'

function script(...scenes: Partial<Omit<Scene, 'sentences'>>[]) {
  const sentences = [{ text: 'One.', lit: ['sac'], bring: ['needle'], point: 'A point' }, { text: 'Two.' }]
  return videoScriptSchema.parse({
    title: 'A sample',
    scenes: scenes.map((scene) => ({ title: 'Scene', drawing: 'lumbar-puncture', sentences, ...scene })),
  })
}

function timelineOf(sample: ReturnType<typeof script>, lengthMs = 2000) {
  const lengths = sample.scenes.flatMap((scene) => scene.sentences.map(() => lengthMs))
  const spans = paceSentences(sample, lengths)
  return buildTimeline(sample, spans, (spans.at(-1)?.endMs ?? 0) + PAUSES_MS.tail)
}

describe('the timeline', () => {
  it('puts a short pause between sentences and a longer one between scenes', () => {
    const [one, two, three] = paceSentences(script({}, {}), [1000, 1500, 800, 900])
    expect(one).toEqual({ startMs: PAUSES_MS.lead, endMs: PAUSES_MS.lead + 1000 })
    expect((two?.startMs ?? 0) - (one?.endMs ?? 0)).toBe(PAUSES_MS.sentence)
    expect((three?.startMs ?? 0) - (two?.endMs ?? 0)).toBe(PAUSES_MS.scene)
  })

  it('leaves no moment without a scene', () => {
    const { scenes, durationMs } = timelineOf(script({}, {}, {}))
    expect(scenes[0]?.startMs).toBe(0)
    expect(scenes.at(-1)?.endMs).toBe(durationMs)
    for (const [index, scene] of scenes.slice(1).entries()) expect(scene.startMs).toBe(scenes[index]?.endMs)
  })

  it('refuses fewer times than sentences', () => {
    expect(() => buildTimeline(script({}), [{ startMs: 0, endMs: 1000 }], 2000)).toThrow("no time for 'Two.'")
  })
})

describe('what is seen', () => {
  it('brings a part in and lights a label while its sentence is spoken', () => {
    const timeline = timelineOf(script({ without: ['needle'] }))
    const layer = (atMs: number) => frameStateAt(timeline, atMs, wideLook).layers[0]
    expect(layer(0)).toMatchObject({ parts: { needle: 0 }, labels: { sac: 0 }, lit: { sac: 0 } })
    expect(layer(PAUSES_MS.lead + 700)?.parts.needle).toBeGreaterThan(0)
    expect(layer(PAUSES_MS.lead + 1900)).toMatchObject({
      parts: { needle: 1 },
      labels: { sac: 1 },
      lit: { sac: 1 },
    })
    expect(layer(timeline.durationMs - 1)).toMatchObject({ labels: { sac: 1 }, lit: { sac: 0 } })
  })

  it('shows a point from its sentence on', () => {
    const timeline = timelineOf(script({}))
    const opacity = (atMs: number) => frameStateAt(timeline, atMs, wideLook).points[0]?.opacity
    expect([opacity(0), opacity(2000), opacity(timeline.durationMs)]).toEqual([0, 1, 1])
  })

  it('moves the camera within a drawing and dissolves into another', () => {
    const look = { x: 200, y: 200, width: 200 }
    const timeline = timelineOf(script({}, { look }, { drawing: 'spine-biopsy' }))
    const [, second, third] = timeline.scenes
    const moving = frameStateAt(timeline, (second?.startMs ?? 0) + 900, wideLook).layers
    expect(moving).toHaveLength(1)
    expect(moving[0]?.look.width).toBeGreaterThan(200)
    expect(moving[0]?.look.width).toBeLessThan(wideLook('lumbar-puncture').width)
    const dissolving = frameStateAt(timeline, (third?.startMs ?? 0) + 250, wideLook).layers
    expect(dissolving.map(({ drawing, opacity }) => [drawing, opacity])).toEqual([
      ['lumbar-puncture', 1],
      ['spine-biopsy', 0.5],
    ])
  })

  it('stands still between changes, so that a picture is drawn once', () => {
    const timeline = timelineOf(script({}), 4000)
    const state = (atMs: number) => frameStateAt(timeline, atMs, wideLook)
    expect(state(3000)).toEqual(state(4000))
  })
})
