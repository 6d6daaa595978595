import path from 'node:path'
import { type ConvertError, runFfmpeg } from '@/lib/platform/ffmpeg'
import type { PictureFacts } from '@/lib/platform/media'
import { ok, type Result } from '@/lib/shared/result'
import type { SpriteLayout } from '../timing-schema'
import type { Run } from './run'

const COLUMNS = 10
const MAX_TILES = 100
const MIN_TILE_MS = 2_000
const TILE_LONG_SIDE = 160

export type Stills = { posterFile: string; spriteFile: string; sprite: SpriteLayout }

/** The picture that stands for a video before it plays, and one sheet of small pictures for its time line. */
export async function makeStills(
  videoFile: string,
  { picture, durationMs }: { picture: PictureFacts; durationMs: number },
  run: Run,
): Promise<Result<Stills, ConvertError>> {
  const [posterFile, spriteFile] = [path.join(run.dir, 'poster.jpg'), path.join(run.dir, 'sprite.jpg')]
  const options = { signal: run.signal, timeoutMs: run.timeLimit(durationMs / 1000) }
  // Not the very first frame, which often is still being drawn.
  const at = Math.min(1, picture.endSeconds / 2)
  const one = ['-frames:v', '1', '-q:v', '4', '-map_metadata', '-1']
  const poster = await runFfmpeg(['-ss', at.toFixed(3), '-i', videoFile, ...one, posterFile], options)
  if (!poster.ok) return poster
  const sprite = spriteFor(picture.width, picture.height, durationMs)
  const tiles = [
    // The last picture fills the sheet: there may be fewer keyframes than tiles.
    'tpad=stop=-1:stop_mode=clone',
    `fps=1000/${sprite.everyMs}:start_time=0:round=near`,
    `scale=${sprite.tileWidth}:${sprite.tileHeight}`,
    `tile=${sprite.columns}x${sprite.rows}`,
  ].join(',')
  // Decoding keyframes alone is a tenth of the work, and they are never far apart.
  const sheet = await runFfmpeg(
    ['-skip_frame', 'nokey', '-i', videoFile, '-an', '-vf', tiles, ...one, spriteFile],
    options,
  )
  return sheet.ok ? ok({ posterFile, spriteFile, sprite }) : sheet
}

function spriteFor(width: number, height: number, durationMs: number): SpriteLayout {
  const everyMs = Math.max(MIN_TILE_MS, Math.ceil(durationMs / MAX_TILES))
  const count = Math.max(1, Math.ceil(durationMs / everyMs))
  const scale = TILE_LONG_SIDE / Math.max(width, height)
  const even = (size: number) => Math.max(2, Math.round((size * scale) / 2) * 2)
  const columns = Math.min(COLUMNS, count)
  return {
    columns,
    rows: Math.ceil(count / columns),
    tileWidth: even(width),
    tileHeight: even(height),
    everyMs,
  }
}
