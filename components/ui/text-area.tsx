import type { ComponentProps } from 'react'
import { classNames } from './class-names'
import { CONTROL_CLASS, Field, type FieldProps, fieldAria } from './field'

/** Several lines of text. Grows with what is typed where the browser can. */
export function TextArea(props: FieldProps & Omit<ComponentProps<'textarea'>, keyof FieldProps>) {
  const { name, id = name, label, hint, error, optionalText, isLabelHidden, className, ...area } = props
  const field = {
    label,
    hint,
    error,
    ...(optionalText && { optionalText }),
    ...(isLabelHidden && { isLabelHidden }),
  }
  return (
    <Field id={id} {...field}>
      <textarea
        id={id}
        name={name}
        rows={5}
        {...fieldAria(id, hint, error)}
        {...area}
        className={classNames(CONTROL_CLASS, 'field-sizing-content min-h-36 py-2.5', className)}
      />
    </Field>
  )
}
