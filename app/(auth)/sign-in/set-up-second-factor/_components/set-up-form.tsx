'use client'

import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/form-error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { messagesFor } from '@/lib/shared/messages/messages'
import type { FactorState } from '../../second-factor/factor-schema'

type SetUpFormProps = {
  action: (previous: FactorState, form: FormData) => Promise<FactorState>
  returnTo: string
}

export function SetUpForm({ action, returnTo }: SetUpFormProps) {
  const { setUp, secondFactor, errorTitle } = messagesFor('en').signIn
  const [state, submit] = useActionState(action, { code: '', problem: null })
  const error = state.problem === null ? undefined : secondFactor.errors[state.problem]
  return (
    <form action={submit} className="mt-3 grid grid-cols-1 gap-6" noValidate>
      <FormErrorSummary
        title={errorTitle}
        attempt={state}
        errors={error === undefined ? [] : [{ fieldId: 'code', message: error }]}
      />
      <input type="hidden" name="to" value={returnTo} />
      <TextField
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        label={setUp.label}
        error={error}
        defaultValue={state.code}
        className="max-w-[12rem] text-2xl tabular-nums tracking-[0.2em]"
        maxLength={12}
        required
      />
      <div>
        <SubmitButton size="lg">{setUp.submit}</SubmitButton>
      </div>
    </form>
  )
}
