'use client'

import { Clock, Pause, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { durationText, PRESSURE_WORDS, type Pressure, pressureOf } from '@/lib/staff/queue-status'

const TICK_MS = 30_000

const LOOKS = {
  late: 'border px-2 border-danger bg-danger text-on-danger',
  danger: 'border px-2 border-danger-line bg-danger-tint text-danger',
  soon: 'border px-2 border-soon-line bg-soon-tint text-soon',
  fine: 'text-ink',
  paused: 'border px-2 border-line bg-sunk text-ink-soft',
} as const satisfies Record<Pressure, string>

type CountdownProps = {
  /** As the server counted it; this browser's clock may be wrong, its ticking is not. */
  msLeft: number
  isPaused: boolean
}

/** Time left until the promise, ticking. Words say how pressing it is; the colour repeats them. */
export function Countdown({ msLeft, isPaused }: CountdownProps) {
  const elapsed = useElapsed(msLeft, isPaused)
  const left = msLeft - elapsed
  const pressure = pressureOf(left, isPaused)
  const Icon =
    pressure === 'paused' ? Pause : pressure === 'fine' || pressure === 'soon' ? Clock : TriangleAlert
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1.5 whitespace-nowrap rounded-full py-0.5 font-semibold text-sm tabular-nums',
        LOOKS[pressure],
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      {[PRESSURE_WORDS[pressure], durationText(left), pressure === 'late' ? '' : 'left']
        .filter(Boolean)
        .join(' ')}
    </span>
  )
}

/** Milliseconds since the server's value arrived, in steps. */
function useElapsed(msLeft: number, isPaused: boolean): number {
  const [counted, setCounted] = useState({ msLeft, elapsed: 0 })
  useEffect(() => {
    if (isPaused) return
    const startedAt = performance.now()
    const timer = setInterval(() => setCounted({ msLeft, elapsed: performance.now() - startedAt }), TICK_MS)
    return () => clearInterval(timer)
  }, [msLeft, isPaused])
  // What was counted for an older value says nothing about a new one.
  return counted.msLeft === msLeft && !isPaused ? counted.elapsed : 0
}
