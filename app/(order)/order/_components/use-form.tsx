'use client'

import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/form-error-summary'
import { Notice } from '@/components/ui/notice'
import type { FormState } from '@/lib/shared/form-state'

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>

/** A form's state over its action: what was typed stays, also without JavaScript. */
export function useForm(action: FormAction, initial: FormState) {
  const [state, formAction] = useActionState(action, initial)
  return { state, formAction }
}

/** What is wrong with a form, on top of it. */
export function FormProblems({ state, title }: { state: FormState; title: string }) {
  const errors = Object.entries(state.errors).map(([fieldId, message]) => ({ fieldId, message }))
  return (
    <>
      {state.problem && (
        <Notice tone="danger" isLive>
          {state.problem}
        </Notice>
      )}
      <FormErrorSummary title={title} errors={errors} />
    </>
  )
}
