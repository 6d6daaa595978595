'use client'

import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/form-error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import type { FormState } from '@/lib/shared/form-state'

type Props = {
  action: (state: FormState, form: FormData) => Promise<FormState>
  saved: { what: string; day: string; time: string }
  words: {
    what: string
    whatHint: string
    day: string
    time: string
    saveVisit: string
    visitErrorTitle: string
  }
}

/** A visit that the patient knows of; what was typed stays when something is wrong. */
export function VisitForm({ action, saved, words }: Props) {
  const [state, send] = useActionState(action, { values: saved, errors: {} })
  const { values, errors } = state
  return (
    // Changes with the answer of the server, so that what was sent is shown again without JavaScript too.
    <form action={send} key={Object.keys(errors).join()} className="mt-3 grid max-w-form gap-4" noValidate>
      <FormErrorSummary
        title={words.visitErrorTitle}
        attempt={state}
        errors={Object.entries(errors).map(([fieldId, message]) => ({ fieldId, message }))}
      />
      <TextField
        name="what"
        label={words.what}
        hint={words.whatHint}
        error={errors.what}
        defaultValue={values.what}
        maxLength={120}
        required
      />
      <TextField
        name="day"
        type="date"
        label={words.day}
        error={errors.day}
        defaultValue={values.day}
        required
      />
      <TextField name="time" type="time" label={words.time} error={errors.time} defaultValue={values.time} />
      <SubmitButton variant="secondary">{words.saveVisit}</SubmitButton>
    </form>
  )
}
