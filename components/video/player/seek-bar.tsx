import { useState } from 'react'
import { clockTime, indexAt } from '@/lib/shared/spans'
import type { SpriteLayout, TimedChapter } from '@/lib/videos/timing-schema'
import classes from './player.module.css'
import type { PlayerWords } from './player-words'

type Props = {
  ms: number
  durationMs: number
  chapters: readonly TimedChapter[]
  sprite: { src: string; layout: SpriteLayout } | null
  words: PlayerWords
  onSeek: (ms: number) => void
}

/** The time line: a slider, with a mark where each chapter begins and a small picture under the pointer. */
export function SeekBar({ ms, durationMs, chapters, sprite, words, onSeek }: Props) {
  const [preview, setPreview] = useState<number | null>(null)
  const chapter = chapters[indexAt(chapters, ms)]
  const text = `${clockTime(ms)} / ${clockTime(durationMs)}`
  return (
    <div className="relative">
      <div className="relative h-[44px]">
        <input
          type="range"
          min={0}
          max={Math.max(1, Math.round(durationMs))}
          step={100}
          value={Math.min(ms, durationMs)}
          aria-label={words.position}
          aria-valuetext={chapter ? `${text}, ${chapter.title}` : text}
          onChange={(event) => onSeek(event.target.valueAsNumber)}
          onPointerMove={(event) => {
            const { left, width } = event.currentTarget.getBoundingClientRect()
            setPreview(Math.min(1, Math.max(0, (event.clientX - left) / width)) * durationMs)
          }}
          onPointerLeave={() => setPreview(null)}
          className={`${classes.bar} absolute inset-0 h-full w-full`}
        />
        {durationMs > 0 &&
          chapters
            .slice(1)
            .map(({ id, startMs }) => (
              <span
                key={id}
                aria-hidden
                style={{ insetInlineStart: `${(startMs / durationMs) * 100}%` }}
                className="pointer-events-none absolute bottom-1 h-2 w-0.5 bg-ink"
              />
            ))}
        {preview !== null && sprite && <SpritePicture ms={preview} durationMs={durationMs} sprite={sprite} />}
      </div>
      <p className="flex flex-wrap justify-between gap-x-4 text-ink-soft text-sm tabular-nums">
        <span>{text}</span>
        {chapter && <span>{chapter.title}</span>}
      </p>
    </div>
  )
}

function SpritePicture({
  ms,
  durationMs,
  sprite: { src, layout },
}: {
  ms: number
  durationMs: number
  sprite: NonNullable<Props['sprite']>
}) {
  const { columns, rows, tileWidth, tileHeight, everyMs } = layout
  const tile = Math.min(columns * rows - 1, Math.floor(ms / everyMs))
  return (
    <span
      aria-hidden
      style={{
        width: tileWidth,
        height: tileHeight,
        insetInlineStart: `clamp(0px, calc(${(ms / durationMs) * 100}% - ${tileWidth / 2}px), calc(100% - ${tileWidth}px))`,
        backgroundImage: `url(${src})`,
        backgroundPosition: `-${(tile % columns) * tileWidth}px -${Math.floor(tile / columns) * tileHeight}px`,
      }}
      className="pointer-events-none absolute bottom-full rounded-field border-2 border-line-strong bg-sunk"
    />
  )
}

/** The small picture of a moment as a background that fills its element. */
export function stillPicture({ src, layout }: NonNullable<Props['sprite']>, ms: number) {
  const { columns, rows, everyMs } = layout
  const tile = Math.min(columns * rows - 1, Math.floor(ms / everyMs))
  const share = (place: number, count: number) => (count > 1 ? (place / (count - 1)) * 100 : 0)
  return {
    backgroundImage: `url(${src})`,
    backgroundSize: `${columns * 100}% ${rows * 100}%`,
    backgroundPosition: `${share(tile % columns, columns)}% ${share(Math.floor(tile / columns), rows)}%`,
  }
}
