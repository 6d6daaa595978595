import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'

type SectionProps = {
  id: string
  heading: string
  intro?: ReactNode
  /** A band of darker paper from edge to edge. */
  isBand?: boolean
  children: ReactNode
}

/** Heading in a narrow column, its matter in a wide one, as in a magazine. */
export function Section({ id, heading, intro, isBand = false, children }: SectionProps) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-heading`}
      className={classNames('scroll-mt-20', isBand && 'border-line border-y bg-sunk')}
    >
      <div className="mx-auto grid w-full max-w-page gap-x-12 gap-y-8 px-5 py-14 sm:px-8 sm:py-20 lg:grid-cols-[17rem_1fr]">
        <div className="max-w-measure">
          <h2 id={`${id}-heading`} className="text-3xl">
            {heading}
          </h2>
          {intro && <p className="mt-3 text-ink-soft">{intro}</p>}
        </div>
        <div className="min-w-0">{children}</div>
      </div>
    </section>
  )
}
