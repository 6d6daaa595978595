import type { Look } from './script-schema'
import type { TimedScene, Timeline } from './timeline'

/** How long each kind of change takes. */
const CHANGE_MS = { camera: 1800, part: 1500, light: 350, text: 350, dissolve: 500 } as const

export type Layer = {
  drawing: TimedScene['drawing']
  look: Look
  opacity: number
  /** 0 hidden to 1 shown, by label key. */
  labels: Record<string, number>
  /** 0 to 1: how much a label is lit. */
  lit: Record<string, number>
  /** 0 gone to 1 in place; a part that is not named is there. */
  parts: Record<string, number>
}

export type FrameState = {
  layers: Layer[]
  title: { text: string; opacity: number }
  points: { text: string; opacity: number }[]
}

type Key = { atMs: number; value: number }

function ease(share: number): number {
  const x = Math.max(0, Math.min(1, share))
  return x * x * (3 - 2 * x)
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}

/** The value at a time: it moves to each key's value within `changeMs` of its time. The first holds from the start. */
function valueAt(keys: readonly Key[], atMs: number, changeMs: number): number {
  let value = keys[0]?.value ?? 0
  for (const key of keys.slice(1)) {
    if (key.atMs > atMs) break
    value += (key.value - value) * ease((atMs - key.atMs) / changeMs)
  }
  return value
}

/** Scenes that follow each other with the same drawing are one take: the camera moves, nothing is cut. */
function takesOf({ scenes }: Timeline): TimedScene[][] {
  const takes: TimedScene[][] = []
  for (const scene of scenes) {
    const last = takes.at(-1)
    if (last?.[0]?.drawing === scene.drawing) last.push(scene)
    else takes.push([scene])
  }
  return takes
}

function keysOf(take: readonly TimedScene[], of: (scene: TimedScene) => Key[]): Key[] {
  return take.flatMap(of)
}

function labelKeys(take: readonly TimedScene[], name: string): Key[] {
  return keysOf(take, (scene) => [
    { atMs: scene.startMs, value: scene.labels.includes(name) ? 1 : 0 },
    ...scene.sentences
      .filter(({ lit }) => lit.includes(name))
      .map(({ startMs }) => ({ atMs: startMs, value: 1 })),
  ])
}

function litKeys(take: readonly TimedScene[], name: string): Key[] {
  return keysOf(take, (scene) => [
    { atMs: scene.startMs, value: 0 },
    ...scene.sentences.map(({ startMs, lit }) => ({ atMs: startMs, value: lit.includes(name) ? 1 : 0 })),
  ])
}

function partKeys(take: readonly TimedScene[], name: string): Key[] {
  return keysOf(take, (scene) => [
    { atMs: scene.startMs, value: scene.without.includes(name) ? 0 : 1 },
    ...scene.sentences
      .filter(({ bring }) => bring.includes(name))
      .map(({ startMs }) => ({ atMs: startMs, value: 1 })),
  ])
}

function namesIn(take: readonly TimedScene[]) {
  const labels = take.flatMap((scene) => [...scene.labels, ...scene.sentences.flatMap(({ lit }) => lit)])
  const parts = take.flatMap((scene) => [...scene.without, ...scene.sentences.flatMap(({ bring }) => bring)])
  return { labels: [...new Set(labels)], parts: [...new Set(parts)] }
}

function values(names: readonly string[], keys: (name: string) => Key[], atMs: number, changeMs: number) {
  return Object.fromEntries(names.map((name) => [name, round(valueAt(keys(name), atMs, changeMs), 2)]))
}

function layerOf(
  take: readonly TimedScene[],
  atMs: number,
  wideLook: (drawing: TimedScene['drawing']) => Look,
): Layer | undefined {
  const [first, last] = [take[0], take.at(-1)]
  if (!first || !last) return undefined
  const camera = (of: (look: Look) => number, digits: number) =>
    round(
      valueAt(
        take.map((scene) => ({ atMs: scene.startMs, value: of(scene.look ?? wideLook(scene.drawing)) })),
        atMs,
        CHANGE_MS.camera,
      ),
      digits,
    )
  const { labels, parts } = namesIn(take)
  const opacity = first.startMs === 0 ? 1 : ease((atMs - first.startMs) / CHANGE_MS.dissolve)
  return {
    drawing: first.drawing,
    look: {
      x: camera((look) => look.x, 2),
      y: camera((look) => look.y, 2),
      width: camera((l) => l.width, 2),
    },
    opacity: round(opacity, 2),
    labels: values(labels, (name) => labelKeys(take, name), atMs, CHANGE_MS.light),
    lit: values(labels, (name) => litKeys(take, name), atMs, CHANGE_MS.light),
    parts: values(parts, (name) => partKeys(take, name), atMs, CHANGE_MS.part),
  }
}

/** All that is to be seen at a time. Equal states make equal pictures, so a picture is drawn once and held. */
export function frameStateAt(
  timeline: Timeline,
  atMs: number,
  wideLook: (drawing: TimedScene['drawing']) => Look,
): FrameState {
  const { scenes } = timeline
  const current = scenes.findLastIndex(({ startMs }) => startMs <= atMs)
  const scene = scenes[Math.max(0, current)]
  if (!scene) throw new Error('A video needs a scene')
  const takes = takesOf(timeline).filter(
    (take) => (take[0]?.startMs ?? 0) <= atMs && atMs < (take.at(-1)?.endMs ?? 0) + CHANGE_MS.dissolve,
  )
  const layers = takes.flatMap((take) => layerOf(take, Math.min(atMs, timeline.durationMs), wideLook) ?? [])
  const fade = scene.startMs === 0 ? 1 : ease((atMs - scene.startMs) / CHANGE_MS.text)
  return {
    layers,
    title: { text: scene.title, opacity: round(fade, 2) },
    points: scene.sentences.flatMap(({ point, startMs }) =>
      point
        ? [{ text: point, opacity: round(Math.min(fade, ease((atMs - startMs) / CHANGE_MS.text)), 2) }]
        : [],
    ),
  }
}
