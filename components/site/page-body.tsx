import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'

const WIDTHS = { page: 'max-w-page', measure: 'max-w-[39rem]', form: 'max-w-[36rem]' } as const

/** The margins of a page's content. */
export function PageBody({ width = 'page', children }: { width?: keyof typeof WIDTHS; children: ReactNode }) {
  return (
    <div
      className={classNames('mx-auto w-full px-5 py-8 sm:px-8 sm:py-12 print:px-0 print:py-0', WIDTHS[width])}
    >
      {children}
    </div>
  )
}
