import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type BadgeTone = 'neutral' | 'action' | 'soon' | 'danger' | 'success'

const TONES = {
  neutral: 'border-line bg-sunk text-ink',
  action: 'border-action bg-action-tint text-action',
  soon: 'border-soon-line bg-soon-tint text-soon',
  danger: 'border-danger-line bg-danger-tint text-danger',
  success: 'border-success-line bg-success-tint text-success',
} as const satisfies Record<BadgeTone, string>

/** A short state in a word. The word says it; the colour only helps. */
export function Badge({ tone = 'neutral', children }: { tone?: BadgeTone; children: ReactNode }) {
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1.5 whitespace-nowrap rounded-full border px-2.5 py-0.5 font-semibold text-xs [&_svg]:size-4',
        TONES[tone],
      )}
    >
      {children}
    </span>
  )
}
