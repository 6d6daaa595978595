'use client'

import { useEffect, useRef } from 'react'

export type FormError = { fieldId: string; message: string }

type FormErrorSummaryProps = {
  title: string
  errors: readonly FormError[]
  /** The answer to one submission, such as the form's state: each new one takes the focus, also with the same errors. */
  attempt: object
}

/**
 * All that is wrong with a form, on top of it, each a link to its field. Takes the focus after each submission, so that
 * nobody looks for what happened. Renders nothing without errors, and works without JavaScript.
 */
export function FormErrorSummary({ title, errors, attempt }: FormErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  const hasErrors = errors.length > 0

  useEffect(() => {
    if (attempt && hasErrors) box.current?.focus()
  }, [attempt, hasErrors])

  if (!hasErrors) return null
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      className="max-w-form rounded-card border-2 border-danger bg-danger-tint px-5 py-4 text-ink"
    >
      <h2 className="text-lg">{title}</h2>
      <ul className="mt-1.5 grid gap-1">
        {errors.map((error) => (
          <li key={error.fieldId + error.message}>
            <a
              href={`#${error.fieldId}`}
              className="inline-flex min-h-[44px] items-center font-semibold text-danger underline underline-offset-4"
            >
              {error.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
