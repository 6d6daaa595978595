import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { classNames } from './class-names'
import { CONTROL_CLASS, Field, type FieldProps, partsOf } from './field'

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
  const { options, prompt, ...rest } = props
  const { field, control } = partsOf(rest)
  const look = classNames(CONTROL_CLASS, 'min-h-12 appearance-none py-2 pe-11', control.className)
  return (
    <Field {...field}>
      <div className="relative">
        <select {...control} className={look}>
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
