'use client'

import { type ReactNode, useActionState, useEffect, useRef } from 'react'
import { FormErrorSummary } from '@/components/ui/form-error-summary'
import { Notice } from '@/components/ui/notice'
import type { FormState } from '@/lib/shared/form-state'

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>

/** A form's state over its action: what was typed stays, also without JavaScript. */
export function useForm(action: FormAction, initial: FormState) {
  const [state, formAction] = useActionState(action, initial)
  return { state, formAction }
}

type FormProblemsProps = {
  state: FormState
  title: string
  /** Says several errors of one kind in one line; they are marked where they are. */
  summary?: ((count: number) => string) | undefined
  children?: ReactNode
}

/**
 * What is wrong with a form, on top of it. Takes the focus: on a phone who pressed the button at the end would not
 * see it.
 */
export function FormProblems({ state, title, summary, children }: FormProblemsProps) {
  const all = Object.entries(state.errors).map(([fieldId, message]) => ({ fieldId, message }))
  const errors = summary
    ? all.slice(0, 1).map(({ fieldId }) => ({ fieldId, message: summary(all.length) }))
    : all
  const isShown = Boolean(state.problem || children)
  const box = useRef<HTMLDivElement>(null)
  // Also when the same thing is said again.
  useEffect(() => {
    if (state && isShown) box.current?.focus()
  }, [state, isShown])
  return (
    <>
      {isShown && (
        <div ref={box} tabIndex={-1} className="grid gap-3 rounded-card">
          {state.problem && (
            <Notice
              tone={state.problemTitle ? 'soon' : 'danger'}
              {...(state.problemTitle ? { title: state.problemTitle } : {})}
              isLive
            >
              <p>{state.problem}</p>
              {state.problemLink && (
                <p>
                  <a
                    href={state.problemLink.href}
                    target="_blank"
                    rel="noreferrer"
                    className="inline-flex min-h-[44px] items-center underline"
                  >
                    {state.problemLink.text}
                  </a>
                </p>
              )}
            </Notice>
          )}
          {children}
        </div>
      )}
      <FormErrorSummary title={title} errors={errors} attempt={state} />
    </>
  )
}
