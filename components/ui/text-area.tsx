import type { ComponentProps } from 'react'
import { classNames } from './class-names'
import { CONTROL_CLASS, Field, type FieldProps, partsOf } from './field'

/** Several lines of text. Grows with what is typed where the browser can. */
export function TextArea(props: FieldProps & Omit<ComponentProps<'textarea'>, keyof FieldProps>) {
  const { field, control } = partsOf(props)
  const look = classNames(CONTROL_CLASS, 'field-sizing-content min-h-36 py-2.5', control.className)
  return (
    <Field {...field}>
      <textarea rows={5} {...control} className={look} />
    </Field>
  )
}
