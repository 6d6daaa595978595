import { classNames } from './class-names'

/** The place of something that is still loading. Give it the size of what comes; say once, beside it, what loads. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden
      className={classNames('block animate-pulse rounded-field bg-line', className ?? 'h-5 w-full')}
    />
  )
}
