import type { ComponentProps } from 'react'
import { classNames } from './class-names'

/** A sheet that holds what belongs together. */
export function Card({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div
      className={classNames('rounded-card border border-line bg-surface p-5 shadow-card sm:p-6', className)}
      {...props}
    />
  )
}
