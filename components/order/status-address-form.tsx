'use client'

import { useActionState } from 'react'
import { Details } from '@/components/ui/details'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { EMPTY_FORM, type FormState } from '@/lib/shared/form-state'

type Props = {
  action: (state: FormState, form: FormData) => Promise<FormState>
  words: { change: string; label: string; hint: string; save: string }
}

/** Where else to write about this order. */
export function StatusAddressForm({ action, words }: Props) {
  const [state, send] = useActionState(action, EMPTY_FORM)
  return (
    // Open when there is something to mend, so that it is seen without JavaScript too.
    <Details summary={words.change} isOpen={state.errors.email !== undefined}>
      <form action={send} className="grid gap-4">
        <TextField
          name="email"
          type="email"
          autoComplete="email"
          required
          label={words.label}
          hint={words.hint}
          error={state.errors.email}
          defaultValue={state.values.email ?? ''}
          key={state.errors.email ?? ''}
        />
        {state.values.email && <input type="hidden" name="asTyped" value={state.values.email} />}
        {state.problem && <p className="font-semibold">{state.problem}</p>}
        <div>
          <SubmitButton variant="secondary">{words.save}</SubmitButton>
        </div>
      </form>
    </Details>
  )
}
