import type { ReactNode } from 'react'

type PageHeadingProps = {
  children: ReactNode
  /** A few words above, such as the section or `Step 2 of 5`. */
  eyebrow?: ReactNode
  /** One or two sentences below. */
  intro?: ReactNode
}

/** The page's only h1. */
export function PageHeading({ children, eyebrow, intro }: PageHeadingProps) {
  return (
    <header>
      {eyebrow && <p className="font-semibold text-action text-sm">{eyebrow}</p>}
      <h1 className="text-3xl sm:text-4xl">{children}</h1>
      {intro && <div className="wrap-anywhere mt-3 max-w-measure text-ink-soft text-lg">{intro}</div>}
    </header>
  )
}
