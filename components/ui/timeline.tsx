import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { common } from '@/lib/shared/messages/en/common'
import { classNames } from './class-names'

export type TimelineItem = {
  id: string
  title: ReactNode
  state: 'done' | 'current' | 'upcoming'
  /** When it happened or will, as a `LocalTime`. */
  time?: ReactNode
  text?: ReactNode
}

const DOTS = {
  done: 'border-action bg-action text-on-action',
  current: 'border-action bg-surface',
  upcoming: 'border-line-strong bg-paper',
} as const

/** What has happened, what happens now, what is still to come. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol className="max-w-measure">
      {items.map((item, index) => (
        <li key={item.id} className="relative flex gap-4 pb-6 last:pb-0" aria-current={currentOf(item)}>
          {index < items.length - 1 && (
            <span
              aria-hidden
              className={classNames(
                'absolute top-7 bottom-0 start-[0.8rem] w-0.5',
                item.state === 'done' ? 'bg-action' : 'bg-line',
              )}
            />
          )}
          <span
            aria-hidden
            className={classNames(
              'mt-0.5 grid size-7 shrink-0 place-content-center rounded-full border-2',
              DOTS[item.state],
            )}
          >
            {item.state === 'done' && <Check className="size-4" strokeWidth={3.5} />}
            {item.state === 'current' && <span className="size-3 rounded-full bg-action" />}
          </span>
          <div className={classNames('min-w-0', item.state === 'upcoming' && 'text-ink-soft')}>
            <p
              className={classNames(
                'leading-snug',
                item.state === 'upcoming' ? 'font-medium' : 'font-semibold',
              )}
            >
              <span className="sr-only">{common.timelineStates[item.state]}: </span>
              {item.title}
            </p>
            {item.time && <p className="text-ink-soft text-sm">{item.time}</p>}
            {item.text && <div className="mt-1">{item.text}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}

function currentOf(item: TimelineItem): 'step' | undefined {
  return item.state === 'current' ? 'step' : undefined
}
