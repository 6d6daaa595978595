'use client'

import Link from 'next/link'
import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/form-error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { messagesFor } from '@/lib/shared/messages/messages'
import type { FactorState } from '../factor-schema'

type SecondFactorFormProps = {
  action: (previous: FactorState, form: FormData) => Promise<FactorState>
  returnTo: string
  isRecovery: boolean
}

export function SecondFactorForm({ action, returnTo, isRecovery }: SecondFactorFormProps) {
  const { secondFactor: words, errorTitle } = messagesFor('en').signIn
  const [state, submit] = useActionState(action, { code: '', problem: null })
  const wrong = isRecovery ? words.errors.WRONG_RECOVERY_CODE : words.errors.WRONG_CODE
  const known = state.problem === null ? undefined : words.errors[state.problem]
  const error = state.problem === 'WRONG_CODE' ? wrong : known
  const query = new URLSearchParams({ to: returnTo, ...(isRecovery ? {} : { with: 'recovery-code' }) })
  return (
    <form action={submit} className="mt-8 grid grid-cols-1 gap-6" noValidate>
      <FormErrorSummary
        title={errorTitle}
        attempt={state}
        errors={error === undefined ? [] : [{ fieldId: 'code', message: error }]}
      />
      <input type="hidden" name="to" value={returnTo} />
      <TextField
        key={isRecovery ? 'recovery' : 'app'}
        name="code"
        inputMode={isRecovery ? 'text' : 'numeric'}
        autoComplete={isRecovery ? 'off' : 'one-time-code'}
        autoCapitalize="characters"
        spellCheck={false}
        label={isRecovery ? words.recoveryLabel : words.label}
        error={error}
        defaultValue={state.code}
        className="max-w-[16rem] text-2xl tabular-nums tracking-[0.15em]"
        maxLength={20}
        required
      />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <SubmitButton size="lg">{words.submit}</SubmitButton>
        <Link
          href={`/sign-in/second-factor?${query}`}
          className="inline-flex min-h-[44px] items-center text-action underline underline-offset-4"
        >
          {isRecovery ? words.useApp : words.useRecovery}
        </Link>
      </div>
    </form>
  )
}
