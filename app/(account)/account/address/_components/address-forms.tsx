'use client'

import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/form-error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { EMPTY_FORM, type FormState } from '@/lib/shared/form-state'
import { messagesFor } from '@/lib/shared/messages/messages'

type Props = { action: (state: FormState, form: FormData) => Promise<FormState> }

const words = messagesFor('en').myAccount.address

/** The new address. */
export function AddressForm({ action }: Props) {
  const [state, send] = useActionState(action, EMPTY_FORM)
  const { values, errors } = state
  return (
    <form action={send} className="grid gap-5" noValidate>
      <Problems state={state} />
      {/* The same address a second time is meant as it is typed. */}
      <input type="hidden" name="asTyped" value={values.email ?? ''} />
      <TextField
        name="email"
        type="email"
        autoComplete="email"
        label={words.label}
        hint={words.hint}
        error={errors.email}
        defaultValue={values.email}
        key={errors.email ?? ''}
        required
      />
      <div>
        <SubmitButton>{words.send}</SubmitButton>
      </div>
    </form>
  )
}

/** The two codes. */
export function CodesForm({ action }: Props) {
  const [state, send] = useActionState(action, EMPTY_FORM)
  const { confirm } = words
  return (
    <form action={send} className="grid gap-5" noValidate>
      <Problems state={state} />
      <CodeField name="oldCode" label={confirm.old} state={state} />
      <CodeField name="newCode" label={confirm.fresh} state={state} />
      <div>
        <SubmitButton>{confirm.submit}</SubmitButton>
      </div>
    </form>
  )
}

function CodeField({ name, label, state }: { name: string; label: string; state: FormState }) {
  return (
    <TextField
      name={name}
      inputMode="numeric"
      autoComplete="off"
      label={label}
      hint={words.confirm.hint}
      error={state.errors[name]}
      defaultValue={state.values[name]}
      className="max-w-[12rem] text-2xl tabular-nums tracking-[0.2em]"
      maxLength={12}
      required
    />
  )
}

function Problems({ state }: { state: FormState }) {
  return (
    <FormErrorSummary
      title={words.errorTitle}
      attempt={state}
      errors={Object.entries(state.errors).map(([fieldId, message]) => ({ fieldId, message }))}
    />
  )
}
