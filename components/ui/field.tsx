import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names'

/** What each field has in common. The words come from the caller, in the reader's language. */
export type FieldProps = {
  /** Name of the form value, and the element's id unless `id` is given. */
  name: string
  id?: string
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
  /** Appended to the label of a field that may stay empty, for example `(you may leave this empty)`. */
  optionalText?: string | undefined
  /** Hides the label from the eye only. */
  isLabelHidden?: boolean | undefined
}

export const CONTROL_CLASS =
  'block w-full rounded-field border-2 border-line-strong bg-surface px-3 text-ink placeholder:text-ink-soft hover:border-ink aria-invalid:border-danger disabled:bg-sunk disabled:text-ink-soft'

/** The ids that tell a screen reader what belongs to a field, and its invalid state. */
export function fieldAria(id: string, hint: ReactNode, error: string | undefined) {
  const ids = classNames(hint ? `${id}-hint` : null, error ? `${id}-error` : null)
  return { ...(ids && { 'aria-describedby': ids }), ...(error && { 'aria-invalid': true as const }) }
}

/** Parts what stands around a control from what the control itself gets. */
export function partsOf<Props extends FieldProps>(props: Props) {
  const { name, id = name, label, hint, error, optionalText, isLabelHidden, ...rest } = props
  return {
    field: { id, label, hint, error, optionalText, isLabelHidden },
    control: { id, name, ...fieldAria(id, hint, error), ...rest },
  }
}

/** Label above, hint below it, error right above the control. */
export function Field(props: { id: string; children: ReactNode } & Omit<FieldProps, 'name' | 'id'>) {
  const { id, label, hint, error, optionalText, isLabelHidden, children } = props
  return (
    <div className={classNames('max-w-form', error && 'border-danger border-s-4 ps-4')}>
      <label htmlFor={id} className={classNames('block font-semibold', isLabelHidden && 'sr-only')}>
        {label}
        {optionalText && <span className="font-normal text-ink-soft"> {optionalText}</span>}
      </label>
      <FieldHint id={id} hint={hint} />
      <FieldError id={id} error={error} />
      <div className="mt-2">{children}</div>
    </div>
  )
}

export function FieldHint({ id, hint }: { id: string; hint: ReactNode }) {
  if (!hint) return null
  return (
    <div id={`${id}-hint`} className="mt-0.5 text-ink-soft text-sm">
      {hint}
    </div>
  )
}

export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  if (!error) return null
  return (
    <p id={`${id}-error`} className="mt-1.5 flex items-start gap-2 font-semibold text-danger">
      <CircleAlert aria-hidden className="mt-[0.2em] size-5 shrink-0" />
      <span>{error}</span>
    </p>
  )
}
