import type { ReactNode } from 'react'
import { Details } from '@/components/ui/details'

export type Bar = { label: string; value: number; text: string }

type BarChartProps = {
  title: string
  /** What the picture says, in words. */
  summary: string
  bars: readonly Bar[]
  /** The numbers behind the picture. */
  children: ReactNode
}

const WIDTH = 600
const HEIGHT = 140
const GAP = 4

/** One bar a day, with its numbers in a table behind it. The highest bar fills the height. */
export function BarChart({ title, summary, bars, children }: BarChartProps) {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  const step = WIDTH / Math.max(1, bars.length)
  const [first, last] = [bars.at(0), bars.at(-1)]
  return (
    <figure className="grid gap-2">
      <figcaption>
        <h2 className="text-lg">{title}</h2>
        <p className="text-ink-soft text-sm">{summary}</p>
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`${title}. ${summary}`}
        className="w-full"
      >
        <line x1="0" x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} className="stroke-line-strong" />
        {bars.map((bar, index) => {
          const height = (bar.value / most) * (HEIGHT - 4)
          return (
            <rect
              key={bar.label}
              x={index * step + GAP / 2}
              y={HEIGHT - height}
              width={step - GAP}
              height={height}
              className="fill-action"
            >
              <title>{`${bar.label}: ${bar.text}`}</title>
            </rect>
          )
        })}
      </svg>
      <p aria-hidden className="flex justify-between text-ink-soft text-xs">
        <span>{first?.label}</span>
        <span>{last?.label}</span>
      </p>
      <Details summary="The numbers">{children}</Details>
    </figure>
  )
}
