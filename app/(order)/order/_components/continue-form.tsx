'use client'

import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { EMPTY_FORM } from '@/lib/shared/form-state'
import { messagesFor } from '@/lib/shared/messages/messages'
import { type FormAction, FormProblems, useForm } from './use-form'

export function ContinueForm({ action, email }: { action: FormAction; email: string }) {
  const { order } = messagesFor('en')
  const { state, formAction } = useForm(action, EMPTY_FORM)
  return (
    <form action={formAction} className="grid gap-7" noValidate>
      <FormProblems state={state} title={order.fixThese} />
      <TextField
        name="email"
        type="email"
        autoComplete="email"
        label={order.you.email}
        error={state.errors.email}
        defaultValue={state.values.email ?? email}
        required
      />
      <SubmitButton size="lg">{order.continueElsewhere.submit}</SubmitButton>
    </form>
  )
}
