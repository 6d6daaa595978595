'use client'

import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/form-error-summary'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { messagesFor } from '@/lib/shared/messages/messages'
import type { AddressState } from '../address-schema'

type AddressFormProps = {
  action: (previous: AddressState, form: FormData) => Promise<AddressState>
  returnTo: string
}

/** Asks for the mail address; keeps what was typed, and asks back once when it looks mistyped. */
export function AddressForm({ action, returnTo }: AddressFormProps) {
  const words = messagesFor('en').signIn
  const [state, submit] = useActionState(action, { email: '', suggestion: null, problem: null })
  const error = state.problem === 'BAD_ADDRESS' ? words.start.emailError : undefined
  return (
    <form action={submit} className="mt-8 grid grid-cols-1 gap-6" noValidate>
      <FormErrorSummary
        title={words.errorTitle}
        attempt={state}
        errors={error === undefined ? [] : [{ fieldId: 'email', message: error }]}
      />
      {state.problem === 'TOO_MANY' && <Notice tone="soon" title={words.start.tooMany} isLive />}
      <input type="hidden" name="to" value={returnTo} />
      <TextField
        name="email"
        type="email"
        autoComplete="email"
        label={words.start.email}
        hint={words.start.emailHint}
        error={error}
        defaultValue={state.email}
        maxLength={254}
        required
      />
      {state.suggestion === null ? (
        <div>
          <SubmitButton size="lg">{words.start.submit}</SubmitButton>
        </div>
      ) : (
        <Suggestion address={state.suggestion} />
      )}
    </form>
  )
}

function Suggestion({ address }: { address: string }) {
  const { start } = messagesFor('en').signIn
  return (
    <Notice tone="info" title={start.didYouMean({ address })} isLive>
      <input type="hidden" name="suggestion" value={address} />
      <div className="mt-3 flex flex-wrap gap-3">
        <SubmitButton name="choice" value="suggested" className="wrap-anywhere max-w-full">
          {start.useSuggestion({ address })}
        </SubmitButton>
        <SubmitButton name="choice" value="typed" variant="secondary">
          {start.keepTyped}
        </SubmitButton>
      </div>
    </Notice>
  )
}
