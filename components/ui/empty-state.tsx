import type { ReactNode } from 'react'

type EmptyStateProps = { icon?: ReactNode; title: ReactNode; children?: ReactNode; action?: ReactNode }

/** Nothing here yet: says why, and what to do next. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="rounded-card border-2 border-line border-dashed px-6 py-10 text-center">
      {icon && (
        <div aria-hidden className="mx-auto mb-4 w-fit text-action [&_svg]:size-10">
          {icon}
        </div>
      )}
      <p className="font-display text-xl">{title}</p>
      {children && <div className="mx-auto mt-2 max-w-form text-ink-soft">{children}</div>}
      {action && <div className="mt-5 flex justify-center">{action}</div>}
    </div>
  )
}
