import { Check } from 'lucide-react'
import type { ReactNode } from 'react'

type CallOutProps = {
  /** Names the call-out for screen readers; once a page. */
  id: string
  title: string
  text: string
  points: readonly string[]
  /** What there is to press. */
  children: ReactNode
}

/** An invitation at the end of a page: why, in a few ticked points, and one thing to press. */
export function CallOut({ id, title, text, points, children }: CallOutProps) {
  return (
    <aside aria-labelledby={id} className="mt-14 rounded-card bg-action-tint p-6 sm:p-9 print:hidden">
      <h2 id={id} className="text-2xl">
        {title}
      </h2>
      <p className="mt-3 max-w-measure">{text}</p>
      <ul className="mt-4 flex flex-wrap gap-x-6 gap-y-1.5">
        {points.map((point) => (
          <li key={point} className="flex items-center gap-2">
            <Check aria-hidden className="size-5 shrink-0 text-action" />
            {point}
          </li>
        ))}
      </ul>
      {children}
    </aside>
  )
}
