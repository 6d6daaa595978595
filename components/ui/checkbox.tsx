import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names'
import { FieldError, fieldAria } from './field'

type CheckboxProps = Omit<ComponentProps<'input'>, 'type' | 'children'> & {
  name: string
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
}

/** One box with its sentence; the whole line is the target. */
export function Checkbox({ name, id = name, label, hint, error, className, ...input }: CheckboxProps) {
  return (
    <div className={classNames('max-w-form', error && 'border-danger border-s-4 ps-4', className)}>
      <FieldError id={id} error={error} />
      <label className="flex min-h-12 items-start gap-3 py-2.5">
        <input
          type="checkbox"
          id={id}
          name={name}
          {...fieldAria(id, hint, error)}
          {...input}
          className={BOX}
        />
        <span>{label}</span>
      </label>
      {hint && (
        <div id={`${id}-hint`} className="ps-10 text-ink-soft text-sm">
          {hint}
        </div>
      )}
    </div>
  )
}

const BOX =
  'mt-0.5 grid size-6 shrink-0 appearance-none place-content-center rounded-[0.3rem] border-2 border-line-strong bg-surface after:hidden after:h-3 after:w-1.5 after:-translate-y-px after:rotate-45 after:border-on-action after:border-r-[3px] after:border-b-[3px] hover:border-ink checked:border-action checked:bg-action checked:after:block aria-invalid:border-danger forced-colors:appearance-auto'
