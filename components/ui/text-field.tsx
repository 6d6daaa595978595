import type { ComponentProps } from 'react'
import { classNames } from './class-names'
import { CONTROL_CLASS, Field, type FieldProps, partsOf } from './field'

/** One line of text: also `type="email"`, `tel`, `search`, and codes (`inputMode="numeric"`). */
export function TextField(props: FieldProps & Omit<ComponentProps<'input'>, keyof FieldProps>) {
  const { field, control } = partsOf(props)
  return (
    <Field {...field}>
      <input type="text" {...control} className={classNames(CONTROL_CLASS, 'min-h-12', control.className)} />
    </Field>
  )
}
