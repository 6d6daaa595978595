'use client'

import { useActionState, useEffect, useState } from 'react'
import { FormErrorSummary } from '@/components/ui/form-error-summary'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { messagesFor } from '@/lib/shared/messages/messages'
import type { InviteState } from '../invite-schema'

type InviteFormProps = {
  action: (previous: InviteState, form: FormData) => Promise<InviteState>
  token: string
  displayName: string
}

export function InviteForm({ action, token, displayName }: InviteFormProps) {
  const { invite: words, errorTitle } = messagesFor('en').signIn
  const [state, submit] = useActionState(action, { displayName, problem: null })
  const [timeZone, setTimeZone] = useState('')
  useEffect(() => setTimeZone(Intl.DateTimeFormat().resolvedOptions().timeZone), [])
  const error = state.problem === 'BAD_NAME' ? words.nameError : undefined
  return (
    <form action={submit} className="mt-8 grid grid-cols-1 gap-6" noValidate>
      <FormErrorSummary
        title={errorTitle}
        attempt={state}
        errors={error === undefined ? [] : [{ fieldId: 'displayName', message: error }]}
      />
      {state.problem === 'EXPIRED' && (
        <Notice tone="danger" title={words.goneTitle} isLive>
          {words.goneText}
        </Notice>
      )}
      {state.problem === 'TOO_MANY' && <Notice tone="soon" title={words.tooMany} isLive />}
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="timeZone" value={timeZone} />
      <TextField
        name="displayName"
        autoComplete="name"
        label={words.name}
        hint={words.nameHint}
        error={error}
        defaultValue={state.displayName}
        maxLength={100}
        required
      />
      <p>{words.next}</p>
      <div>
        <SubmitButton size="lg">{words.submit}</SubmitButton>
      </div>
    </form>
  )
}
