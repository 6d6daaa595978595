'use client'

import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/form-error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { messagesFor } from '@/lib/shared/messages/messages'
import type { CodeState } from '../code-schema'

type CodeFormProps = {
  action: (previous: CodeState, form: FormData) => Promise<CodeState>
  challengeId: string
}

export function CodeForm({ action, challengeId }: CodeFormProps) {
  const words = messagesFor('en').signIn
  const [state, submit] = useActionState(action, { code: '', problem: null })
  const error = state.problem === null ? undefined : words.code.errors[state.problem]
  return (
    <form action={submit} className="mt-8 grid grid-cols-1 gap-6" noValidate>
      <FormErrorSummary
        title={words.errorTitle}
        attempt={state}
        errors={error === undefined ? [] : [{ fieldId: 'code', message: error }]}
      />
      <input type="hidden" name="challenge" value={challengeId} />
      <TextField
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        label={words.code.label}
        hint={words.code.hint}
        error={error}
        defaultValue={state.code}
        className="max-w-[12rem] text-2xl tabular-nums tracking-[0.2em]"
        maxLength={12}
        required
      />
      <div>
        <SubmitButton size="lg">{words.code.submit}</SubmitButton>
      </div>
    </form>
  )
}
