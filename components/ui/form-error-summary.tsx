'use client'

import { useEffect, useRef } from 'react'

export type FormError = { fieldId: string; message: string }

/**
 * All that is wrong with a form, on top of it, each a link to its field. Takes the focus when it appears, so that
 * nobody looks for what happened. Renders nothing without errors, and works without JavaScript.
 */
export function FormErrorSummary({ title, errors }: { title: string; errors: readonly FormError[] }) {
  const box = useRef<HTMLDivElement>(null)
  const text = errors.map((error) => error.message).join('\n')

  useEffect(() => {
    if (text) box.current?.focus()
  }, [text])

  if (errors.length === 0) return null
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
