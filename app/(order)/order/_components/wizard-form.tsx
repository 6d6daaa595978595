'use client'

import type { ReactNode } from 'react'
import { Autosave } from '@/components/order/autosave'
import { SubmitButton } from '@/components/ui/submit-button'
import { EMPTY_FORM, type FormState } from '@/lib/shared/form-state'
import { messagesFor } from '@/lib/shared/messages/messages'
import { type FormAction, FormProblems, useForm } from './use-form'

type WizardFormProps = {
  action: FormAction
  /** The names of the fields that are saved while they are typed. */
  saved: readonly string[]
  /** Something to know before going on in spite of it; null while there is nothing. */
  warning?: (state: FormState) => ReactNode
  /** The fields, from what was typed and what is wrong with it. */
  children: (state: FormState) => ReactNode
}

/** The form of a step: what is wrong on top, then the fields, saved as they are typed, and the button that goes on. */
export function WizardForm({ action, saved, warning, children }: WizardFormProps) {
  const { order } = messagesFor('en')
  const { state, formAction } = useForm(action, EMPTY_FORM)
  const warned = warning?.(state)
  return (
    <form action={formAction} className="grid gap-7" noValidate>
      <FormProblems state={state} title={order.fixThese}>
        {warned}
      </FormProblems>
      {children(state)}
      <Autosave fields={saved} />
      <SubmitButton size="lg">{warned ? order.nextAnyway : order.next}</SubmitButton>
    </form>
  )
}
