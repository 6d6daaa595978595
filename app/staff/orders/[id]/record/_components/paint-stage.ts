import type { Scene } from '@/lib/videos/script-schema'
import { STAGE_HEIGHT, STAGE_WIDTH } from './stage-size'
import { paintTitleCard } from './title-card'

export type Point = { x: number; y: number }
/** Drawn lines stand on the stage: points in its pixels. */
export type Stroke = Point[]
/** A part of the picture, in fractions of it. */
export type Area = { x: number; y: number; w: number; h: number }
/** Which part of a picture is on the stage: its middle in fractions of the picture, and how large it is drawn. */
export type View = { x: number; y: number; zoom: number }

export type StageFrame = {
  scene: Scene | null
  picture: CanvasImageSource | null
  /** The colour around it, as `#rrggbb`. */
  paper: string
  /** Of the picture, in its own pixels. */
  size: { width: number; height: number }
  view: View
  marks: readonly Area[]
  strokes: readonly Stroke[]
  pointer: Point | null
  camera: HTMLVideoElement | null
}

export const PAPER = '#fbf7ef'
/** Pictures from a scan are dark: light around them would blind. */
export const DARKROOM = '#101413'
/** How much of the stage's height a whole picture takes. */
const BUBBLE = 170

/** Where the whole picture is on the stage, in its pixels. */
export function placeOf({ size, view }: Pick<StageFrame, 'size' | 'view'>): Area {
  const fit = Math.min(STAGE_WIDTH / size.width, STAGE_HEIGHT / size.height)
  const scale = fit * view.zoom
  const [w, h] = [size.width * scale, size.height * scale]
  return { x: STAGE_WIDTH / 2 - view.x * w, y: STAGE_HEIGHT / 2 - view.y * h, w, h }
}

/** The view in which an area fills the stage, or all of the picture when there is none. */
export function viewOf(area: Area | null, size: { width: number; height: number }): View {
  if (!area || area.w <= 0 || area.h <= 0) return { x: 0.5, y: 0.5, zoom: 1 }
  const fit = Math.min(STAGE_WIDTH / size.width, STAGE_HEIGHT / size.height)
  const wanted = Math.min(STAGE_WIDTH / (area.w * size.width), STAGE_HEIGHT / (area.h * size.height))
  return { x: area.x + area.w / 2, y: area.y + area.h / 2, zoom: Math.max(1, wanted / fit) }
}

/** The part of the picture that is on the stage. */
export function areaOf(frame: Pick<StageFrame, 'size' | 'view'>): Area {
  const { x, y, w, h } = placeOf(frame)
  const left = Math.max(0, -x / w)
  const top = Math.max(0, -y / h)
  return {
    x: left,
    y: top,
    w: Math.min(1, (STAGE_WIDTH - x) / w) - left,
    h: Math.min(1, (STAGE_HEIGHT - y) / h) - top,
  }
}

/** What a report's page shows first: its whole width, at the marked words or at its top. All of a picture. */
export function firstView(scene: Scene | null, size: { width: number; height: number }): View {
  if (scene?.kind === 'picture') return viewOf(scene.crop, size)
  if (scene?.kind !== 'page') return viewOf(null, size)
  if (scene.crop) return viewOf(scene.crop, size)
  const height = Math.min(1, (STAGE_HEIGHT / STAGE_WIDTH) * (size.width / size.height))
  const marks = scene.highlights
  const middle =
    marks.length === 0
      ? height / 2
      : (Math.min(...marks.map(({ y }) => y)) + Math.max(...marks.map(({ y, h }) => y + h))) / 2
  return viewOf({ x: 0, y: Math.min(1 - height, Math.max(0, middle - height / 2)), w: 1, h: height }, size)
}

/** Draws one frame of the stage. */
export function paintStage(ctx: CanvasRenderingContext2D, frame: StageFrame): void {
  ctx.fillStyle = frame.paper
  ctx.fillRect(0, 0, STAGE_WIDTH, STAGE_HEIGHT)
  if (frame.scene?.kind === 'title') paintTitleCard(ctx, frame.scene)
  else if (frame.picture) paintPicture(ctx, frame, frame.picture)
  paintStrokes(ctx, frame.strokes, isDark(frame.paper) ? '#ff6b57' : '#c2261b')
  if (frame.camera) paintBubble(ctx, frame.camera)
  if (frame.pointer) paintPointer(ctx, frame.pointer)
}

function paintPicture(ctx: CanvasRenderingContext2D, frame: StageFrame, picture: CanvasImageSource): void {
  const { x, y, w, h } = placeOf(frame)
  ctx.drawImage(picture, x, y, w, h)
  // Marker on paper: the words stay dark.
  ctx.globalCompositeOperation = 'multiply'
  ctx.fillStyle = '#ffe27a'
  for (const mark of frame.marks) ctx.fillRect(x + mark.x * w, y + mark.y * h, mark.w * w, mark.h * h)
  ctx.globalCompositeOperation = 'source-over'
}

function isDark(colour: string): boolean {
  return Number.parseInt(colour.slice(1, 3), 16) < 0x80
}

function paintStrokes(ctx: CanvasRenderingContext2D, strokes: readonly Stroke[], colour: string): void {
  ctx.strokeStyle = colour
  ctx.lineWidth = 6
  ctx.lineCap = 'round'
  ctx.lineJoin = 'round'
  for (const [first, ...more] of strokes) {
    if (!first) continue
    ctx.beginPath()
    ctx.moveTo(first.x, first.y)
    // A dot too is seen.
    for (const point of more.length > 0 ? more : [first]) ctx.lineTo(point.x, point.y)
    ctx.stroke()
  }
}

function paintPointer(ctx: CanvasRenderingContext2D, { x, y }: Point): void {
  ctx.beginPath()
  ctx.arc(x, y, 16, 0, 2 * Math.PI)
  ctx.fillStyle = 'rgb(194 38 27 / 0.45)'
  ctx.fill()
  ctx.lineWidth = 3
  ctx.strokeStyle = '#ffffff'
  ctx.stroke()
}

function paintBubble(ctx: CanvasRenderingContext2D, camera: HTMLVideoElement): void {
  const { videoWidth: width, videoHeight: height } = camera
  if (width === 0 || height === 0) return
  const [x, y, side] = [STAGE_WIDTH - BUBBLE - 28, STAGE_HEIGHT - BUBBLE - 28, Math.min(width, height)]
  ctx.save()
  ctx.beginPath()
  ctx.arc(x + BUBBLE / 2, y + BUBBLE / 2, BUBBLE / 2, 0, 2 * Math.PI)
  ctx.lineWidth = 8
  ctx.strokeStyle = '#ffffff'
  ctx.stroke()
  ctx.clip()
  ctx.drawImage(camera, (width - side) / 2, (height - side) / 2, side, side, x, y, BUBBLE, BUBBLE)
  ctx.restore()
}
