'use client'

import { type PointerEvent, useEffect, useRef, useState } from 'react'
import type { Scene } from '@/lib/videos/script-schema'
import { sceneKey } from '../../_components/script/scene-choices'
import {
  type Area,
  areaOf,
  DARKROOM,
  firstView,
  PAPER,
  type Point,
  paintStage,
  placeOf,
  type StageFrame,
} from './paint-stage'
import { STAGE_HEIGHT, STAGE_WIDTH } from './stage-size'

export type Tool = 'pointer' | 'pen' | 'mark' | 'move'
export type Picture = {
  image: CanvasImageSource
  width: number
  height: number
  /** What lies around it, when it says so itself. */
  paper?: string | undefined
}

const FRAME_MS = 1_000 / 30
const WHOLE = { width: STAGE_WIDTH, height: STAGE_HEIGHT }
const SMALLEST_MARK = 0.005
/** Pixels of the stage: a hand is never quite still. */
const CLICK = 8

type Input = {
  /** Each section starts with a clean picture. */
  sectionId: string | undefined
  scene: Scene | null
  picture: Picture | null
  onMark: (mark: Area) => void
  /** Pointed at and clicked: a place of the picture, in fractions of it. */
  onPick: (place: Point) => void
}

/** A stage that draws itself thirty times a second, with the tools to point and draw on it. */
export function useStage({ sectionId, scene, picture, onMark, onPick }: Input) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const camera = useRef<HTMLVideoElement | null>(null)
  const frame = useRef<StageFrame>(emptyFrame())
  const drag = useRef<Point | null>(null)
  const shown = useRef('')
  const [tool, setTool] = useState<Tool>('pointer')

  useEffect(() => {
    const { current } = frame
    const now = [sectionId, sceneKey(scene), picture?.width, picture?.height].join()
    const isAnother = shown.current !== now
    shown.current = now
    current.scene = scene
    current.marks = scene?.kind === 'page' ? scene.highlights : []
    current.picture = picture?.image ?? null
    current.paper = scene?.kind === 'picture' ? DARKROOM : (picture?.paper ?? PAPER)
    // A mark that was just added, or a part that was lit, changes the picture, not what is seen of it.
    if (!isAnother) return
    current.size = picture ? { width: picture.width, height: picture.height } : WHOLE
    current.view = firstView(scene, current.size)
    current.strokes = []
  }, [scene, sectionId, picture])

  useEffect(() => {
    const ctx = canvas.current?.getContext('2d', { alpha: false })
    const timer = setInterval(() => {
      frame.current.camera = camera.current
      if (!ctx) return
      const scale = ctx.canvas.width / STAGE_WIDTH
      ctx.setTransform(scale, 0, 0, scale, 0, 0)
      paintStage(ctx, frame.current)
    }, FRAME_MS)
    return () => clearInterval(timer)
  }, [])

  useEffect(() => {
    const { current: element } = canvas
    const zoomByWheel = (event: WheelEvent) => {
      event.preventDefault()
      zoomView(frame.current, 1.0015 ** -event.deltaY)
    }
    // Not React's: its listeners are passive, and the page would scroll away under the stage.
    element?.addEventListener('wheel', zoomByWheel, { passive: false })
    return () => element?.removeEventListener('wheel', zoomByWheel)
  }, [])

  const at = (event: PointerEvent<HTMLCanvasElement>): Point => {
    const box = event.currentTarget.getBoundingClientRect()
    return {
      x: ((event.clientX - box.left) / box.width) * STAGE_WIDTH,
      y: ((event.clientY - box.top) / box.height) * STAGE_HEIGHT,
    }
  }

  const handlers = {
    onPointerDown(event: PointerEvent<HTMLCanvasElement>) {
      event.currentTarget.setPointerCapture(event.pointerId)
      drag.current = at(event)
      if (tool === 'pen') frame.current.strokes = [...frame.current.strokes, [at(event)]]
    },
    onPointerMove(event: PointerEvent<HTMLCanvasElement>) {
      const point = at(event)
      frame.current.pointer = tool === 'pointer' ? point : null
      const from = drag.current
      if (!from) return
      if (tool === 'pen') frame.current.strokes.at(-1)?.push(point)
      if (tool === 'move') {
        const { w, h } = placeOf(frame.current)
        const { view } = frame.current
        frame.current.view = {
          ...view,
          x: view.x - (point.x - from.x) / w,
          y: view.y - (point.y - from.y) / h,
        }
        drag.current = point
      }
    },
    onPointerUp(event: PointerEvent<HTMLCanvasElement>) {
      const from = drag.current
      drag.current = null
      const to = at(event)
      if (tool === 'mark' && from) markBetween(frame.current, from, to, onMark)
      if (tool === 'pointer' && from && Math.hypot(to.x - from.x, to.y - from.y) < CLICK) {
        const { x, y, w, h } = placeOf(frame.current)
        onPick({ x: (to.x - x) / w, y: (to.y - y) / h })
      }
    },
    onPointerLeave() {
      frame.current.pointer = null
    },
  }

  return {
    canvas,
    /** Shows a face in the corner, or none. */
    showCamera: (element: HTMLVideoElement | null) => {
      camera.current = element
    },
    tool,
    setTool,
    handlers,
    undo: () => {
      frame.current.strokes = frame.current.strokes.slice(0, -1)
    },
    clear: () => {
      frame.current.strokes = []
    },
    zoom: (by: number) => zoomView(frame.current, by),
    showWhole: () => {
      frame.current.view = { x: 0.5, y: 0.5, zoom: 1 }
    },
    /** What is seen now, to be kept as the scene's part of its page. */
    shownArea: () => areaOf(frame.current),
  }
}

function zoomView(frame: StageFrame, by: number): void {
  frame.view = { ...frame.view, zoom: Math.min(12, Math.max(0.5, frame.view.zoom * by)) }
}

function emptyFrame(): StageFrame {
  return {
    scene: null,
    picture: null,
    paper: PAPER,
    size: WHOLE,
    view: { x: 0.5, y: 0.5, zoom: 1 },
    marks: [],
    strokes: [],
    pointer: null,
    camera: null,
  }
}

function markBetween(frame: StageFrame, from: Point, to: Point, onMark: (mark: Area) => void): void {
  const place = placeOf(frame)
  const inside = (value: number) => Math.min(1, Math.max(0, value))
  const [x1, x2] = [from.x, to.x].map((x) => inside((x - place.x) / place.w)).toSorted((a, b) => a - b)
  const [y1, y2] = [from.y, to.y].map((y) => inside((y - place.y) / place.h)).toSorted((a, b) => a - b)
  if (x1 === undefined || x2 === undefined || y1 === undefined || y2 === undefined) return
  if (x2 - x1 > SMALLEST_MARK && y2 - y1 > SMALLEST_MARK / 2) onMark({ x: x1, y: y1, w: x2 - x1, h: y2 - y1 })
}
