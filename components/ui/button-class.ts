import { classNames } from './class-names'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 'md' | 'lg' | 'sm'

const BASE =
  'inline-flex items-center justify-center gap-2 rounded-field border-2 text-center font-semibold leading-tight no-underline transition-colors aria-disabled:cursor-not-allowed aria-disabled:opacity-60 disabled:cursor-not-allowed disabled:opacity-60'

const VARIANTS = {
  primary:
    'border-action bg-action text-on-action shadow-[0_2px_0_var(--color-action-deep)] hover:border-action-deep hover:bg-action-deep active:translate-y-px active:shadow-none',
  secondary: 'border-line-strong bg-surface text-ink hover:border-action hover:bg-action-tint',
  quiet:
    'border-transparent bg-transparent text-action underline decoration-1 underline-offset-4 hover:bg-action-tint',
  danger: 'border-danger bg-danger text-on-danger hover:border-danger-deep hover:bg-danger-deep',
} as const satisfies Record<ButtonVariant, string>

const SIZES = {
  sm: 'min-h-[44px] px-3 py-1 text-sm',
  md: 'min-h-12 px-5 py-2 text-base',
  lg: 'min-h-14 px-7 py-3 text-lg',
} as const satisfies Record<ButtonSize, string>

export type ButtonLook = { variant?: ButtonVariant; size?: ButtonSize; isWide?: boolean }

/** The look of a button, for elements that are neither `Button` nor `LinkButton` (a label, a summary). */
export function buttonClass({ variant = 'primary', size = 'md', isWide = false }: ButtonLook = {}): string {
  return classNames(BASE, VARIANTS[variant], SIZES[size], isWide ? 'w-full max-w-form' : 'w-fit')
}
