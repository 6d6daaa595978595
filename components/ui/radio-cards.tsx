import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { FieldError, FieldHint, fieldAria } from './field'

export type RadioOption = { value: string; label: ReactNode; hint?: ReactNode }

type RadioCardsProps = {
  name: string
  id?: string
  /** The question. */
  legend: ReactNode
  hint?: ReactNode
  error?: string | undefined
  options: readonly RadioOption[]
  defaultValue?: string | undefined
  required?: boolean
  /** Hides the question from the eye only, where a page heading asks it. */
  isLegendHidden?: boolean
}

/** One choice of a few, each as large as a card. The first option has the id of the group, for error links. */
export function RadioCards(props: RadioCardsProps) {
  const { name, id = name, legend, hint, error, options, defaultValue, required, isLegendHidden } = props
  return (
    <fieldset
      {...fieldAria(id, hint, error)}
      className={classNames('max-w-form', error && 'border-danger border-s-4 ps-4')}
    >
      <legend className={classNames('font-semibold', isLegendHidden && 'sr-only')}>{legend}</legend>
      <FieldHint id={id} hint={hint} />
      <FieldError id={id} error={error} />
      <div className="mt-2 grid gap-2.5">
        {options.map((option, index) => (
          <label key={option.value} className={CARD}>
            <input
              type="radio"
              id={index === 0 ? id : `${id}-${option.value}`}
              name={name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
              required={required}
              className={MARK}
            />
            <span className="pt-0.5">
              <span className="block font-semibold leading-snug">{option.label}</span>
              {option.hint && <span className="block text-ink-soft text-sm">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

const CARD =
  'flex min-h-14 items-start gap-3 rounded-card border-2 border-line bg-surface px-4 py-3.5 hover:border-line-strong has-checked:border-action has-checked:bg-action-tint has-focus-visible:outline-3 has-focus-visible:outline-focus has-focus-visible:outline-offset-3'

const MARK =
  'mt-0.5 size-6 shrink-0 appearance-none rounded-full border-2 border-line-strong bg-surface outline-none checked:border-8 checked:border-action forced-colors:appearance-auto'
