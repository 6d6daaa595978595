'use client'

import { SubmitButton } from '@/components/ui/submit-button'
import { EMPTY_FORM } from '@/lib/shared/form-state'
import { messagesFor } from '@/lib/shared/messages/messages'
import { type FormAction, FormProblems, useForm } from './use-form'

export function ReopenForm({ action }: { action: FormAction }) {
  const { order } = messagesFor('en')
  const { state, formAction } = useForm(action, EMPTY_FORM)
  return (
    <form action={formAction} className="grid gap-4">
      <FormProblems state={state} title={order.fixThese} />
      <SubmitButton variant="secondary">{order.review.reopen}</SubmitButton>
    </form>
  )
}
