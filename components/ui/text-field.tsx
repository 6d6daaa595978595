import type { ComponentProps } from 'react'
import { classNames } from './class-names'
import { CONTROL_CLASS, Field, type FieldProps, fieldAria } from './field'

/** One line of text: also `type="email"`, `tel`, `search`, and codes (`inputMode="numeric"`). */
export function TextField(props: FieldProps & Omit<ComponentProps<'input'>, keyof FieldProps>) {
  const { name, id = name, label, hint, error, optionalText, isLabelHidden, className, ...input } = props
  const field = {
    label,
    hint,
    error,
    ...(optionalText && { optionalText }),
    ...(isLabelHidden && { isLabelHidden }),
  }
  return (
    <Field id={id} {...field}>
      <input
        id={id}
        name={name}
        type="text"
        {...fieldAria(id, hint, error)}
        {...input}
        className={classNames(CONTROL_CLASS, 'min-h-12', className)}
      />
    </Field>
  )
}
