import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { classNames } from './class-names'
import { CONTROL_CLASS, Field, type FieldProps, fieldAria } from './field'

export type SelectOption = { value: string; label: string }
export type SelectGroup = { label: string; options: readonly SelectOption[] }

type SelectFieldProps = FieldProps &
  Omit<ComponentProps<'select'>, keyof FieldProps | 'children'> & {
    options: readonly (SelectOption | SelectGroup)[]
    /** A first, empty choice such as `Choose a state`. */
    prompt?: string
  }

/** A native select: it works with every keyboard, phone and screen reader. */
export function SelectField(props: SelectFieldProps) {
  const {
    name,
    id = name,
    label,
    hint,
    error,
    optionalText,
    isLabelHidden,
    options,
    prompt,
    className,
    ...select
  } = props
  const field = {
    label,
    hint,
    error,
    ...(optionalText && { optionalText }),
    ...(isLabelHidden && { isLabelHidden }),
  }
  return (
    <Field id={id} {...field}>
      <div className="relative">
        <select
          id={id}
          name={name}
          {...fieldAria(id, hint, error)}
          {...select}
          className={classNames(CONTROL_CLASS, 'min-h-12 appearance-none py-2 pe-11', className)}
        >
          {prompt !== undefined && <option value="">{prompt}</option>}
          {options.map((entry) =>
            'options' in entry ? (
              <optgroup key={entry.label} label={entry.label}>
                {entry.options.map(toOption)}
              </optgroup>
            ) : (
              toOption(entry)
            ),
          )}
        </select>
        <ChevronDown
          aria-hidden
          className="pointer-events-none absolute end-3 top-1/2 size-5 -translate-y-1/2"
        />
      </div>
    </Field>
  )
}

function toOption(option: SelectOption) {
  return (
    <option key={option.value} value={option.value}>
      {option.label}
    </option>
  )
}
