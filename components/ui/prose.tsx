import type { ComponentProps } from 'react'
import { classNames } from './class-names'

/** Running text: headings, paragraphs and lists in plain HTML, at a comfortable measure. */
export function Prose({ className, ...props }: ComponentProps<'div'>) {
  return <div className={classNames('prose', className)} {...props} />
}
