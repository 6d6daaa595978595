import Link from 'next/link'
import type { ComponentProps } from 'react'
import { type ButtonLook, type ButtonSize, type ButtonVariant, buttonClass } from './button-class'
import { classNames } from './class-names'

export { type ButtonSize, type ButtonVariant, buttonClass } from './button-class'

export function Button({
  variant,
  size,
  isWide,
  className,
  type = 'button',
  ...props
}: ButtonLook & ComponentProps<'button'>) {
  return (
    <button
      type={type}
      className={classNames(buttonClass(look(variant, size, isWide)), className)}
      {...props}
    />
  )
}

/** A link that looks like a button: for going somewhere, never for doing something. */
export function LinkButton({
  variant,
  size,
  isWide,
  className,
  ...props
}: ButtonLook & ComponentProps<typeof Link>) {
  return <Link className={classNames(buttonClass(look(variant, size, isWide)), className)} {...props} />
}

function look(variant?: ButtonVariant, size?: ButtonSize, isWide?: boolean): ButtonLook {
  return { ...(variant && { variant }), ...(size && { size }), ...(isWide && { isWide }) }
}
