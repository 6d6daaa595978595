'use client'

import { useActionState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { FormErrorSummary } from '@/components/ui/form-error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { EMPTY_FORM, type FormState } from '@/lib/shared/form-state'
import { messagesFor } from '@/lib/shared/messages/messages'

type Props = { action: (state: FormState, form: FormData) => Promise<FormState> }

/** The code and the tick that delete everything. */
export function DeleteForm({ action }: Props) {
  const words = messagesFor('en').myAccount.erase.confirm
  const [state, send] = useActionState(action, EMPTY_FORM)
  const { values, errors } = state
  return (
    <form action={send} className="grid gap-6" noValidate>
      <FormErrorSummary
        title={words.errorTitle}
        attempt={state}
        errors={Object.entries(errors).map(([fieldId, message]) => ({ fieldId, message }))}
      />
      <TextField
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        label={words.code}
        hint={words.codeHint}
        error={errors.code}
        defaultValue={values.code}
        className="max-w-[12rem] text-2xl tabular-nums tracking-[0.2em]"
        maxLength={12}
        required
      />
      <Checkbox
        name="isSure"
        label={words.sure}
        error={errors.isSure}
        defaultChecked={values.isSure === 'on'}
        // An uncontrolled box would lose its tick when the form comes back.
        key={errors.code ?? ''}
      />
      <div>
        <SubmitButton variant="danger">{words.submit}</SubmitButton>
      </div>
    </form>
  )
}
