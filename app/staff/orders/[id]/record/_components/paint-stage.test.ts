import { describe, expect, it } from 'vitest'
import { areaOf, firstView, PAPER, paintStage, placeOf, viewOf } from './paint-stage'
import { STAGE_HEIGHT, STAGE_WIDTH } from './stage-size'

const page = { width: 1000, height: 1400 }

describe('what of a picture is on the stage', () => {
  it('is all of it when no part is asked for', () => {
    const view = viewOf(null, page)
    expect(areaOf({ size: page, view })).toEqual({ x: 0, y: 0, w: 1, h: 1 })
    const { x, w, h } = placeOf({ size: page, view })
    expect([Math.round(x + w / 2), Math.round(h)]).toEqual([STAGE_WIDTH / 2, STAGE_HEIGHT])
  })

  it('is the part that is asked for, and that part again when it is kept', () => {
    const area = { x: 0.1, y: 0.2, w: 0.8, h: (0.8 * 1000 * 9) / 16 / 1400 }
    const kept = areaOf({ size: page, view: viewOf(area, page) })
    for (const side of ['x', 'y', 'w', 'h'] as const) expect(kept[side]).toBeCloseTo(area[side])
  })

  it('is at first the width of a page at its marked words, never beyond its edge', () => {
    const scene = (y: number) => ({
      kind: 'page' as const,
      reportFileId: 'f',
      pageNumber: 1,
      crop: null,
      highlights: [{ x: 0.1, y, w: 0.5, h: 0.02 }],
    })
    const middle = areaOf({ size: page, view: firstView(scene(0.5), page) })
    expect([middle.w, middle.y + middle.h / 2]).toEqual([expect.closeTo(1), expect.closeTo(0.51)])
    expect(areaOf({ size: page, view: firstView(scene(0.99), page) }).y).toBeCloseTo(1 - middle.h)
    expect(areaOf({ size: page, view: firstView({ ...scene(0), highlights: [] }, page) }).y).toBeCloseTo(0)
  })

  it('is at first all of a picture from a scan, or the part of it that was kept', () => {
    const scene = { kind: 'picture' as const, reportFileId: 'f', crop: null }
    expect(firstView(scene, page)).toEqual({ x: 0.5, y: 0.5, zoom: 1 })
    const crop = { x: 0.5, y: 0.25, w: 0.25, h: 0.1 }
    expect(firstView({ ...scene, crop }, page)).toMatchObject({ x: 0.625, y: 0.3 })
  })
})

/** Writes down what is drawn. */
function fakeCanvas() {
  const drawn: { image: unknown; at: number[] }[] = []
  const called: string[] = []
  const ctx = new Proxy(
    {},
    {
      get: (_, name) =>
        name === 'drawImage'
          ? (image: unknown, ...at: number[]) => void drawn.push({ image, at })
          : () => void called.push(String(name)),
      set: () => true,
    },
  )
  return { drawn, called, ctx: ctx as CanvasRenderingContext2D }
}

describe('the camera bubble', () => {
  const camera = (videoWidth: number, videoHeight: number) =>
    ({ videoWidth, videoHeight }) as unknown as HTMLVideoElement
  const paint = (element: HTMLVideoElement | null) => {
    const canvas = fakeCanvas()
    const view = { x: 0.5, y: 0.5, zoom: 1 }
    const empty = { scene: null, picture: null, paper: PAPER, marks: [], strokes: [], pointer: null }
    paintStage(canvas.ctx, { ...empty, size: page, view, camera: element })
    return canvas
  }

  it('is a round piece of the middle of the camera, undistorted, inside the corner of the stage', () => {
    const element = camera(640, 480)
    const { drawn, called } = paint(element)
    expect(drawn).toHaveLength(1)
    expect(drawn[0]?.image).toBe(element)
    const [left, top, width, height, x = 0, y = 0, w = 0, h = 0] = drawn[0]?.at ?? []
    expect([left, top, width, height]).toEqual([80, 0, 480, 480])
    expect(w).toBe(h)
    expect(x).toBeGreaterThan(STAGE_WIDTH / 2)
    expect(y).toBeGreaterThan(STAGE_HEIGHT / 2)
    expect([x + w <= STAGE_WIDTH, y + h <= STAGE_HEIGHT]).toEqual([true, true])
    expect(called).toContain('clip')
  })

  it('is not there without a camera, nor before its first picture', () => {
    expect(paint(null).drawn).toEqual([])
    expect(paint(camera(0, 0)).drawn).toEqual([])
  })
})
