import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names'

type DetailsProps = {
  summary: ReactNode
  children: ReactNode
  /** Details of the same group: opening one closes the others. */
  group?: string
  isOpen?: boolean
  /** `line`: rows under each other, as in questions and answers. `plain`: alone, beside a form field. */
  look?: 'line' | 'plain'
}

/** An answer that opens under its question. Plain HTML. */
export function Details({ summary, children, group, isOpen, look = 'plain' }: DetailsProps) {
  return (
    <details
      {...(group && { name: group })}
      {...(isOpen && { open: true })}
      className={classNames('group', look === 'line' && 'border-line border-b')}
    >
      <summary
        className={classNames(
          'flex min-h-12 list-none items-center gap-3 font-semibold hover:text-action [&::-webkit-details-marker]:hidden',
          look === 'line'
            ? 'justify-between py-4 text-lg'
            : 'flex-row-reverse justify-end text-action underline underline-offset-4',
        )}
      >
        {summary}
        <ChevronDown
          aria-hidden
          className="size-5 shrink-0 text-action transition-transform group-open:rotate-180"
        />
      </summary>
      <div
        className={classNames(
          'max-w-measure [&>*+*]:mt-3',
          look === 'line' ? 'pb-6' : 'ms-2 border-line border-s-4 py-1 ps-5',
        )}
      >
        {children}
      </div>
    </details>
  )
}
