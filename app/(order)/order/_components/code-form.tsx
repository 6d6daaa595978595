'use client'

import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { EMPTY_FORM } from '@/lib/shared/form-state'
import { messagesFor } from '@/lib/shared/messages/messages'
import { type FormAction, FormProblems, useForm } from './use-form'

export function CodeForm({ action, challengeId }: { action: FormAction; challengeId: string }) {
  const { order } = messagesFor('en')
  const { state, formAction } = useForm(action, EMPTY_FORM)
  return (
    <form action={formAction} className="grid gap-7" noValidate>
      <FormProblems state={state} title={order.fixThese} />
      <input type="hidden" name="challengeId" value={challengeId} />
      <TextField
        name="code"
        label={order.you.codeLabel}
        error={state.errors.code}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={11}
        defaultValue={state.values.code ?? ''}
        className="max-w-48 text-2xl tracking-[0.2em]"
        required
      />
      <SubmitButton size="lg">{order.you.codeSubmit}</SubmitButton>
    </form>
  )
}
